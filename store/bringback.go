package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
)

// localBroughtBack is under what name the feed keeps after which salvage lost
// records were last brought back.
const localBroughtBack = "store.brought-back"

// openSalvaged makes the projection of a feed that was salvaged. The snapshot
// still has what the feed has lost: it is written anew, or it would vanish with
// the next snapshot.
func (j *Journal) openSalvaged(ctx context.Context, salvaged []byte) error {
	if err := j.openFeed(ctx); err != nil {
		return err
	}
	if old, err := j.readSnapshot(); err == nil {
		err = errors.Join(j.bringBack(ctx, old), old.Close())
		if err != nil {
			return fmt.Errorf("bring back lost records: %w", err)
		}
	}
	return j.feed.PutLocal(ctx, localBroughtBack, salvaged)
}

// salvaged gives when the feed was salvaged, if lost records are still to be
// brought back.
func (j *Journal) salvaged(ctx context.Context) ([]byte, bool, error) {
	report, err := j.feed.LastSalvage(ctx)
	if errors.Is(err, feed.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	at, err := json.Marshal(report.At)
	if err != nil {
		return nil, false, err
	}
	done, err := j.feed.Local(ctx, localBroughtBack)
	if err != nil && !errors.Is(err, feed.ErrNotFound) {
		return nil, false, err
	}
	return at, !bytes.Equal(at, done), nil
}

// lostRecord is one as an old snapshot has it.
type lostRecord struct {
	key   merge.RecordKey
	state []byte
}

// bringBack writes what an old projection has and this one has not. A record
// to which something was written since then is left as it is.
func (j *Journal) bringBack(ctx context.Context, old *projection.Projection) error {
	mark, err := old.Mark()
	if err != nil {
		return err
	}
	lost, err := j.lost(ctx, old, mark.Position)
	if err != nil {
		return err
	}
	for _, l := range lost {
		_, err := j.save(ctx, nil, func(time.Time) ([]merge.Write, error) { return j.anew(ctx, l) })
		if err != nil {
			return err
		}
	}
	return nil
}

// lost gives the records that differ, and to which nothing was written after a
// position in the feed.
func (j *Journal) lost(ctx context.Context, old *projection.Projection, position int64) ([]lostRecord, error) {
	var lost []lostRecord
	err := j.view(ctx, func(p *projection.Projection) error {
		var failed error
		err := old.All(func(kind uint16, id projection.ID, state []byte) {
			now, found, err := p.State(kind, id)
			positions, err2 := p.Positions(kind, id)
			failed = errors.Join(failed, err, err2)
			if bytes.Equal(now, state) || found && positions[len(positions)-1] > position {
				return
			}
			lost = append(lost, lostRecord{merge.RecordKey{Kind: kind, ID: id}, bytes.Clone(state)})
		})
		return errors.Join(err, failed)
	})
	return lost, err
}

// anew gives the writes that bring a record back.
func (j *Journal) anew(ctx context.Context, l lostRecord) ([]merge.Write, error) {
	switch l.key.Kind {
	case kindPerson:
		return anewNoun(ctx, j, people, l)
	case kindGroup:
		return anewNoun(ctx, j, groups, l)
	case kindConversation:
		return anewNoun(ctx, j, conversations, l)
	case kindFollowUp:
		return anewNoun(ctx, j, followUps, l)
	case kindOwnPrompt:
		return anewNoun(ctx, j, ownPrompts, l)
	case kindOwnCard:
		return anewNoun(ctx, j, ownCards, l)
	case kindFavourites:
		return anewNoun(ctx, j, favouriteKeys, l)
	default:
		return nil, nil // of a newer app, which knows what it is
	}
}

// anewNoun writes what differs from what is there; what had been hidden stays
// away.
func anewNoun[T any](ctx context.Context, j *Journal, n noun[T], l lostRecord) ([]merge.Write, error) {
	was, err := n.fromState(l.key.ID, l.state, j.viewpoint())
	if err != nil || *n.about(&was).hidden {
		return nil, err
	}
	is, err := missing(readNoun(ctx, j, n, l.key.ID))
	if err != nil {
		return nil, err
	}
	return writes(n.fields, l.key, &is, &was, n.about(&is).seen), nil
}
