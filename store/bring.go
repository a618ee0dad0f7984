package store

import (
	"context"
	"fmt"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// Presence tells how a record from elsewhere stands to the one here that has
// its id.
func (j *Journal) Presence(ctx context.Context, r Record) (Presence, error) {
	return r.record().presence(ctx, j)
}

// Bring saves records from elsewhere in one's own space as they are, with their
// ids and times: each as a change of its own, so that it can be edited and erased alone, and
// all of them in one transaction with one fsync. All are saved, or none.
//
// It trusts that the records are [Absent], or [Erased] and wanted back. ErrNobody, ErrNoAlias, ErrNoText as
// saving answers them; ErrNoConsent for a person who said no, and for what is
// about one.
func (j *Journal) Bring(ctx context.Context, records []Record) error {
	if len(records) == 0 {
		return nil
	}
	for _, r := range records {
		if err := j.mayBring(ctx, r); err != nil {
			return fmt.Errorf("bring in: %w", err)
		}
	}
	if err := j.bring(ctx, records); err != nil {
		return fmt.Errorf("bring in: %w", err)
	}
	j.watchers.tell()
	return nil
}

func (j *Journal) mayBring(ctx context.Context, r Record) error {
	if p, ok := r.(Person); ok && p.Consent.Answer == No {
		return ErrNoConsent
	}
	if err := r.record().invalid; err != nil {
		return err
	}
	about, _ := r.Names()
	return j.askConsent(ctx, about...)
}

// bring seals a change for each record and puts them all on the disk.
func (j *Journal) bring(ctx context.Context, records []Record) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	space := j.spaces[own]
	head := space.head
	var sealed []envelope.Envelope
	var saved []opened
	err := j.eachBrought(ctx, records, func(change merge.Change) (merge.Dot, error) {
		e, err := j.seal(change, space)
		if err != nil {
			return merge.Dot{}, err
		}
		o := j.ownChange(e, change, space)
		sealed, saved = append(sealed, e), append(saved, o)
		space.head.Sequence, space.head.Hash = e.Header.Sequence, o.at.Hash
		return merge.NewDot(e.Header.Device, e.Header.Sequence, o.at.Hash), nil
	})
	if err != nil || len(sealed) == 0 {
		space.head = head
		return err
	}
	first, err := j.feed.Append(ctx, nil, sealed...)
	if err != nil {
		space.head = head
		j.lookAgain(ctx)
		return err
	}
	for i, o := range saved {
		o.at.Number = first + feed.Number(i)
		if shown := j.show(ctx, o); !shown.own {
			break // the projection was made again, with all of them
		}
	}
	return nil
}

// eachBrought makes the change of each record, and a second one that hides it
// where it is hidden: a hiding names what it hides.
func (j *Journal) eachBrought(ctx context.Context, records []Record, keep func(merge.Change) (merge.Dot, error)) error {
	change := func(now time.Time, writes ...merge.Write) merge.Change {
		return merge.Change{Time: j.clock.Now(now.UnixMilli()), MinimumEditor: editorVersion, Writes: writes}
	}
	for _, r := range records {
		k := r.record()
		all, err := k.writes(ctx, j)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			continue
		}
		dot, err := keep(change(j.now(), all...))
		if err != nil {
			return err
		}
		if !k.hidden {
			continue
		}
		hide := merge.Write{Record: k.key.ID, Kind: k.key.Kind, Op: merge.OpDelete, Replaces: []merge.Dot{dot}}
		if _, err := keep(change(j.now(), hide)); err != nil {
			return err
		}
	}
	return nil
}
