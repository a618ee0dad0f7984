package jsonl_test

import (
	"bytes"
	"testing"

	"bankje/store/jsonl"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead gives any file to a journal: nothing panics, and reading what came of
// it gives the same once more.
func FuzzRead(f *testing.F) {
	for line := range bad {
		if len(line) < 1000 {
			f.Add([]byte(header + oksana + "\n" + line + "\n" + talk))
		}
	}
	f.Add([]byte(header))
	j := found(f)
	f.Fuzz(func(t *testing.T, file []byte) {
		first, err := jsonl.Read(t.Context(), bytes.NewReader(file), j, jsonl.Options{Dry: true})
		second, again := jsonl.Read(t.Context(), bytes.NewReader(file), j, jsonl.Options{Dry: true})
		if (err == nil) != (again == nil) || !cmp.Equal(first, second) {
			t.Errorf("read %+v, %v and then %+v, %v", first, err, second, again)
		}
		if len(first.Refusals) > first.Refused {
			t.Errorf("%d refusals told of %d", len(first.Refusals), first.Refused)
		}
	})
}
