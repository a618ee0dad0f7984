package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"bankje/store/feed"
)

// draftDelay is how long a key may wait for the disk. Together with the
// writing itself it stays within a second also on slow flash.
const draftDelay = 400 * time.Millisecond

// draftRetry is how long a draft waits that could not be put on disk.
const draftRetry = 2 * time.Second

// drafts puts drafts on disk behind the writer's back, in the order in which
// they were given, the latest form of each.
type drafts struct {
	journal *Journal
	failed  func(error)

	// writing is held while a draft goes to the disk, so that an older form
	// never overtakes a newer one. It is taken before mu and before saving.
	writing sync.Mutex

	mu      sync.Mutex
	waiting []waitingDraft // not on disk yet
	gone    map[DraftID]bool
	erased  map[DraftID]bool // among them those that were erased
	timer   *time.Timer      // runs while something waits
	failing bool             // the last attempt failed, and that was told
	closed  bool
}

// waitingDraft is a draft as it is to be sealed.
type waitingDraft struct {
	id    DraftID
	place string // for which it is sealed: draftPlace or formPlace
	data  []byte // never empty

	dropped bool // there is to be none on disk
}

func (w *drafts) init(j *Journal, failed func(error)) {
	w.journal, w.failed = j, failed
	w.gone, w.erased = map[DraftID]bool{}, map[DraftID]bool{}
}

// add takes a draft, in place of an earlier form of it. One that was saved or
// dropped meanwhile is not taken: a late key must not bring it back.
func (w *drafts) add(d waitingDraft) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed || w.gone[d.id] {
		return
	}
	w.remove(d.id)
	w.waiting = append(w.waiting, d)
	w.start(draftDelay)
}

// start lets the waiting drafts be written after a while; mu is held.
func (w *drafts) start(delay time.Duration) {
	if w.timer == nil {
		w.timer = time.AfterFunc(delay, w.run)
	}
}

// remove takes a draft out of what waits; mu is held.
func (w *drafts) remove(id DraftID) {
	w.waiting = slices.DeleteFunc(w.waiting, func(d waitingDraft) bool { return d.id == id })
}

// run is what the timer calls.
func (w *drafts) run() {
	w.mu.Lock()
	w.timer = nil
	w.mu.Unlock()
	err := w.flush(context.Background())
	w.mu.Lock()
	tell := (err != nil) != w.failing && !w.closed
	w.failing = err != nil
	if err != nil && !w.closed {
		w.start(draftRetry)
	}
	w.mu.Unlock()
	if tell {
		w.failed(err)
	}
}

// flush puts on disk what waits. What fails goes on waiting.
func (w *drafts) flush(ctx context.Context) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	w.mu.Lock()
	waiting := slices.Clone(w.waiting)
	w.mu.Unlock()
	var errs []error
	for _, d := range waiting {
		if err := w.write(ctx, d); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// write puts one draft on disk and, unless a newer form came meanwhile, takes
// it out of what waits; writing is held.
func (w *drafts) write(ctx context.Context, d waitingDraft) error {
	if err := w.put(ctx, d); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting = slices.DeleteFunc(w.waiting, func(other waitingDraft) bool {
		return other.id == d.id && &other.data[0] == &d.data[0]
	})
	return nil
}

// put brings the disk in line with a draft.
func (w *drafts) put(ctx context.Context, d waitingDraft) error {
	if d.dropped {
		if err := w.journal.feed.DropDraft(ctx, feed.DraftID(d.id)); err != nil {
			return fmt.Errorf("drop draft: %w", err)
		}
		return nil
	}
	sealed, err := w.journal.sealDraft(d)
	if err != nil {
		return err
	}
	if err := w.journal.feed.PutDraft(ctx, sealed); err != nil {
		return fmt.Errorf("keep draft: %w", err)
	}
	return nil
}

// finish does what makes an end to a draft; if that works, nothing brings the
// draft back. ErrNotFound for one that was erased while it was open.
func (w *drafts) finish(id DraftID, end func() error) error {
	return w.end(id, func() error {
		if err := end(); err != nil {
			return err
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		w.gone[id] = true
		return nil
	})
}

// end does what makes an end to a draft; if that works, what was kept of it so
// far does not go to the disk any more.
func (w *drafts) end(id DraftID, end func() error) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	w.mu.Lock()
	erased := w.erased[id]
	w.mu.Unlock()
	if erased {
		return ErrNotFound
	}
	if err := end(); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.remove(id)
	return nil
}

// unwritten gives what is not on disk yet.
func (w *drafts) unwritten() []waitingDraft {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.waiting)
}

// waitingFor gives what is not on disk yet, of what is sealed for one kind of
// place.
func (w *drafts) waitingFor(place func(DraftID) string) map[DraftID][]byte {
	all := map[DraftID][]byte{}
	for _, d := range w.unwritten() {
		if d.place == place(d.id) {
			all[d.id] = d.data
		}
	}
	return all
}

// close puts on disk what waits and takes nothing more. What could not be
// written it gives back, sealed.
func (w *drafts) close(ctx context.Context) ([]feed.Draft, error) {
	w.mu.Lock()
	w.closed = true
	if w.timer != nil {
		w.timer.Stop()
	}
	w.mu.Unlock()
	err := w.flush(ctx)
	var left []feed.Draft
	for _, d := range w.unwritten() {
		sealed, sealErr := w.journal.sealDraft(d)
		if sealErr != nil {
			err = errors.Join(err, sealErr)
			continue
		}
		left = append(left, sealed)
	}
	return left, err
}

// keepUnsaved tries once more to put on disk what a lock could not; v.mu is
// held.
func (v *Vault) keepUnsaved(ctx context.Context) error {
	for len(v.unsaved) > 0 {
		if err := v.feed.PutDraft(ctx, v.unsaved[0]); err != nil {
			return fmt.Errorf("keep draft: %w", err)
		}
		v.unsaved = v.unsaved[1:]
	}
	return nil
}
