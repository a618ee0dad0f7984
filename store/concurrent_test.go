package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"bankje/store"
)

// TestManyGoroutinesAtOnce saves, keeps drafts, reads and locks from many
// sides; run with the race detector it is worth most.
func TestManyGoroutinesAtOnce(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	ctx := t.Context()
	var all sync.WaitGroup
	each := func(do func(side, n int) error) {
		for side := range 3 {
			all.Go(func() {
				for n := range 15 {
					if err := do(side, n); err != nil && !errors.Is(err, store.ErrLocked) {
						t.Errorf("side %d, round %d: %v", side, n, err)
						return
					}
				}
			})
		}
	}
	each(func(side, n int) error {
		d, err := j.NewDraft(ctx, store.Conversation{People: []store.PersonID{oksana.ID}, At: time.Now()})
		if err != nil {
			return err
		}
		for i := range 5 {
			d.Conversation.Note = fmt.Sprintf("woord%d van kant%d", i, side)
			j.KeepSoon(d)
		}
		_, err = j.SaveDraft(ctx, d)
		return err
	})
	each(func(side, n int) error {
		before, err := j.Person(ctx, oksana.ID)
		if err != nil {
			return err
		}
		after := before
		after.Colour = store.Colour(n % store.Colours)
		_, err = j.EditPerson(ctx, before, after)
		return err
	})
	each(func(side, n int) error {
		if _, err := j.Timeline(ctx, store.Filter{Query: "woo"}, 0, 5); err != nil {
			return err
		}
		if _, err := j.Glance(ctx, oksana.ID); err != nil {
			return err
		}
		_, err := j.Drafts(ctx)
		return err
	})
	each(func(side, n int) error {
		stop := j.Watch(func() {})
		defer stop()
		return j.Leave(ctx)
	})
	all.Wait()
	if got := len(search(t, j, "kant")); got != 45 {
		t.Errorf("%d conversations are there, want 45", got)
	}
	all.Go(func() { _ = j.Lock(ctx) })
	each(func(side, n int) error {
		_, err := j.People(ctx, store.PeopleFilter{})
		if err == nil {
			_, err = j.AddFollowUp(ctx, store.FollowUp{What: "Bellen"})
		}
		return err
	})
	all.Wait()
	if p, err := unlock(t, v).Person(ctx, oksana.ID); err != nil || p.Alias != "Oksana" {
		t.Errorf("after it all: %q, %v", p.Alias, err)
	}
}
