package store

import (
	"context"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// An unheardChange is one that was written without having heard of an erasure.
type unheardChange struct {
	at     feed.Number
	header envelope.Header
	dot    merge.Dot
	merge.Change
}

// unheardOnly chooses what was written of the subject without having heard that it
// was erased. ErrNotFound: nothing.
func (e *eraser) unheardOnly(ctx context.Context) error {
	found, err := e.findUnheard(ctx)
	if err != nil {
		return err
	}
	if err := e.decideUnheard(ctx, found); err != nil {
		return err
	}
	for _, c := range found {
		if e.hits(c) {
			e.listed.Add(c.header.Device, c.header.Sequence)
			e.receipt.Changes++
			continue
		}
		// All of it stays, as what was written otherwise.
		for _, edit := range c.Edits(c.dot) {
			e.rest[edit.Record].Apply(edit)
		}
	}
	if e.receipt.Changes == 0 {
		return ErrNotFound
	}
	for key := range e.rest {
		if e.records[key] == nil {
			if _, err := e.read(ctx, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// findUnheard reads the feed for those changes, and for what the records in them are
// without them.
func (e *eraser) findUnheard(ctx context.Context) (found []unheardChange, err error) {
	e.rest = make(map[merge.RecordKey]*merge.Record)
	var unreadable int
	members := e.space.members
	err = e.each(ctx, func(stored feed.Stored, change merge.Change, dot merge.Dot) {
		if h := stored.Envelope.Header; e.unheard.wrote(members, h) && e.unheard.concerns(change) {
			found = append(found, unheardChange{stored.Number, h, dot, change})
			for _, w := range change.Writes {
				e.rest[w.Key()] = new(merge.Record)
			}
		}
	}, &unreadable)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	among := make(map[feed.Number]bool)
	for _, c := range found {
		among[c.at] = true
	}
	return found, e.each(ctx, func(stored feed.Stored, change merge.Change, dot merge.Dot) {
		if among[stored.Number] {
			return
		}
		for _, edit := range change.Edits(dot) {
			if rest := e.rest[edit.Record]; rest != nil {
				rest.Apply(edit)
			}
		}
	}, &unreadable)
}

// decideUnheard gives a fate to each record that is about the subject: it names them,
// or was erased with them.
func (e *eraser) decideUnheard(ctx context.Context, found []unheardChange) error {
	e.fates, e.records = make(map[merge.RecordKey]fate), make(map[merge.RecordKey]*merge.Record)
	for _, c := range found {
		for i := range c.Writes {
			w := &c.Writes[i]
			key := w.Key()
			if e.who.in(w) {
				record, err := e.read(ctx, key)
				if err != nil {
					return err
				}
				e.fates[key] = e.fateOf(key, record)
			} else if _, decided := e.fates[key]; !decided && e.wasErased(w) {
				e.fates[key] = e.fateOfErased(key)
			}
		}
	}
	return nil
}

// wasErased says whether a write replaces what was erased.
func (e *eraser) wasErased(w *merge.Write) bool {
	for _, dot := range w.Replaces {
		if e.unheard.covers(dot) {
			return true
		}
	}
	return false
}

// fateOfErased decides on a record that was written in as it was before the erasure.
// Where it was written again for others, that stays of it which was.
func (e *eraser) fateOfErased(key merge.RecordKey) fate {
	rest := e.rest[key]
	if len(rest.Places()) == 0 {
		return fate{gone: true}
	}
	return fate{drops: func(p merge.Place) bool {
		return key.Kind == kindConversation && jointFields[p.Field] && len(rest.Candidates(p.Field, p.Element)) == 0
	}}
}

// hits says whether anything that a change wrote goes.
func (e *eraser) hits(c unheardChange) bool {
	for i := range c.Writes {
		w := &c.Writes[i]
		fate := e.fates[w.Key()]
		if fate.gone || e.who.in(w) || fate.drops != nil && fate.drops(merge.Place{Field: w.Field, Element: w.Element}) {
			return true
		}
	}
	return false
}
