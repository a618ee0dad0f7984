package merge_test

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"bankje/store/merge"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// decode reads bytes in one of the package's forms and writes them again.
func decode(form string, data []byte) (again []byte, err error) {
	switch form {
	case "change":
		change, err := merge.DecodeChange(data)
		if err != nil {
			return nil, err
		}
		return change.Encode()
	case "record":
		record, err := merge.DecodeRecord(data)
		if err != nil {
			return nil, err
		}
		return record.Encode(), nil
	default:
		vector, err := merge.DecodeVector(data)
		return vector.Encode(), err
	}
}

func TestBytesThatNothingWritesAreRefused(t *testing.T) {
	kinds := map[string]error{"malformed": merge.ErrMalformed, "newer": merge.ErrNewer}
	for _, test := range refused(t) {
		if _, err := decode(test.form, test.data); !errors.Is(err, kinds[test.err]) {
			t.Errorf("%s, %s: %v, want %s", test.form, test.why, err, test.err)
		}
	}
}

func TestCutBytesAreRefused(t *testing.T) {
	for _, name := range []string{"change-first", "change-edit", "record", "vector"} {
		form, _, _ := strings.Cut(name, "-")
		whole := vectorBytes(t, name)
		for n := range whole {
			if _, err := decode(form, whole[:n]); !errors.Is(err, merge.ErrMalformed) {
				t.Errorf("%s cut to %d of %d bytes: %v", name, n, len(whole), err)
			}
		}
	}
}

// A flipped byte may make another change, but never one that is written
// differently from how it was read.
func TestFlippedBytesAreRefusedOrReadAsTheyAre(t *testing.T) {
	for _, name := range []string{"change-first", "change-edit", "change-later", "record", "vector"} {
		form, _, _ := strings.Cut(name, "-")
		whole := vectorBytes(t, name)
		for i, b := range whole {
			for flip := 1; flip < 256; flip++ {
				data := slices.Clone(whole)
				data[i] = b ^ byte(flip)
				if again, err := decode(form, data); err == nil && !bytes.Equal(data, again) {
					t.Fatalf("%s, byte %d: read %x, wrote %x", name, i, data, again)
				}
			}
		}
	}
}

func TestChangesComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, n := range history(t) {
			n.Change.Parts = drawParts(t)
			data, err := n.Change.Encode()
			if err != nil {
				t.Fatalf("encode: %v", err)
			}
			decoded, err := merge.DecodeChange(data)
			if err != nil {
				t.Fatalf("decode: %v", err)
			}
			sorted := cmpopts.SortSlices(func(a, b merge.Write) bool {
				return bytes.Compare(written(a), written(b)) < 0
			})
			if diff := gocmp.Diff(n.Change, decoded, sorted, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("change (-want +got):\n%s", diff)
			}
		}
	})
}

// written returns the bytes of a change with one write, to sort writes by.
func written(w merge.Write) []byte {
	data, _ := merge.Change{Writes: []merge.Write{w}}.Encode()
	return data
}

func drawParts(t *rapid.T) []merge.Part {
	var parts []merge.Part
	for _, tag := range rapid.SliceOfNDistinct(rapid.Uint64(), 0, 3, rapid.ID).Draw(t, "tags") {
		parts = append(parts, merge.Part{Tag: tag, Data: rapid.SliceOf(rapid.Byte()).Draw(t, "data")})
	}
	slices.SortFunc(parts, func(a, b merge.Part) int { return cmp.Compare(a.Tag, b.Tag) })
	return parts
}

func TestTheOrderOfWritesIsNotPartOfAChange(t *testing.T) {
	change := changeVectors["change-edit"]
	turned := change
	turned.Writes = slices.Clone(change.Writes)
	slices.Reverse(turned.Writes)
	for i := range turned.Writes {
		turned.Writes[i].Replaces = slices.Clone(turned.Writes[i].Replaces)
		slices.Reverse(turned.Writes[i].Replaces)
	}
	want, _ := change.Encode()
	got, err := turned.Encode()
	expect(t, "encode", nil, err)
	expect(t, "bytes", want, got)
}

func TestAChangeWithoutAFormIsNotWritten(t *testing.T) {
	write := merge.Write{Record: record1, Kind: 4, Op: merge.OpSet, Field: 1}
	for _, test := range []struct {
		name   string
		change merge.Change
		want   error
	}{
		{"two writes to one place", merge.Change{Writes: []merge.Write{write, write}}, merge.ErrMalformed},
		{"no op", merge.Change{Writes: []merge.Write{{Record: record1, Field: 1}}}, merge.ErrMalformed},
		{"a delete of a field", merge.Change{Writes: []merge.Write{{Op: merge.OpDelete, Field: 1}}}, merge.ErrMalformed},
		{"two parts with one tag", merge.Change{Parts: []merge.Part{{Tag: 1}, {Tag: 1}}}, merge.ErrMalformed},
		{"too many writes", merge.Change{Writes: make([]merge.Write, merge.MaxWrites+1)}, merge.ErrTooLarge},
		{"too many bytes", merge.Change{Parts: []merge.Part{{Data: make([]byte, merge.MaxChangeSize)}}}, merge.ErrTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := test.change.Encode(); !errors.Is(err, test.want) {
				t.Errorf("encode: %v, want %v", err, test.want)
			}
		})
	}
}

func TestAChangeBeyondItsSizeIsNotRead(t *testing.T) {
	if _, err := merge.DecodeChange(make([]byte, merge.MaxChangeSize+1)); !errors.Is(err, merge.ErrTooLarge) {
		t.Errorf("decode: %v", err)
	}
}

func TestUnknownOpsKindsFieldsAndPartsPassThrough(t *testing.T) {
	data := vectorBytes(t, "change-later")
	change, err := merge.DecodeChange(data)
	expect(t, "decode", nil, err)
	again, err := change.Encode()
	expect(t, "encode", nil, err)
	expect(t, "bytes", data, again)

	var record merge.Record
	record.Apply(change.Edits(dot1)[0])
	kept, err := merge.DecodeRecord(record.Encode())
	expect(t, "decode record", nil, err)
	expect(t, "candidates", []merge.Candidate{{Dot: dot1, Time: 1, Op: 77, Value: []byte{0xff}}},
		kept.Candidates(50000, "e"), cmpopts.IgnoreUnexported(merge.Candidate{}))
}
