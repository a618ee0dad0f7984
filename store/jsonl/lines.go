package jsonl

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lines reads a file line by line, each of at most MaxLine bytes. A longer one
// is passed over without being kept.
type lines struct {
	source *bufio.Reader
	line   []byte
	number int   // of the line read last, from 1
	bytes  int64 // read so far
}

func newLines(r io.Reader) *lines { return &lines{source: bufio.NewReaderSize(r, 64<<10)} }

// errTooLong is what next gives for a line that is longer than MaxLine.
var errTooLong = errors.New("line is too long")

// next gives the next line without its end, until the following call. io.EOF
// behind the last.
func (l *lines) next() ([]byte, error) {
	l.number++
	l.line = l.line[:0]
	long, empty := false, true
	for {
		part, err := l.source.ReadSlice('\n')
		l.bytes += int64(len(part))
		empty = empty && len(part) == 0
		if long = long || len(l.line)+len(part) > MaxLine; !long {
			l.line = append(l.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || empty):
			return nil, err
		case long:
			return nil, errTooLong
		}
		return bytes.TrimRight(bytes.TrimPrefix(l.line, bom(l.number)), "\r\n"), nil
	}
}

// bom is what some programs put before a file in UTF-8.
func bom(number int) []byte {
	if number == 1 {
		return []byte("\ufeff")
	}
	return nil
}
