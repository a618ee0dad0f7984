package store

import (
	"context"
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// An unheardChange is one that was written without having heard of an erasure, or
// one that stands in the same records.
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
	if err := e.rememberAgain(ctx, found); err != nil {
		return err
	}
	for key := range e.rest {
		if e.records[key] == nil {
			_, err := e.read(ctx, key)
			switch {
			case errors.Is(err, ErrNotFound):
				delete(e.rest, key) // all of it waits in a quarantine, and nothing shows it
			case err != nil:
				return err
			}
		}
	}
	return nil
}

// findUnheard reads the feed for those changes, and for what the records in them are
// without them.
func (e *eraser) findUnheard(ctx context.Context) (found []unheardChange, err error) {
	var unreadable int
	members := e.space.members
	if err := e.unheard.findStubs(ctx, e.journal, e.space.id); err != nil {
		return nil, err
	}
	var all []unheardChange
	err = e.each(ctx, func(stored feed.Stored, change merge.Change, dot merge.Dot) {
		first := e.journal.firstSigned(stored.Envelope, dot)
		again := first.Device != stored.Envelope.Header.Device && e.unheard.copied
		if e.unheard.wrote(members, first) || again && !members.Knew(first.Members, e.unheard.Erasure) {
			all = append(all, unheardChange{stored.Number, stored.Envelope.Header, dot, change})
		}
	}, &unreadable)
	if err != nil {
		return nil, err
	}
	wrote := make(map[merge.Dot]bool)
	found = e.unheard.among(all, wrote)
	return found, e.restWithout(ctx, found, wrote)
}

// restWithout reads what the records in some changes are without them, and what of
// that an erasure wrote again: not who wrote of the subject anew, having heard, nor
// who answered what was written before.
func (e *eraser) restWithout(ctx context.Context, found []unheardChange, wrote map[merge.Dot]bool) error {
	e.rest, e.kept = make(map[merge.RecordKey]*merge.Record), make(map[merge.RecordKey]*merge.Record)
	among := make(map[feed.Number]bool)
	for _, c := range found {
		among[c.at] = true
		for i := range c.Writes {
			key := c.Writes[i].Key()
			e.rest[key], e.kept[key] = new(merge.Record), new(merge.Record)
		}
	}
	var unreadable int
	var others []unheardChange
	err := e.each(ctx, func(stored feed.Stored, change merge.Change, dot merge.Dot) {
		if !among[stored.Number] && applyTo(e.rest, change, dot) {
			others = append(others, unheardChange{stored.Number, stored.Envelope.Header, dot, change})
		}
	}, &unreadable)
	e.unheard.among(others, wrote)
	for _, c := range others {
		if !wrote[c.dot] {
			applyTo(e.kept, c.Change, c.dot)
		}
	}
	return err
}

// applyTo takes in what a change wrote to some records, and says whether it did to any.
func applyTo(records map[merge.RecordKey]*merge.Record, change merge.Change, dot merge.Dot) (some bool) {
	for _, edit := range change.Edits(dot) {
		if record := records[edit.Record]; record != nil {
			record.Apply(edit)
			some = true
		}
	}
	return some
}

// among gives those changes that concern the subject, or replace what such a one
// wrote, and adds their dots to those that did.
func (u *unheard) among(all []unheardChange, wrote map[merge.Dot]bool) (found []unheardChange) {
	for before := -1; before < len(found); {
		before = len(found)
		for _, c := range all {
			if !wrote[c.dot] && (u.concerns(c.Change) || replaces(c.Change, wrote)) {
				wrote[c.dot] = true
				found = append(found, c)
			}
		}
	}
	return found
}

func replaces(change merge.Change, some map[merge.Dot]bool) bool {
	return slices.ContainsFunc(change.Writes, func(w merge.Write) bool {
		return answers(&w, func(d merge.Dot) bool { return some[d] })
	})
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
				switch {
				case errors.Is(err, ErrNotFound):
					e.fates[key] = fate{gone: true} // nothing shows it: it waits in a quarantine
				case err != nil:
					return err
				default:
					e.fates[key] = e.fateOf(key, record)
				}
			} else if _, decided := e.fates[key]; !decided && answers(w, e.unheard.covers) {
				e.fates[key] = e.fateOfErased(key)
			}
		}
	}
	return nil
}

// fateOfErased decides on a record that was written in as it was before the erasure.
// Where it was written again for others, that stays of it which was. That somebody
// who had heard wrote of the subject in it anew says nothing about what was erased.
func (e *eraser) fateOfErased(key merge.RecordKey) fate {
	kept := e.kept[key]
	if len(kept.Places()) == 0 {
		return fate{gone: true}
	}
	return fate{drops: func(p merge.Place) bool {
		return key.Kind == kindConversation && jointFields[p.Field] && len(kept.Candidates(p.Field, p.Element)) == 0
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
