package merge_test

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"bankje/store/merge"
	"bankje/sync/envelope"

	"pgregory.net/rapid"
)

// named is a change with the dot that its envelope would give it.
type named struct {
	Dot    merge.Dot
	Change merge.Change
}

// failer is a test or a property.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// replica is one device: the records it has merged, and its own numbering.
type replica struct {
	device  envelope.DeviceID
	written uint64
	records map[merge.RecordKey]*merge.Record
}

func newReplica(number byte) *replica {
	return &replica{
		device:  envelope.DeviceID{number},
		records: make(map[merge.RecordKey]*merge.Record),
	}
}

// write makes a change on this device and applies it here.
func (p *replica) write(t failer, at merge.Time, writes ...merge.Write) named {
	t.Helper()
	return p.save(t, merge.Change{Time: at, Writes: writes})
}

func (p *replica) save(t failer, change merge.Change) named {
	t.Helper()
	body, err := change.Encode()
	if err != nil {
		t.Fatalf("encode change: %v", err)
	}
	p.written++
	header := fmt.Appendf(nil, "%s %d ", p.device, p.written)
	hash := envelope.Hash(sha256.Sum256(append(header, body...)))
	n := named{merge.NewDot(p.device, p.written, hash), change}
	p.apply(n)
	return n
}

func (p *replica) apply(changes ...named) {
	for _, n := range changes {
		for _, edit := range n.Change.Edits(n.Dot) {
			p.record(edit.Record).Apply(edit)
		}
	}
}

func (p *replica) record(key merge.RecordKey) *merge.Record {
	if p.records[key] == nil {
		p.records[key] = new(merge.Record)
	}
	return p.records[key]
}

// state returns the canonical bytes of all records, sorted by key.
func (p *replica) state() string {
	var state []byte
	for _, key := range p.keys() {
		state = fmt.Appendf(state, "%x %d: %x\n", key.ID, key.Kind, p.records[key].Encode())
	}
	return string(state)
}

func (p *replica) keys() []merge.RecordKey {
	var keys []merge.RecordKey
	for key := range p.records {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, merge.RecordKey.Compare)
	return keys
}

// merged returns a device that received the changes in this order.
func merged(changes []named) *replica {
	p := newReplica(255)
	p.apply(changes...)
	return p
}

// history draws what up to four devices wrote while now and then some changes
// reached another, in any order and with any clock. Ops, kinds and fields that
// nobody knows are among the writes.
func history(t *rapid.T) []named {
	devices := []*replica{newReplica(1), newReplica(2), newReplica(3), newReplica(4)}
	var all []named
	for range rapid.IntRange(1, 40).Draw(t, "steps") {
		p := rapid.SampledFrom(devices).Draw(t, "device")
		if len(all) > 0 && rapid.Bool().Draw(t, "receives") {
			from := rapid.IntRange(0, len(all)-1).Draw(t, "from")
			p.apply(all[from:rapid.IntRange(from+1, len(all)).Draw(t, "to")]...)
			continue
		}
		all = append(all, p.save(t, drawChange(t, p)))
	}
	return all
}

func drawChange(t *rapid.T, p *replica) merge.Change {
	change := merge.Change{
		Time:          merge.Time(rapid.Uint64().Draw(t, "time")),
		MinimumEditor: rapid.Uint32Range(0, 3).Draw(t, "editor"),
	}
	taken := make(map[string]bool)
	for range rapid.IntRange(1, 6).Draw(t, "writes") {
		w := drawWrite(t, p)
		if place := fmt.Sprint(w.Key(), w.Field, w.Element); !taken[place] {
			taken[place] = true
			change.Writes = append(change.Writes, w)
		}
	}
	return change
}

func drawWrite(t *rapid.T, p *replica) merge.Write {
	w := merge.Write{
		Record: [16]byte{rapid.ByteRange(1, 2).Draw(t, "record")},
		Kind:   rapid.SampledFrom([]uint16{4, 4, 60000}).Draw(t, "kind"),
		Op:     rapid.SampledFrom([]merge.Op{merge.OpSet, merge.OpSet, merge.OpUnset, merge.OpDelete, merge.OpRestore, 77}).Draw(t, "op"),
		Value:  []byte(rapid.SampledFrom([]string{"", "koffie", "чай"}).Draw(t, "value")),
	}
	record := p.record(w.Key())
	switch w.Op {
	case merge.OpDelete:
		w.Replaces = record.Live()
	case merge.OpRestore:
		w.Replaces = record.Replaces(merge.FieldRecord, "")
	default:
		w.Field = rapid.SampledFrom([]uint16{1, 50000}).Draw(t, "field")
		w.Element = rapid.SampledFrom([]string{"", "", "wonen"}).Draw(t, "element")
		w.Replaces = record.Replaces(w.Field, w.Element)
	}
	return w
}
