package store

import (
	"context"
	"errors"
	"runtime/debug"

	"bankje/store/merge"
	"bankje/store/projection"
)

// open makes the projection: from the snapshot and what came after it, or from
// the whole feed.
func (j *Journal) open(ctx context.Context) error {
	at, salvaged, err := j.salvaged(ctx)
	if err != nil {
		return err
	}
	if salvaged {
		return j.openSalvaged(ctx, at)
	}
	made, tail, err := j.fromSnapshot(ctx)
	if err != nil {
		// Whatever is wrong with a snapshot, the feed has everything.
		return j.openFeed(ctx)
	}
	return j.start(ctx, made, tail)
}

func (j *Journal) openFeed(ctx context.Context) error {
	made, tail, err := j.fromFeed(ctx)
	if err != nil {
		return err
	}
	return j.start(ctx, made, tail)
}

// start makes the journal ready for reading and saving.
func (j *Journal) start(ctx context.Context, made *projection.Projection, tail tail) error {
	for _, s := range j.spaces {
		head, err := j.findHead(ctx, s)
		if err != nil {
			return errors.Join(err, made.Close())
		}
		s.head = head
	}
	j.projection, j.tail = made, tail
	j.clock = merge.NewClock(tail.clock)
	return nil
}

// fromFeed makes the projection from all changes.
func (j *Journal) fromFeed(ctx context.Context) (*projection.Projection, tail, error) {
	// Little of what reading leaves behind is held for long, and collecting it
	// at the usual pace takes a third of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	made, err := projection.New()
	if err != nil {
		return nil, tail{}, err
	}
	err = made.BeginBulk()
	var end tail
	if err == nil {
		end, err = j.follow(ctx, made, tail{})
	}
	if err == nil {
		err = made.EndBulk()
	}
	if err != nil {
		return nil, tail{}, errors.Join(err, made.Close())
	}
	return made, end, nil
}
