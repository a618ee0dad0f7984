package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
)

// NewDraft begins a new conversation with what is known of it already. The
// draft is on disk when it returns.
func (j *Journal) NewDraft(ctx context.Context, c Conversation) (Draft, error) {
	now := j.now()
	id, err := newID(now, j.random)
	if err != nil {
		return Draft{}, fmt.Errorf("new draft: %w", err)
	}
	if c.ID, err = newID(now, j.random); err != nil {
		return Draft{}, fmt.Errorf("new draft: %w", err)
	}
	c.seen = merge.Seen{}
	d, err := j.beginDraft(Draft{ID: id, Conversation: c, StartedAt: now.UTC()})
	if err == nil {
		err = j.FlushDrafts(ctx)
	}
	if err != nil {
		return Draft{}, err
	}
	j.watchers.tell()
	return d, nil
}

// EditDraft begins the editing of a conversation. A draft of it that is still
// there is continued; one that is untouched is begun anew, from what the
// conversation says by now. As nothing was typed yet nobody waits for the disk:
// the draft is kept as by [Journal.KeepSoon]. ErrNotFound, ErrNewerRecord.
func (j *Journal) EditDraft(ctx context.Context, id ConversationID) (Draft, error) {
	all, err := j.Drafts(ctx)
	if err != nil {
		return Draft{}, err
	}
	now := j.now()
	draftID, err := newID(now, j.random)
	if err != nil {
		return Draft{}, fmt.Errorf("edit draft: %w", err)
	}
	for _, d := range all {
		if !d.Editing || d.Conversation.ID != id {
			continue
		}
		if !d.Untouched() {
			return d, nil
		}
		draftID = d.ID
	}
	before, err := readNoun(ctx, j, conversations, id)
	if err != nil {
		return Draft{}, err
	}
	d, err := j.beginDraft(Draft{ID: draftID, Conversation: before, Editing: true, StartedAt: now.UTC(), before: before})
	if err != nil {
		return Draft{}, err
	}
	j.watchers.tell()
	return d, nil
}

// beginDraft keeps a draft soon, and gives it as it is read again.
func (j *Journal) beginDraft(d Draft) (Draft, error) {
	data, err := j.keepSoon(d)
	if err != nil {
		return Draft{}, err
	}
	return decodeDraft(data)
}

// KeepDraft seals the draft on disk before it returns. A draft that was saved
// or dropped meanwhile is not brought back.
func (j *Journal) KeepDraft(ctx context.Context, d Draft) error {
	if _, err := j.keepSoon(d); err != nil {
		return err
	}
	return j.FlushDrafts(ctx)
}

// KeepSoon seals the draft on disk within half a second, behind the caller's
// back. It never waits and may be called at each key; the latest wins. A
// failure is told to Options.Failed, and the draft is tried again.
func (j *Journal) KeepSoon(d Draft) {
	if _, err := j.keepSoon(d); err != nil {
		j.drafts.failed(err)
	}
}

// keepSoon is KeepSoon that returns what fails at once, or what it keeps.
func (j *Journal) keepSoon(d Draft) ([]byte, error) {
	d.KeptAt = j.now().UTC()
	data, err := encodeDraft(d)
	if err != nil {
		return nil, err
	}
	j.drafts.add(waitingDraft{id: d.ID, place: draftPlace(d.ID), data: data})
	return data, nil
}

// FlushDrafts waits until all drafts are on disk. ErrLocked, and errors as
// saving has them; drafts that could not be written are tried again.
func (j *Journal) FlushDrafts(ctx context.Context) error {
	if err := j.unlocked(); err != nil {
		return err
	}
	return j.drafts.flush(ctx)
}

func (j *Journal) unlocked() error {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	return nil
}

// Drafts lists all drafts, the one kept last first. A draft that cannot be
// read is left where it is.
func (j *Journal) Drafts(ctx context.Context) ([]Draft, error) {
	kept, err := j.kept(ctx, draftPlace)
	if err != nil {
		return nil, err
	}
	var all []Draft
	for _, data := range kept {
		if d, err := decodeDraft(data); err == nil {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b Draft) int {
		if c := b.KeptAt.Compare(a.KeptAt); c != 0 {
			return c
		}
		return slices.Compare(a.ID[:], b.ID[:])
	})
	return all, nil
}

