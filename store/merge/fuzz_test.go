package merge_test

import (
	"bytes"
	"testing"

	"bankje/store/merge"
)

// seed gives a fuzz target the vectors of its form and all bytes that are refused.
func seed(f *testing.F, names ...string) {
	f.Helper()
	for _, name := range names {
		f.Add(vectorBytes(f, name))
	}
	for _, test := range refused(f) {
		f.Add(test.data)
	}
}

func FuzzDecodeChange(f *testing.F) {
	seed(f, "change-first", "change-edit", "change-later")
	f.Fuzz(func(t *testing.T, data []byte) {
		change, err := merge.DecodeChange(data)
		if err != nil {
			return
		}
		again, err := change.Encode()
		if err != nil || !bytes.Equal(data, again) {
			t.Fatalf("read %x, wrote %x, %v", data, again, err)
		}
		for _, edit := range change.Edits(dot1) {
			var record merge.Record
			record.Apply(edit)
			rereads(t, record.Encode())
		}
	})
}

func FuzzDecodeRecord(f *testing.F) {
	seed(f, "record")
	f.Fuzz(func(t *testing.T, data []byte) {
		record, err := merge.DecodeRecord(data)
		if err != nil {
			return
		}
		rereads(t, data)
		record.Apply(changeVectors["change-edit"].Edits(dot2)[0])
		rereads(t, record.Encode())
		record.Visibility()
		seen := record.Seen()
		rereads(t, seen.Encode())
	})
}

// rereads fails unless a record's bytes are read and written again as they are.
func rereads(t *testing.T, data []byte) {
	t.Helper()
	record, err := merge.DecodeRecord(data)
	if err != nil {
		t.Fatalf("decode %x: %v", data, err)
	}
	if again := record.Encode(); !bytes.Equal(data, again) {
		t.Fatalf("read %x, wrote %x", data, again)
	}
}

func FuzzDecodeVector(f *testing.F) {
	seed(f, "vector")
	f.Fuzz(func(t *testing.T, data []byte) {
		vector, err := merge.DecodeVector(data)
		if err == nil && !bytes.Equal(data, vector.Encode()) {
			t.Fatalf("read %x, wrote %x", data, vector.Encode())
		}
	})
}
