package jsonl

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"

	"bankje/store"
)

// Written is what a file has in it.
type Written struct {
	Records map[Kind]int
	// LeftOut counts what stayed behind because it is about somebody who said no
	// to being written about.
	LeftOut int
}

// Write writes what is told, and calls progress with the number of conversations
// that are written, after each record. It holds one line in memory. After an error the file
// is not whole.
func Write(ctx context.Context, w io.Writer, t *store.Telling, h Header, progress func(conversations int)) (Written, error) {
	out := bufio.NewWriterSize(w, 64<<10)
	written := Written{Records: map[Kind]int{}}
	line := h.append(nil)
	count := 0
	for r, err := range t.Records(ctx) {
		if err != nil {
			return written, fmt.Errorf("write journal: %w", err)
		}
		if _, err := out.Write(line); err != nil {
			return written, fmt.Errorf("write journal: %w", err)
		}
		var kind Kind
		line, kind = appendRecord(line[:0], r)
		written.Records[kind]++
		count++
		progress(written.Records[KindConversation])
	}
	line = append(line, `{"kind":"end","records":`...)
	line = append(strconv.AppendInt(line, int64(count), 10), "}\n"...)
	if _, err := out.Write(line); err != nil {
		return written, fmt.Errorf("write journal: %w", err)
	}
	if err := out.Flush(); err != nil {
		return written, fmt.Errorf("write journal: %w", err)
	}
	written.LeftOut = t.LeftOut
	return written, nil
}