// Draft reads a draft as it was last given to the journal. ErrNotFound.
func (j *Journal) Draft(ctx context.Context, id DraftID) (Draft, error) {
	all, err := j.Drafts(ctx)
	if err != nil {
		return Draft{}, err
	}
	for _, d := range all {
		if d.ID == id {
			return d, nil
		}
	}
	return Draft{}, ErrNotFound
}

// kept gives what is not on disk yet, and opens the rest, of what is sealed for
// one kind of place. It looks at the disk last, so that no draft is missed that
// gets there meanwhile.
func (j *Journal) kept(ctx context.Context, place func(DraftID) string) (map[DraftID][]byte, error) {
	if err := j.unlocked(); err != nil {
		return nil, err
	}
	kept := j.drafts.waitingFor(place)
	sealed, err := j.feed.Drafts(ctx)
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return nil, ErrLocked
	}
	for _, d := range sealed {
		id := DraftID(d.ID)
		if kept[id] != nil {
			continue
		}
		if data, err := j.keys.File.Open(place(id), d.Sealed); err == nil {
			kept[id] = data
		}
	}
	return kept, nil
}

// DropDraft throws a draft away; none with that id is no error.
func (j *Journal) DropDraft(ctx context.Context, id DraftID) error {
	if err := j.unlocked(); err != nil {
		return err
	}
	err := j.drafts.finish(id, func() error { return j.feed.DropDraft(ctx, feed.DraftID(id)) })
	if err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	j.watchers.tell()
	return nil
}

// SaveDraft saves the conversation and its new follow-ups as one change and
// removes the draft, all or nothing. ErrNobody, ErrNoConsent, ErrNoText for a
// follow-up that says nothing, ErrNewerRecord. The draft need not have been
// kept before: a quick entry may be saved at once.
func (j *Journal) SaveDraft(ctx context.Context, d Draft) (Conversation, error) {
	var saved []opened
	err := j.drafts.finish(d.ID, func() (err error) {
		id := feed.DraftID(d.ID)
		saved, err = j.saveAlone(ctx, &id, d.Conversation.Team, func(now time.Time) ([]merge.Write, error) {
			return j.draftWrites(ctx, &d, now)
		})
		return err
	})
	if err != nil {
		return Conversation{}, err
	}
	j.watchers.tell()
	return savedNoun(ctx, j, conversations, d.Conversation.ID, saved)
}

// draftWrites gives the change that a draft becomes, and the conversation an
// id if the draft was never kept.
func (j *Journal) draftWrites(ctx context.Context, d *Draft, now time.Time) ([]merge.Write, error) {
	if d.Conversation.ID.IsZero() {
		id, err := newID(now, j.random)
		if err != nil {
			return nil, err
		}
		d.Conversation.ID = id
	}
	after := d.Conversation
	if err := after.validate(); err != nil {
		return nil, err
	}
	about := slices.Clone(after.People)
	for _, f := range d.FollowUps {
		if !f.Person.IsZero() {
			about = append(about, f.Person)
		}
	}
	if err := j.askConsent(ctx, about...); err != nil {
		return nil, err
	}
	key := conversations.key(after.ID)
	if !d.Editing {
		after.WrittenAt = now
	} else if err := j.mayEdit(ctx, key); err != nil {
		return nil, err
	} else if len(writes(conversations.fields, key, &d.before, &after, &d.before.seen)) > 0 {
		after.EditedAt = now
	}
	all := writes(conversations.fields, key, &d.before, &after, &d.before.seen)
	for _, f := range d.FollowUps {
		f.Conversation = after.ID
		added, err := newWrites(j, followUps, &f, now)
		if err != nil {
			return nil, err
		}
		all = append(all, added...)
	}
	return all, nil
}

func draftPlace(id DraftID) string { return "draft/" + id.String() }

// sealDraft seals a draft for its place.
func (j *Journal) sealDraft(d waitingDraft) (feed.Draft, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return feed.Draft{}, ErrLocked
	}
	sealed, err := j.keys.File.Seal(j.random, d.place, d.data)
	if err != nil {
		return feed.Draft{}, fmt.Errorf("seal draft: %w", err)
	}
	return feed.Draft{ID: feed.DraftID(d.id), Sealed: sealed}, nil
}
