package store

import (
	"context"
	"encoding/json"
	"slices"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// An erasure by itself lists where a successor wrote something again, and what others
// answered names where it stood first. So that is remembered, for answers that are
// still to come.

// dotsMost bounds how much of that is.
const dotsMost = 1024

func localErasedAgain(id envelope.SpaceID) string { return "erase.again." + id.String() }

// erasedAgain has erasures know what of a space was erased so.
func (j *Journal) erasedAgain(ctx context.Context, id envelope.SpaceID, all []unheard) error {
	var dots []merge.Dot
	err := j.readJSON(ctx, localErasedAgain(id), &dots)
	for i := range all {
		all[i].dots = dots
	}
	return err
}

// rememberAgain remembers what is to be erased so with some changes.
func (e *eraser) rememberAgain(ctx context.Context, found []unheardChange) error {
	var dots []merge.Dot
	if err := e.journal.readJSON(ctx, localErasedAgain(e.space.id), &dots); err != nil {
		return err
	}
	before := len(dots)
	for _, c := range found {
		if c.dot.Device != c.header.Device && !slices.Contains(dots, c.dot) && e.hits(c) {
			dots = append(dots, c.dot)
		}
	}
	if len(dots) == before {
		return nil
	}
	data, err := json.Marshal(dots[max(0, len(dots)-dotsMost):])
	if err != nil {
		return err
	}
	return e.journal.feed.PutLocal(ctx, localErasedAgain(e.space.id), data)
}
