package jsonl

import (
	"encoding/json"
	"strconv"
	"time"

	"bankje/store"
)

const (
	format  = "bankje-journal"
	version = 1
)

// Header is the first line of a file.
type Header struct {
	App      string    // version of the app that wrote it
	Written  time.Time // when
	Language string    // of the app then
	Period   store.Period
}

func (h Header) append(to []byte) []byte {
	to = append(to, `{"format":"`+format+`","version":`...)
	to = strconv.AppendInt(to, version, 10)
	for _, field := range []struct{ name, value string }{
		{"app", h.App},
		{"written", h.Written.UTC().Truncate(time.Second).Format(time.RFC3339)},
		{"language", h.Language},
		{"from", h.Period.From.String()},
		{"to", h.Period.To.String()},
	} {
		if field.value != "" {
			to = appendText(append(to, `,"`+field.name+`":`...), field.value)
		}
	}
	return append(to, "}\n"...)
}

// readHeader reads the first line. Fields that it does not know are passed over:
// what matters of them is in the version.
func readHeader(line []byte) (Header, error) {
	cells, err := object(line)
	if err != nil || cells["format"] != format {
		return Header{}, ErrNotOurs
	}
	digits, ok := cells["version"].(json.Number)
	if !ok {
		return Header{}, ErrNotOurs
	}
	if n, err := strconv.Atoi(string(digits)); err != nil || n < 1 {
		return Header{}, ErrNotOurs
	} else if n > version {
		return Header{}, ErrNewer
	}
	var h Header
	h.App, _ = cells["app"].(string)
	h.Language, _ = cells["language"].(string)
	if written, ok := cells["written"].(string); ok {
		// A header that does not say when is as good as any.
		h.Written, _ = time.Parse(time.RFC3339, written)
	}
	return h, nil
}
