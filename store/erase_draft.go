package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// exchangeDrafts drops the drafts in which the subject is. One in which others
// are too is kept under another id, without them: whoever still types in the
// old one must not bring them back.
func (e *eraser) exchangeDrafts(ctx context.Context, order *feed.Erasure) error {
	kept, err := e.opened(ctx, draftPlace)
	if err != nil {
		return err
	}
	for _, id := range slices.SortedFunc(maps.Keys(kept), func(a, b DraftID) int { return bytes.Compare(a[:], b[:]) }) {
		if !e.inDraft(kept[id]) {
			if err := e.rebase(id, kept[id], order); err != nil {
				return err
			}
			continue
		}
		e.receipt.Drafts++
		e.drafts = append(e.drafts, id)
		order.Drop = append(order.Drop, feed.DraftID(id))
		d, err := decodeDraft(kept[id])
		if err != nil {
			continue // nobody can read it, so nothing in it is anybody else's
		}
		put, err := e.draftWithout(d)
		if err != nil {
			return err
		}
		if put != nil {
			order.Put = append(order.Put, *put)
		}
	}
	return e.dropForms(ctx, order)
}

// dropForms drops what is written in forms that name the subject.
func (e *eraser) dropForms(ctx context.Context, order *feed.Erasure) error {
	kept, err := e.opened(ctx, formPlace)
	if err != nil {
		return err
	}
	for id, data := range kept {
		if e.inForm(data) {
			e.receipt.Drafts++
			e.forms = append(e.forms, id)
			order.Drop = append(order.Drop, feed.DraftID(id))
		}
	}
	return nil
}

// inForm is inDraft for what is written in a form.
func (e *eraser) inForm(data []byte) bool {
	var f FormDraft
	if err := json.Unmarshal(data, &f); err != nil {
		return true // nobody can read it, so nothing in it is anybody else's
	}
	return e.inDraft([]byte(f.Place)) || e.inDraft(f.Data)
}

// opened gives all drafts of one kind of place, those too that are not on disk
// yet.
func (e *eraser) opened(ctx context.Context, place func(DraftID) string) (map[DraftID][]byte, error) {
	j := e.journal
	kept := j.drafts.waitingFor(place)
	sealed, err := j.feed.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range sealed {
		id := DraftID(d.ID)
		if data, err := j.keys.File.Open(place(id), d.Sealed); err == nil && kept[id] == nil {
			kept[id] = data
		}
	}
	return kept, nil
}

// inDraft says whether a draft names the subject, or a conversation that is
// erased or written again.
func (e *eraser) inDraft(data []byte) bool {
	if bytes.Contains(data, []byte(e.who.text())) {
		return true
	}
	for key, fate := range e.fates {
		if key.Kind == kindConversation && (fate.gone || fate.drops != nil) &&
			bytes.Contains(data, []byte(ConversationID(key.ID).String())) {
			return true
		}
	}
	return false
}

// draftWithout gives the draft for the others in it, or nil.
func (e *eraser) draftWithout(d Draft) (*feed.Draft, error) {
	j := e.journal
	key := conversations.key(d.Conversation.ID)
	rest, _, somebody := e.who.without(d.Conversation)
	if !somebody || e.fates[key].gone {
		return nil, nil
	}
	var err error
	if d.ID, err = newID(j.now(), j.random); err != nil {
		return nil, err
	}
	if !e.keepNotes {
		rest = withoutJoint(rest)
	}
	d.Conversation = rest
	if now := e.rest[key]; now != nil {
		d.before = e.seenAs(key, now)
		d.Conversation.seen = d.before.seen
	}
	d.FollowUps = slices.DeleteFunc(d.FollowUps, func(f FollowUp) bool {
		nobody := f.Person.IsZero() && f.Group.IsZero()
		return e.who.is(kindPerson, f.Person) || e.who.is(kindGroup, f.Group) || nobody && !e.keepNotes
	})
	maps.DeleteFunc(d.Screen, func(_, value string) bool {
		return !e.keepNotes || strings.Contains(value, e.who.text())
	})
	put, err := e.sealDraft(d)
	return &put, err
}

// rebase lets the draft of an edit replace what its conversation is now, if
// that is written again for another reason.
func (e *eraser) rebase(id DraftID, data []byte, order *feed.Erasure) error {
	d, err := decodeDraft(data)
	if err != nil {
		return nil // it stays where it is
	}
	key := conversations.key(d.Conversation.ID)
	now := e.rest[key]
	if !d.Editing || now == nil {
		return nil
	}
	before := e.seenAs(key, now)
	d.before.seen, d.Conversation.seen = before.seen, before.seen
	put, err := e.sealDraft(d)
	if err == nil {
		order.Put = append(order.Put, put)
	}
	return err
}

// seenAs gives a conversation as it is once it is written again.
func (e *eraser) seenAs(key merge.RecordKey, now *merge.Record) Conversation {
	return conversations.asSeen(key.ID, parts{{e.space.number, now}}.shown(), e.journal.viewpoint())
}

// sealDraft seals one while saving is held.
func (e *eraser) sealDraft(d Draft) (feed.Draft, error) {
	data, err := encodeDraft(d)
	if err != nil {
		return feed.Draft{}, err
	}
	sealed, err := e.journal.keys.File.Seal(e.journal.random, draftPlace(d.ID), data)
	return feed.Draft{ID: feed.DraftID(d.ID), Sealed: sealed}, err
}

// endDrafts takes care that no late key brings a dropped draft back.
func (e *eraser) endDrafts() {
	w := &e.journal.drafts
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range e.drafts {
		w.gone[id], w.erased[id] = true, true
		w.remove(id)
	}
	for _, id := range e.forms {
		w.remove(id) // its place may be that of a form about somebody else
	}
}

// aside gives what only damaged files still hold of the subject: drafts in
// earlier forms, and changes that the journal has lost.
func (e *eraser) aside(ctx context.Context) ([][]byte, error) {
	j := e.journal
	found, err := j.feed.Aside(ctx)
	if err != nil {
		return nil, err
	}
	var forms [][]byte
	for _, d := range found.Drafts {
		data, err := j.keys.File.Open(draftPlace(DraftID(d.ID)), d.Sealed)
		if err == nil && e.inDraft(data) {
			forms = append(forms, d.Sealed)
		}
		data, err = j.keys.File.Open(formPlace(DraftID(d.ID)), d.Sealed)
		if err == nil && e.inForm(data) {
			forms = append(forms, d.Sealed)
		}
	}
	for _, lost := range found.Envelopes {
		if e.inEnvelope(lost) {
			forms = append(forms, lost.Body)
		}
	}
	return forms, nil
}

func (e *eraser) inEnvelope(lost envelope.Envelope) bool {
	change, _, err := e.journal.read(feed.Stored{Envelope: lost, Hash: lost.Hash()})
	if err != nil {
		return false
	}
	return slices.ContainsFunc(change.Writes, func(w merge.Write) bool {
		_, touched := e.fates[w.Key()]
		return touched || e.who.in(&w)
	})
}

// dropSnapshot removes the snapshot, and what a killed writing of one left.
func (j *Journal) dropSnapshot() error {
	for _, path := range []string{j.snapshotPath(), j.snapshotPath() + newSuffix} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return diskError(err)
		}
	}
	return syncFolder(filepath.Dir(j.snapshotPath()))
}
