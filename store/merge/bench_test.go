package merge_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"bankje/store/merge"
)

// saved returns the change of a conversation with this many fields: one text of
// some 600 bytes, the others short.
func saved(number, fields int) merge.Change {
	change := merge.Change{Time: merge.TimeAt(noon + int64(number))}
	var id [16]byte
	binary.BigEndian.PutUint64(id[:], uint64(number))
	for field := range fields {
		w := merge.Write{Record: id, Kind: kindConversation, Op: merge.OpSet, Field: uint16(field + 1), Value: []byte("kort")}
		if field == 0 {
			w.Value = []byte(strings.Repeat("Zij liep mee naar de markt. ", 21))
		}
		change.Writes = append(change.Writes, w)
	}
	return change
}

func BenchmarkApplyAndEncodeRecordOf12Fields(b *testing.B) {
	edit := saved(1, 12).Edits(dot1)[0]
	b.ReportAllocs()
	for b.Loop() {
		var record merge.Record
		record.Apply(edit)
		record.Encode()
	}
}

// One save of 8 fields reaches a record that lies as bytes in the projection.
func BenchmarkEditRowOf12Fields(b *testing.B) {
	var record merge.Record
	record.Apply(saved(1, 12).Edits(dot1)[0])
	row := record.Encode()
	change := saved(1, 8)
	for i := range change.Writes {
		change.Writes[i].Replaces = []merge.Dot{dot1}
	}
	edit := change.Edits(dot2)[0]
	b.ReportAllocs()
	for b.Loop() {
		record, err := merge.DecodeRecord(row)
		if err != nil {
			b.Fatal(err)
		}
		record.Apply(edit)
		record.Encode()
	}
}

// A record that was edited a thousand times is as slow as records get.
func BenchmarkEditRowAfter1000Edits(b *testing.B) {
	var record merge.Record
	dot := dot1
	for dot.Sequence < 1000 {
		change := saved(1, 8)
		for i := range change.Writes {
			change.Writes[i].Replaces = record.Replaces(change.Writes[i].Field, "")
		}
		dot.Sequence++
		record.Apply(change.Edits(dot)[0])
	}
	row := record.Encode()
	edit := saved(1, 1).Edits(dot3)[0]
	for b.Loop() {
		record, err := merge.DecodeRecord(row)
		if err != nil {
			b.Fatal(err)
		}
		record.Apply(edit)
		record.Encode()
	}
	b.ReportMetric(float64(len(row)), "row-bytes")
}

// What opening a journal of 26,000 conversations costs here: the changes are
// read, merged, and written as rows.
func BenchmarkMerge26000Changes(b *testing.B) {
	const count, fields = 26_000, 10
	bodies := make([][]byte, count)
	for i := range bodies {
		bodies[i], _ = saved(i, fields).Encode()
	}
	b.ReportAllocs()
	for b.Loop() {
		records := make(map[merge.RecordKey]*merge.Record, count)
		for i, body := range bodies {
			change, err := merge.DecodeChange(body)
			if err != nil {
				b.Fatal(err)
			}
			dot := dot1
			dot.Sequence = uint64(i + 1)
			for _, edit := range change.Edits(dot) {
				record := new(merge.Record)
				record.Apply(edit)
				record.Encode()
				records[edit.Record] = record
			}
		}
	}
	b.ReportMetric(count*fields, "writes/op")
}

func BenchmarkEncodeEditOf8Fields(b *testing.B) {
	change := saved(1, 8)
	for i := range change.Writes {
		change.Writes[i].Value = []byte("kort")
		change.Writes[i].Replaces = []merge.Dot{dot1}
	}
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		data, err := change.Encode()
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkDigestExchangesARecord(b *testing.B) {
	var record merge.Record
	record.Apply(saved(1, 12).Edits(dot1)[0])
	row := record.Encode()
	var digest merge.Digest
	b.ReportAllocs()
	for b.Loop() {
		digest.Remove(conversation, row)
		digest.Add(conversation, row)
	}
}
