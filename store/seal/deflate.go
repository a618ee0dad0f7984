package seal

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"sync"
)

// dictionary1 is what a change is compressed against: words that notes
// have in common, the likeliest last. Changes sealed with it must open for
// ever, so it is never altered: a better one gets the next number.
//
//go:embed dictionary_1.txt
var dictionary1 []byte

const level = 6

// Writers and readers are large and costly to make, so they are pooled.
var (
	writers = sync.Pool{New: func() any {
		w, err := flate.NewWriterDict(io.Discard, level, dictionary1)
		if err != nil {
			panic("seal: " + err.Error()) // only an unknown level fails
		}
		return w
	}}
	readers = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
)

func deflate(plain []byte) []byte {
	w := writers.Get().(*flate.Writer)
	defer writers.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	w.Write(plain) // a bytes.Buffer takes all
	w.Close()
	return out.Bytes()
}

// inflate returns ErrDamaged for what is not one whole DEFLATE stream, or
// gives more than MaxPlain bytes.
func inflate(content []byte) ([]byte, error) {
	r := readers.Get().(io.ReadCloser)
	defer readers.Put(r)
	source := bytes.NewReader(content)
	if err := r.(flate.Resetter).Reset(source, dictionary1); err != nil {
		return nil, fmt.Errorf("inflate: %w", ErrDamaged)
	}
	plain, err := io.ReadAll(io.LimitReader(r, MaxPlain+1))
	if err != nil || len(plain) > MaxPlain || source.Len() > 0 {
		return nil, fmt.Errorf("inflate: %w", ErrDamaged)
	}
	return plain, nil
}
