package client

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// How long a stream may say nothing: it begins with a comment, and has one at
// least once a minute. The first is waited for longer than for a connection.
const (
	firstWord = 25 * time.Second
	nextWord  = 100 * time.Second
)

// heldBackFor is how long it is believed that streams do not pass.
const heldBackFor = time.Hour

// mostCuts is how often on end a stream may be cut off at once.
const mostCuts = 2

// errSilent says that a stream said nothing for too long.
var errSilent = errors.New("a stream is silent")

// Streams says whether streams pass, as far as is known.
func (r *Relay) Streams() bool { return time.Now().Unix() >= r.heldBack.Load() }

// Listen calls heard at whatever the relay says of a space, with whether it woke:
// it has something beyond what the caller knows that it has not woken for. It
// returns when heard gives false, and after some minutes. Where something on the
// way holds streams back, or cuts them off at once, Streams says so from then on: at
// the second time on end, for a relay that stops ends one too.
func (r *Relay) Listen(ctx context.Context, id envelope.SpaceID, cursor, chain uint64, heard func(woken bool) bool) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	begun := time.Now()
	s := &stream{heard: heard, silence: time.AfterFunc(r.firstWord, func() { cancel(errSilent) })}
	defer s.silence.Stop()
	_, _, err := r.send(ctx, letter{space: id, method: http.MethodGet, path: protocol.PathEvents(id, cursor, chain), stream: s})
	silent := !s.spoke && context.Cause(ctx) == errSilent
	if isCut := err == nil && time.Since(begun) < r.firstWord && !s.enough; isCut {
		silent = r.cuts.Add(1) >= mostCuts
	} else {
		r.cuts.Store(0)
	}
	if silent {
		r.heldBack.Store(time.Now().Add(heldBackFor).Unix())
		return nil
	}
	return err
}

// A stream is listened to.
type stream struct {
	heard   func(woken bool) bool
	silence *time.Timer // ends it
	spoke   bool        // something came
	enough  bool        // heard gave false
}

// follow reads a stream until it ends, or nobody wants it any more.
func (s *stream) follow(from io.Reader) error {
	for lines := bufio.NewScanner(from); lines.Scan(); {
		line := lines.Text()
		if line == "" {
			continue
		}
		s.spoke = true
		s.silence.Reset(nextWord)
		if s.enough = !s.heard(line == "data: wake"); s.enough {
			break
		}
	}
	return nil // cut off or ended: one listens again
}
