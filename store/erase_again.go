package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// againSize bounds roughly how many bytes of values one change writes again:
// a change has a limit, and all of them are appended together anyway.
const againSize = 256 << 10

// An againWrite is a write with what decides in which change it goes.
type againWrite struct {
	merge.Write
	turn   int    // of several that one place needs
	editor uint32 // first version of the app that may edit the record
}

// again gives the envelopes that keep for others what is in erased changes.
func (e *eraser) again() ([]envelope.Envelope, error) {
	s := newSealing(e.journal, e.space, e.rest)
	if err := s.sealAll(e.againWrites()); err != nil {
		return nil, err
	}
	// Only now it is known which dots a delete has to list.
	err := s.sealAll(e.againVisibility())
	return s.envelopes, err
}

// staying are the records that are written again, in order.
func (e *eraser) staying() []merge.RecordKey {
	keys := slices.SortedFunc(maps.Keys(e.rest), merge.RecordKey.Compare)
	return slices.DeleteFunc(keys, func(key merge.RecordKey) bool { return e.fates[key].gone })
}

func (e *eraser) againWrites() []againWrite {
	var all []againWrite
	for _, key := range e.staying() {
		record := e.records[key]
		for _, place := range record.Places() {
			if drops := e.fates[key].drops; drops != nil && drops(place) {
				continue
			}
			for turn, w := range record.Again(place, e.rest[key]) {
				if e.who.named(w.Element, w.Value) {
					continue
				}
				w.Record, w.Kind = key.ID, key.Kind
				all = append(all, againWrite{w, turn, record.MinimumEditor()})
			}
		}
	}
	return all
}

// againVisibility hides again what was hidden, and shows what was not.
func (e *eraser) againVisibility() []againWrite {
	var all []againWrite
	for _, key := range e.staying() {
		was, now := e.records[key], e.rest[key]
		w := merge.Write{Record: key.ID, Kind: key.Kind, Field: merge.FieldRecord}
		switch hidden := was.Visibility() == merge.Hidden; {
		case hidden == (now.Visibility() == merge.Hidden):
			continue
		case hidden:
			w.Op, w.Replaces = merge.OpDelete, now.Live()
		default:
			w.Op, w.Replaces = merge.OpRestore, now.Replaces(merge.FieldRecord, "")
		}
		all = append(all, againWrite{w, 0, was.MinimumEditor()})
	}
	return all
}

// A sealing makes envelopes that follow each other behind the head of this
// device, and keeps records up to date with them.
type sealing struct {
	journal   *Journal
	space     *joined
	records   map[merge.RecordKey]*merge.Record
	head      feed.Head
	envelopes []envelope.Envelope
}

func newSealing(j *Journal, in *joined, records map[merge.RecordKey]*merge.Record) *sealing {
	return &sealing{journal: j, space: in, records: records, head: in.head}
}

// sealAll puts the writes in as few changes as they allow.
func (s *sealing) sealAll(all []againWrite) error {
	slices.SortStableFunc(all, func(a, b againWrite) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.editor, b.editor))
	})
	for len(all) > 0 {
		n, size := 0, 0
		for n < len(all) && all[n].turn == all[0].turn && all[n].editor == all[0].editor && (n == 0 || size < againSize) {
			size += len(all[n].Value) + len(all[n].Element) + 32
			n++
		}
		if err := s.seal(all[:n]); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

func (s *sealing) seal(writes []againWrite) error {
	j := s.journal
	change := merge.Change{
		Time:          j.clock.Now(j.now().UnixMilli()),
		MinimumEditor: max(editorVersion, writes[0].editor),
	}
	for _, w := range writes {
		change.Writes = append(change.Writes, w.Write)
	}
	sealed, err := j.sealBehind(s.head, change, s.space)
	if err != nil {
		return fmt.Errorf("write again: %w", err)
	}
	s.head = feed.Head{Device: sealed.Header.Device, Sequence: sealed.Header.Sequence, Hash: sealed.Hash()}
	s.envelopes = append(s.envelopes, sealed)
	for _, edit := range change.Edits(merge.NewDot(s.head.Device, s.head.Sequence, s.head.Hash)) {
		s.records[edit.Record].Apply(edit)
	}
	return nil
}

// statement gives the signed statement that orders the erasure.
func (e *eraser) statement() ([]byte, error) {
	j, in := e.journal, e.space
	key, err := j.keys.Current(in.members)
	if err != nil {
		return nil, err
	}
	who := e.who.bytes()
	if e.unheard != nil {
		who = append(who, byItself)
	}
	subject, err := key.SealSubject(j.random, who)
	if err != nil {
		return nil, err
	}
	e.listed.Epoch, e.listed.Subject = key.Epoch(), subject
	s := e.listed.Statement()
	if len(s.Payload) > envelope.MaxPayload {
		return nil, fmt.Errorf("order erasure of %d changes: too many", e.receipt.Changes)
	}
	return j.keys.Say(in.members, s).Bytes(), nil
}
