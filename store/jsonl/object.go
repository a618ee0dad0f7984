package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// cell is the value of a field: a string, json.Number, bool or []string; nil is
// the same as none.
type cell any

// object reads a line that is one JSON object without objects in it. It gives up
// at the first thing that may not be there, so that no depth and no length of
// what follows matters.
func object(line []byte) (map[string]cell, error) {
	if !utf8.Valid(line) {
		return nil, refuse(BadText, "")
	}
	tokens := json.NewDecoder(bytes.NewReader(line))
	tokens.UseNumber()
	if first, err := tokens.Token(); err != nil || first != json.Delim('{') {
		return nil, refuse(NotJSON, "")
	}
	cells := map[string]cell{}
	size := 0
	for tokens.More() {
		name, err := tokens.Token()
		field, ok := name.(string)
		if err != nil || !ok {
			return nil, refuse(NotJSON, "")
		}
		if _, twice := cells[field]; twice {
			return nil, refuse(Twice, field)
		}
		if len(cells) > maxElements {
			return nil, refuse(TooLong, "")
		}
		value, length, err := readCell(tokens, field)
		if err != nil {
			return nil, err
		}
		cells[field] = value
		if size += length; size > MaxText {
			return nil, refuse(TooLong, "")
		}
	}
	if end, err := tokens.Token(); err != nil || end != json.Delim('}') {
		return nil, refuse(NotJSON, "")
	}
	if _, err := tokens.Token(); !errors.Is(err, io.EOF) {
		return nil, refuse(NotJSON, "")
	}
	return cells, nil
}

// readCell reads a value, and how many bytes of text it has.
func readCell(tokens *json.Decoder, field string) (cell, int, error) {
	token, err := tokens.Token()
	if err != nil {
		return nil, 0, refuse(NotJSON, "")
	}
	switch value := token.(type) {
	case string:
		return value, len(value), nil
	case json.Delim:
		if value != '[' {
			return nil, 0, refuse(WrongType, field)
		}
		return readList(tokens, field)
	case float64:
		return nil, 0, refuse(NotJSON, "")
	default: // json.Number, bool or nil
		return value, 0, nil
	}
}

// readList reads a list of texts behind its bracket.
func readList(tokens *json.Decoder, field string) (cell, int, error) {
	list := []string{}
	size := 0
	for tokens.More() {
		token, err := tokens.Token()
		if err != nil {
			return nil, 0, refuse(NotJSON, "")
		}
		element, ok := token.(string)
		if !ok {
			return nil, 0, refuse(WrongType, field)
		}
		if list = append(list, element); len(list) > maxElements {
			return nil, 0, refuse(TooLong, field)
		}
		size += len(element)
	}
	if _, err := tokens.Token(); err != nil {
		return nil, 0, refuse(NotJSON, "")
	}
	return list, size, nil
}
