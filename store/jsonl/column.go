package jsonl

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"bankje/store"

	"github.com/google/uuid"
)

// column is one field of a kind of record: how it is written and how it is
// checked when it is read.
type column[T any] struct {
	name     string
	required bool
	write    func(line []byte, t *T) []byte // the value; nothing for an empty one
	read     func(t *T, c cell) error
}

// needed makes a column required.
func needed[T any](c column[T]) column[T] {
	c.required = true
	return c
}

// words makes a column of texts out of how one is checked.
func words[T any, S ~string](name string, at func(*T) *S, check func(string) Reason) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			if *at(t) == "" {
				return line
			}
			return appendText(line, string(*at(t)))
		},
		read: func(t *T, c cell) error {
			text, ok := c.(string)
			if !ok {
				return refuse(WrongType, name)
			}
			if reason := check(text); text != "" && reason != "" {
				return refuse(reason, name)
			}
			*at(t) = S(text)
			return nil
		},
	}
}

// text is what a person wrote, in any number of lines.
func text[T any](name string, at func(*T) *string) column[T] {
	return words(name, at, func(s string) Reason {
		if strings.ContainsFunc(s, hides) {
			return BadText
		}
		return ""
	})
}

// oneLine is a name, a number, an address.
func oneLine[T any](name string, at func(*T) *string) column[T] {
	return words(name, at, func(s string) Reason {
		switch {
		case strings.ContainsFunc(s, hides), strings.ContainsAny(s, "\n\t"):
			return BadText
		case len(s) > maxOneLine:
			return TooLong
		}
		return ""
	})
}

// oneOf is one of some words.
func oneOf[T any, S ~string](name string, at func(*T) *S, allowed ...S) column[T] {
	return words(name, at, func(s string) Reason {
		if !slices.Contains(allowed, S(s)) {
			return OutOfRange
		}
		return ""
	})
}

// key is the id of something in a pack.
func key[T any, S ~string](name string, at func(*T) *S) column[T] {
	return words(name, at, func(s string) Reason {
		if !isKey(s) {
			return OutOfRange
		}
		return ""
	})
}

// day is a day of the calendar.
func day[T any](name string, at func(*T) *store.Day) column[T] {
	return words(name, at, func(s string) Reason {
		d, err := store.ParseDay(s)
		if err != nil || !possible(d.Start()) {
			return OutOfRange
		}
		return ""
	})
}

// instant is a moment.
func instant[T any](name string, at func(*T) *time.Time) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			if at(t).IsZero() {
				return line
			}
			line = append(line, '"')
			return append(at(t).UTC().AppendFormat(line, time.RFC3339Nano), '"')
		},
		read: func(t *T, c cell) error {
			text, ok := c.(string)
			if !ok {
				return refuse(WrongType, name)
			}
			moment, err := time.Parse(time.RFC3339Nano, text)
			if err != nil || !possible(moment) {
				return refuse(OutOfRange, name)
			}
			*at(t) = moment.UTC().Truncate(time.Millisecond)
			return nil
		},
	}
}

// possible reports whether something of a journal can be at a moment.
func possible(t time.Time) bool { return 1971 <= t.Year() && t.Year() < 2200 }

// number is a whole number in a range; 0 is none.
func number[T any, N ~int | ~uint8](name string, most int, at func(*T) *N) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			if *at(t) == 0 {
				return line
			}
			return strconv.AppendInt(line, int64(*at(t)), 10)
		},
		read: func(t *T, c cell) error {
			digits, ok := c.(json.Number)
			if !ok {
				return refuse(WrongType, name)
			}
			n, err := strconv.Atoi(string(digits))
			if err != nil || n < 0 || n > most {
				return refuse(OutOfRange, name)
			}
			*at(t) = N(n)
			return nil
		},
	}
}

// flag is true, or not there.
func flag[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			if !*at(t) {
				return line
			}
			return append(line, "true"...)
		},
		read: func(t *T, c cell) error {
			on, ok := c.(bool)
			if !ok {
				return refuse(WrongType, name)
			}
			*at(t) = on
			return nil
		},
	}
}

// id is the id of a record.
func id[T any, ID ~[16]byte](name string, at func(*T) *ID) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			if *at(t) == (ID{}) {
				return line
			}
			return appendID(line, *at(t))
		},
		read: func(t *T, c cell) error {
			text, ok := c.(string)
			if !ok {
				return refuse(WrongType, name)
			}
			read, err := parseID(text, name)
			*at(t) = ID(read)
			return err
		},
	}
}

func appendID[ID ~[16]byte](line []byte, id ID) []byte {
	return append(append(append(line, '"'), uuid.UUID(id).String()...), '"')
}

// parseID reads an id in its one form, so that no two texts name one record.
func parseID(text, field string) ([16]byte, error) {
	id, err := uuid.Parse(text)
	if err != nil || id == (uuid.UUID{}) || id.String() != text {
		return [16]byte{}, refuse(OutOfRange, field)
	}
	return id, nil
}

// set makes a column of lists out of how an element is written and read.
func set[T, E any](name string, at func(*T) *[]E, write func([]byte, E) []byte, read func(string) (E, error)) column[T] {
	return column[T]{
		name: name,
		write: func(line []byte, t *T) []byte {
			for i, element := range *at(t) {
				line = write(append(line, "[,"[min(i, 1)]), element)
			}
			if len(*at(t)) > 0 {
				line = append(line, ']')
			}
			return line
		},
		read: func(t *T, c cell) error {
			texts, ok := c.([]string)
			if !ok {
				return refuse(WrongType, name)
			}
			seen := map[string]bool{}
			for _, text := range texts {
				if seen[text] {
					return refuse(Twice, name)
				}
				seen[text] = true
				element, err := read(text)
				if err != nil {
					return err
				}
				*at(t) = append(*at(t), element)
			}
			return nil
		},
	}
}

// ids are the ids of records.
func ids[T any, ID ~[16]byte](name string, at func(*T) *[]ID) column[T] {
	return set(name, at, appendID[ID], func(text string) (ID, error) {
		id, err := parseID(text, name)
		return ID(id), err
	})
}

// keys are ids of things in packs, or some of the words where there are any.
func keys[T any](name string, at func(*T) *[]string, allowed ...string) column[T] {
	return set(name, at, appendText, func(text string) (string, error) {
		if !isKey(text) || len(allowed) > 0 && !slices.Contains(allowed, text) {
			return "", refuse(OutOfRange, name)
		}
		return text, nil
	})
}
