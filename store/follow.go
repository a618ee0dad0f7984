package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// opened is one change, as ready for the projection as can be without it.
type opened struct {
	at     feed.Position
	space  int   // its number
	own    bool  // written on this device
	err    error // why it could not be opened
	erased bool  // because it is meant to be gone
	time   merge.Time
	edits  []merge.Edit
	made   []made // of each edit alone, and once taken, of the record as it is
}

// chunk is how many changes are handed to a goroutine at a time.
const chunk = 64

// follow takes everything into the projection that came after a place in the
// feed. Opening a change, and finding its words, takes most of the time and is
// done side by side; the projection takes them in order.
func (j *Journal) follow(ctx context.Context, p *projection.Projection, from tail) (tail, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan chan []opened, 2*runtime.GOMAXPROCS(0))
	var readErr error
	go func() {
		defer close(queue)
		readErr = j.readAhead(ctx, from.position.Number, queue)
	}()
	end := from
	var err error
	for done := range queue {
		for _, change := range <-done {
			if err == nil {
				err = j.take(p, &end, change)
			}
		}
		if err != nil {
			stop()
		}
	}
	if err != nil {
		return tail{}, err
	}
	return end, readErr
}

// readAhead hands out changes in chunks, each to be opened on a goroutine of
// its own; the queue holds them in order, and no more than fit in it.
func (j *Journal) readAhead(ctx context.Context, after feed.Number, queue chan<- chan []opened) error {
	for stored, err := range chunks(j.feed.All(ctx, after)) {
		if err != nil {
			return fmt.Errorf("read feed: %w", err)
		}
		done := make(chan []opened, 1)
		select {
		case queue <- done:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() { done <- j.openAll(stored) }()
	}
	return nil
}

// chunks gathers what a feed yields; an error comes last and alone.
func chunks(all iter.Seq2[feed.Stored, error]) iter.Seq2[[]feed.Stored, error] {
	return func(yield func([]feed.Stored, error) bool) {
		var gathered []feed.Stored
		for stored, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			if gathered = append(gathered, stored); len(gathered) == chunk {
				if !yield(gathered, nil) {
					return
				}
				gathered = nil
			}
		}
		if len(gathered) > 0 {
			yield(gathered, nil)
		}
	}
}

// openSideBySide opens changes on as many goroutines as there are chunks.
func (j *Journal) openSideBySide(stored []feed.Stored) []opened {
	all := make([]opened, len(stored))
	var group sync.WaitGroup
	for first := 0; first < len(stored); first += chunk {
		last := min(first+chunk, len(stored))
		group.Go(func() { copy(all[first:], j.openAll(stored[first:last])) })
	}
	group.Wait()
	return all
}

func (j *Journal) openAll(stored []feed.Stored) []opened {
	all := make([]opened, len(stored))
	for i, s := range stored {
		all[i] = j.openChange(s)
	}
	return all
}

// openChange opens one envelope. A change that cannot be opened, or comes from
// a newer app, is passed over: it stays in the feed.
func (j *Journal) openChange(s feed.Stored) opened {
	header, from := s.Envelope.Header, j.viewpoint()
	o := opened{
		at: feed.Position{Number: s.Number, Hash: s.Hash},
	}
	if o.space, o.err = j.admit(s.Envelope); o.err != nil {
		return o
	}
	o.own = header.Device == j.author(j.spaces[o.space]).ID()
	change, dot, err := j.read(s)
	if o.err = err; err != nil {
		o.erased = errors.Is(err, seal.ErrErased) && (!s.Envelope.IsStub() || j.spaces[o.space].erased.covers(header))
		return o
	}
	o.own = o.own && dot.Device == header.Device
	o.time = change.Time
	o.edits = change.Edits(dot)
	o.made = freshRows(o.edits, o.space, from)
	return o
}

// Why a change that can be opened is passed over.
var (
	errNotCounted = errors.New("change does not count")
	errWaits      = errors.New("change waits for statements")
)

// admit gives the number of the space in which an envelope counts, or why it
// does not: errNotCounted for one in quarantine too, as the statement that
// accepts it has everything made anew.
func (j *Journal) admit(e envelope.Envelope) (int, error) {
	number, known := j.viewpoint().number(e.Header.Space)
	if !known {
		return 0, errWaits
	}
	switch j.spaces[number].members.Admits(e) {
	case space.Accepted:
		return number, nil
	case space.Refused, space.Quarantined:
		return number, errNotCounted
	}
	return number, errWaits
}

func (j *Journal) decode(s feed.Stored) (merge.Change, error) {
	plain, err := j.keys.Open(s.Envelope)
	if err != nil {
		return merge.Change{}, err
	}
	return merge.DecodeChange(plain)
}

// take puts an opened change into the projection.
func (j *Journal) take(p *projection.Projection, end *tail, o opened) error {
	if err := p.FileSome(); err != nil {
		return err
	}
	return j.takeUnfiled(p, end, o)
}

// takeUnfiled is take where many come at once: the caller files them together.
func (j *Journal) takeUnfiled(p *projection.Projection, end *tail, o opened) error {
	end.position = o.at
	end.behind++
	if o.err != nil {
		// What is erased or does not count is meant to be gone.
		if !o.erased && !errors.Is(o.err, errNotCounted) {
			end.unreadable++
		}
		return nil
	}
	for i, edit := range o.edits {
		now, err := put(p, edit, o.space, o.made[i], int64(o.at.Number), j.viewpoint())
		if err != nil {
			return err
		}
		o.made[i] = now
	}
	end.newest = max(end.newest, o.time)
	end.clock = j.after(end.clock, o)
	return nil
}

// after gives what the clock goes on from once it has seen a change: one's own
// last time, or a later one of somebody else that is not too far ahead.
func (j *Journal) after(last merge.Time, o opened) merge.Time {
	if o.own {
		return o.time
	}
	if o.time > last && merge.NewClock(last).Observe(o.time, j.now().UnixMilli()) {
		return o.time
	}
	return last
}
