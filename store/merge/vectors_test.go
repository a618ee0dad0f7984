package merge_test

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// The bytes in testdata are on people's phones. When one of these tests fails,
// the format has changed: it needs a new version, not new bytes here.

var (
	device1 = envelope.DeviceID([]byte("device number 1."))
	device2 = envelope.DeviceID([]byte("device number 2."))
	record1 = [16]byte([]byte("record number 1."))
	record2 = [16]byte([]byte("record number 2."))
	dot1    = merge.Dot{Device: device1, Sequence: 1, Hash: [8]byte([]byte("hash no1"))}
	dot2    = merge.Dot{Device: device1, Sequence: 300, Hash: [8]byte([]byte("hash no2"))}
	dot3    = merge.Dot{Device: device2, Sequence: 2, Hash: [8]byte([]byte("hash no3"))}
)

// changeVectors are the changes whose bytes lie in testdata under their names.
var changeVectors = map[string]merge.Change{
	"change-first": {
		Time: merge.TimeAt(1_770_000_000_000),
		Writes: []merge.Write{
			{Record: record1, Kind: 4, Op: merge.OpSet, Field: 1, Value: []byte("чай")},
			{Record: record1, Kind: 4, Op: merge.OpSet, Field: 3, Element: "wonen"},
		},
	},
	"change-edit": {
		Time:          merge.TimeAt(1_770_000_000_000) + 7,
		MinimumEditor: 2,
		Writes: []merge.Write{
			{Record: record1, Kind: 4, Op: merge.OpSet, Field: 1, Value: []byte("koffie"), Replaces: []merge.Dot{dot1, dot3}},
			{Record: record1, Kind: 4, Op: merge.OpUnset, Field: 3, Element: "wonen", Replaces: []merge.Dot{dot1}},
			{Record: record2, Kind: 5, Op: merge.OpDelete, Replaces: []merge.Dot{dot2}},
		},
	},
	"change-later": {
		Time: merge.TimeAt(0) + 1,
		Writes: []merge.Write{
			{Record: record1, Kind: 60000, Op: 77, Field: 50000, Element: "e", Value: []byte{0xff}, Replaces: []merge.Dot{dot2}},
		},
		Parts: []merge.Part{{Tag: 1, Data: []byte("one")}, {Tag: 1000}},
	},
}

// recordVector is the record that the first two changes and a delete come to.
func recordVector() *merge.Record {
	var record merge.Record
	for name, dot := range map[string]merge.Dot{"change-first": dot1, "change-edit": dot2} {
		record.Apply(changeVectors[name].Edits(dot)[0])
	}
	deleted := merge.Change{Time: 5, Writes: []merge.Write{
		{Record: record1, Kind: 4, Op: merge.OpDelete, Replaces: []merge.Dot{dot1, dot2}},
	}}
	record.Apply(deleted.Edits(merge.Dot{Device: device2, Sequence: 9})[0])
	return &record
}

func vectorVector() *merge.Vector {
	var v merge.Vector
	for _, number := range []uint64{1, 2, 3, 300, 301} {
		v.Add(device1, number)
	}
	v.Add(device2, 2)
	return &v
}

var comment = regexp.MustCompile(`(?m)#.*$|\s+`)

// vectorBytes returns the bytes of a file in testdata: hexadecimal digits, with
// what each line means behind #.
func vectorBytes(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".hex"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := hex.DecodeString(comment.ReplaceAllString(string(text), ""))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return data
}

func TestChangesKeepTheirBytes(t *testing.T) {
	for name, change := range changeVectors {
		t.Run(name, func(t *testing.T) {
			want := vectorBytes(t, name)
			got, err := change.Encode()
			expect(t, "encode", nil, err)
			expect(t, "bytes", hex.EncodeToString(want), hex.EncodeToString(got))
			decoded, err := merge.DecodeChange(want)
			expect(t, "decode", nil, err)
			expect(t, "change", change, decoded)
		})
	}
}

func TestRecordsKeepTheirBytes(t *testing.T) {
	want := vectorBytes(t, "record")
	expect(t, "bytes", hex.EncodeToString(want), hex.EncodeToString(recordVector().Encode()))
	decoded, err := merge.DecodeRecord(want)
	expect(t, "decode", nil, err)
	expect(t, "again", hex.EncodeToString(want), hex.EncodeToString(decoded.Encode()))
}

func TestVectorsKeepTheirBytes(t *testing.T) {
	want := vectorBytes(t, "vector")
	expect(t, "bytes", hex.EncodeToString(want), hex.EncodeToString(vectorVector().Encode()))
	decoded, err := merge.DecodeVector(want)
	expect(t, "decode", nil, err)
	expect(t, "equal", true, decoded.Equal(vectorVector()))
}

// refused returns the cases of testdata/refused.txt: what the bytes pretend to
// be, the error, the bytes, and why.
func refused(t testing.TB) (cases []refusal) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "refused.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		before, why, _ := strings.Cut(line, "#")
		words = strings.Fields(before)
		data, err := hex.DecodeString(strings.Join(words[2:], ""))
		if err != nil {
			t.Fatalf("%s: %v", why, err)
		}
		cases = append(cases, refusal{words[0], words[1], strings.TrimSpace(why), data})
	}
	return cases
}

type refusal struct {
	form, err, why string
	data           []byte
}
