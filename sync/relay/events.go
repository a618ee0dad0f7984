package relay

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// waking are those who wait for something new in a space.
type waking struct {
	mu      sync.Mutex
	waiting map[envelope.SpaceID]chan struct{}
}

// next gives a channel that is closed at the next wake-up of a space.
func (w *waking) next(id envelope.SpaceID) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.waiting == nil {
		w.waiting = make(map[envelope.SpaceID]chan struct{})
	}
	c := w.waiting[id]
	if c == nil {
		c = make(chan struct{})
		w.waiting[id] = c
	}
	return c
}

func (w *waking) wake(id envelope.SpaceID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if c := w.waiting[id]; c != nil {
		close(c)
		delete(w.waiting, id)
	}
}

// wakeAll wakes whoever waits, in whatever space.
func (w *waking) wakeAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.waiting {
		close(c)
	}
	clear(w.waiting)
}

// wake wakes whoever waits for a space, here and at other relays.
func (r *Relay) wake(id envelope.SpaceID) {
	r.waking.wake(id)
	if r.others != nil {
		r.others.Wake(id)
	}
}

// mostWaiters bounds how many wait at once.
const mostWaiters = 1 << 14

// stillHere is how often a stream says that it holds: before most proxies, which
// wait for a minute, think that it does not, and else seldom, for the radio of a
// phone.
const stillHere = 45 * time.Second

// events wakes who asks: once, or as a stream.
func (r *Relay) events(w http.ResponseWriter, request *http.Request) error {
	id, err := r.byMember(w, request, false)
	if err != nil {
		return err
	}
	defer r.waiters.Add(-1)
	if r.waiters.Add(1) > mostWaiters {
		return protocol.Refuse(protocol.CodeBusy, 60)
	}
	query := request.URL.Query()
	cursor, err1 := strconv.ParseUint(query.Get("cursor"), 10, 63)
	chain, err2 := strconv.ParseUint(query.Get("chain"), 10, 63)
	if err1 != nil || err2 != nil {
		return envelope.ErrMalformed
	}
	known := position{newest: cursor, statements: chain}
	if !query.Has("wait") {
		return r.stream(w, request, id, known)
	}
	seconds, err := strconv.Atoi(query.Get("wait"))
	if err != nil || seconds < 0 {
		return envelope.ErrMalformed
	}
	fresh, err := r.await(request.Context(), id, known, min(time.Duration(seconds)*time.Second, r.options.Wait))
	if err != nil {
		return err
	}
	w.Header().Set("Authentication-Info", r.tokens.give().Challenge())
	if !fresh {
		w.WriteHeader(http.StatusNoContent)
	}
	return nil
}

// await returns when the space has something beyond what is known, or time is up.
func (r *Relay) await(ctx context.Context, id envelope.SpaceID, known position, wait time.Duration) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for {
		woken := r.waking.next(id)
		at, err := r.position(context.WithoutCancel(ctx), id)
		if err != nil || at.beyond(known) {
			return err == nil, err
		}
		again := time.NewTimer(r.options.LookAgain)
		select {
		case <-woken:
		case <-again.C:
		case <-ctx.Done():
			again.Stop()
			return false, nil
		case <-r.ending:
			again.Stop()
			return false, nil
		}
		again.Stop()
	}
}

// A position is how far a space has come: envelopes with a number, statements.
type position struct{ newest, statements uint64 }

func (p position) beyond(known position) bool {
	return p.newest > known.newest || p.statements > known.statements
}

// position gives how far the space has come.
func (r *Relay) position(ctx context.Context, id envelope.SpaceID) (position, error) {
	var p position
	err := r.storage.View(ctx, id, func(tx Tx) error {
		newest, _, err := tx.Cursor()
		if err != nil {
			return err
		}
		f, err := r.fold(id, tx)
		if err == nil {
			p = position{uint64(newest), uint64(len(f.list))}
		}
		return err
	})
	return p, err
}

// longestStream is when a listener has to ask again, as a member that it may
// not be any more.
const longestStream = 15 * time.Minute

// stream wakes for as long as the caller listens, whenever the space is elsewhere
// than is known.
func (r *Relay) stream(w http.ResponseWriter, request *http.Request, id envelope.SpaceID, known position) error {
	ctx := request.Context()
	if _, err := r.position(ctx, id); err != nil {
		return err
	}
	control := http.NewResponseController(w)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx is asked not to hold it back
	h.Set("Authentication-Info", r.tokens.give().Challenge())
	// Whoever listens and reads nothing is not waited for, at the end neither.
	patience := func() { _ = control.SetWriteDeadline(time.Now().Add(slowStart)) }
	defer patience()
	say := func(what string) error {
		patience()
		fmt.Fprint(w, what, "\n\n")
		return control.Flush()
	}
	comment := time.NewTicker(stillHere)
	defer comment.Stop()
	look := time.NewTicker(r.options.LookAgain)
	defer look.Stop()
	end := time.NewTimer(longestStream)
	defer end.Stop()
	for said := say(": here"); said == nil; {
		woken := r.waking.next(id)
		now, err := r.position(ctx, id)
		if err != nil {
			return nil // it is deleted, or asks again
		}
		if now != known { // or before it: the relay was restored
			known, said = now, say("data: wake")
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-r.ending:
			return nil
		case <-end.C:
			return nil
		case <-comment.C:
			said = say(": still here")
		case <-woken:
		case <-look.C:
		}
	}
	return nil
}
