package jsonl

import (
	"strings"

	"bankje/store"
)

// Kind is what a line is about.
type Kind string

// The kinds, in the order in which a file has them.
const (
	KindPerson       Kind = "person"
	KindGroup        Kind = "group"
	KindConversation Kind = "conversation"
	KindFollowUp     Kind = "followup"
	KindPrompt       Kind = "prompt"
	KindCard         Kind = "card"
	KindFavourite    Kind = "favourite"
	kindEnd          Kind = "end"
)

// Kinds are all of them, what one looks for first before the rest.
func Kinds() []Kind {
	return []Kind{KindConversation, KindPerson, KindGroup, KindFollowUp, KindPrompt, KindCard, KindFavourite}
}

// line is a kind of record: its columns, and what else must hold.
type line[T store.Record] struct {
	kind    Kind
	columns []column[T]
	check   func(T) error
}

// append writes a record as a line.
func (l line[T]) append(to []byte, t T) []byte {
	to = append(append(append(to, `{"kind":"`...), l.kind...), '"')
	for _, c := range l.columns {
		before := len(to)
		to = append(append(append(to, `,"`...), c.name...), `":`...)
		value := len(to)
		if to = c.write(to, &t); len(to) == value {
			to = to[:before] // empty
		}
	}
	return append(to, "}\n"...)
}

// parse reads a record out of the cells of a line, and takes them.
func (l line[T]) parse(cells map[string]cell) (store.Record, error) {
	var t T
	for _, c := range l.columns {
		value, there := cells[c.name]
		delete(cells, c.name)
		if !there || value == nil {
			if c.required {
				return nil, refuse(MissingField, c.name)
			}
			continue
		}
		if text, ok := value.(string); ok && c.required && strings.TrimSpace(text) == "" {
			return nil, refuse(MissingField, c.name)
		}
		if err := c.read(&t, value); err != nil {
			return nil, err
		}
	}
	if len(cells) > 0 {
		return nil, refuse(UnknownField, "")
	}
	if l.check != nil {
		if err := l.check(t); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// parse reads the record of a line.
func parse(kind Kind, cells map[string]cell) (store.Record, error) {
	switch kind {
	case KindPerson:
		return people.parse(cells)
	case KindGroup:
		return groups.parse(cells)
	case KindConversation:
		return conversations.parse(cells)
	case KindFollowUp:
		return followUps.parse(cells)
	case KindPrompt:
		return prompts.parse(cells)
	case KindCard:
		return cards.parse(cells)
	case KindFavourite:
		return favourites.parse(cells)
	}
	return nil, refuse(UnknownKind, "")
}

// appendRecord writes a record as a line, and tells its kind.
func appendRecord(to []byte, r store.Record) ([]byte, Kind) {
	switch r := r.(type) {
	case store.Person:
		return people.append(to, r), KindPerson
	case store.Group:
		return groups.append(to, r), KindGroup
	case store.Conversation:
		return conversations.append(to, r), KindConversation
	case store.FollowUp:
		return followUps.append(to, r), KindFollowUp
	case store.OwnPrompt:
		return prompts.append(to, r), KindPrompt
	case store.OwnCard:
		return cards.append(to, r), KindCard
	case store.Favourite:
		return favourites.append(to, r), KindFavourite
	}
	panic("jsonl: a kind of record without a line")
}
