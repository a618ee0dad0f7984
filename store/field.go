package store

import (
	"bytes"
	"encoding/binary"
	"slices"
	"time"

	"bankje/store/merge"
)

// field says how one field of a noun is kept in its record. Exactly one of
// value and elements is there.
type field[T any] struct {
	number uint16
	name   Field
	text   bool // written by a person: versions are kept side by side
	remark bool // about the noun: it says the same without
	value  *value[T]
	set    *set[T]
}

// value is a field with one value. No bytes mean that there is none.
type value[T any] struct {
	get func(*T) []byte
	put func(*T, []byte)
}

// set is a field with any number of elements, in the order in which they were
// added.
type set[T any] struct {
	get func(*T) []string
	put func(*T, []string)
}

// textField is what a person wrote.
func textField[T any](number uint16, name Field, at func(*T) *string) field[T] {
	f := codeField(number, name, at)
	f.text = true
	return f
}

// codeField is one of several known words. One that is not known is kept.
func codeField[T any, S ~string](number uint16, name Field, at func(*T) *S) field[T] {
	return field[T]{number: number, name: name, value: &value[T]{
		get: func(t *T) []byte { return []byte(*at(t)) },
		put: func(t *T, b []byte) { *at(t) = S(b) },
	}}
}

// timeField is an instant, to the millisecond.
func timeField[T any](number uint16, name Field, at func(*T) *time.Time) field[T] {
	return field[T]{number: number, name: name, value: &value[T]{
		get: func(t *T) []byte { return encodeTime(*at(t)) },
		put: func(t *T, b []byte) { *at(t) = decodeTime(b) },
	}}
}

// countField is a number of which 0 is the same as none.
func countField[T any, N ~int | ~uint8](number uint16, name Field, at func(*T) *N) field[T] {
	return field[T]{number: number, name: name, value: &value[T]{
		get: func(t *T) []byte {
			if *at(t) <= 0 {
				return nil
			}
			return binary.AppendUvarint(nil, uint64(*at(t)))
		},
		put: func(t *T, b []byte) {
			n, _ := binary.Uvarint(b)
			*at(t) = N(n)
		},
	}}
}

// idField refers to a record.
func idField[T any, ID ~[16]byte](number uint16, name Field, at func(*T) *ID) field[T] {
	return field[T]{number: number, name: name, value: &value[T]{
		get: func(t *T) []byte {
			if *at(t) == (ID{}) {
				return nil
			}
			id := *at(t)
			return id[:]
		},
		put: func(t *T, b []byte) {
			if len(b) == 16 {
				*at(t) = ID(b)
			}
		},
	}}
}

// setField is a set of words.
func setField[T any](number uint16, name Field, at func(*T) *[]string) field[T] {
	return field[T]{number: number, name: name, set: &set[T]{
		get: func(t *T) []string { return *at(t) },
		put: func(t *T, elements []string) { *at(t) = elements },
	}}
}

// idsField is a set of records.
func idsField[T any, ID ~[16]byte](number uint16, name Field, at func(*T) *[]ID) field[T] {
	return field[T]{number: number, name: name, set: &set[T]{
		get: func(t *T) []string {
			var elements []string
			for _, id := range *at(t) {
				elements = append(elements, string(id[:]))
			}
			return elements
		},
		put: func(t *T, elements []string) {
			for _, element := range elements {
				if len(element) == 16 {
					*at(t) = append(*at(t), ID([]byte(element)))
				}
			}
		},
	}}
}

func encodeTime(t time.Time) []byte {
	if t.IsZero() {
		return nil
	}
	return binary.AppendVarint(nil, milliseconds(t))
}

func decodeTime(b []byte) time.Time {
	at, n := binary.Varint(b)
	if n <= 0 {
		return time.Time{}
	}
	return instant(at)
}

// milliseconds since 1970, 0 for the zero time.
func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func instant(milliseconds int64) time.Time {
	if milliseconds == 0 {
		return time.Time{}
	}
	return time.UnixMilli(milliseconds).UTC()
}

// writes gives what a save of after writes to a record, when before is what
// was there and seen what stood in each field then. What was not edited is not
// written.
func writes[T any](fields []field[T], key merge.RecordKey, before, after *T, seen *merge.Seen) []merge.Write {
	all := make([]merge.Write, 0, len(fields))
	for _, f := range fields {
		at := merge.Write{Record: key.ID, Kind: key.Kind, Field: f.number}
		if f.set != nil {
			all = append(all, setWrites(at, f.set.get(before), f.set.get(after), seen)...)
			continue
		}
		was, is := f.value.get(before), f.value.get(after)
		if bytes.Equal(was, is) {
			continue
		}
		at.Op, at.Value = merge.OpSet, is
		if len(is) == 0 {
			at.Op = merge.OpUnset
		}
		at.Replaces = seen.Replaces(f.number, "")
		all = append(all, at)
	}
	return all
}

// setWrites adds and removes elements. The value of an element is its place
// among the others when it was added.
func setWrites(at merge.Write, before, after []string, seen *merge.Seen) []merge.Write {
	if slices.Equal(before, after) {
		return nil
	}
	was, is := places(before), places(after)
	var all []merge.Write
	write := func(op merge.Op, element string, value []byte) {
		w := at
		w.Op, w.Element, w.Value = op, element, value
		w.Replaces = seen.Replaces(at.Field, element)
		all = append(all, w)
	}
	for i, element := range after {
		if _, kept := was[element]; !kept && is[element] == i {
			write(merge.OpSet, element, binary.AppendUvarint(nil, uint64(i)))
		}
	}
	for i, element := range before {
		if _, kept := is[element]; !kept && was[element] == i {
			write(merge.OpUnset, element, nil)
		}
	}
	return all
}

// places gives the first place of each element.
func places(elements []string) map[string]int {
	all := make(map[string]int, len(elements))
	for i, element := range elements {
		if _, twice := all[element]; !twice {
			all[element] = i
		}
	}
	return all
}
