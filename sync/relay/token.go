package relay

import (
	"crypto/rand"
	"sync"

	"bankje/sync/protocol"
)

// mostTokens bounds the tokens that wait to be used. Who comes back after so
// many others asks for a fresh one, at the cost of a round trip.
const mostTokens = 1 << 16

// tokens are those that this process gave out and that nobody used yet.
type tokens struct {
	random func([]byte) // nil: crypto/rand

	mu      sync.Mutex
	waiting map[protocol.Token]struct{}
	order   []protocol.Token // a ring of all that were given
	next    int
}

// give makes a token, and forgets the oldest where there are too many.
func (t *tokens) give() protocol.Token {
	t.mu.Lock()
	defer t.mu.Unlock()
	var token protocol.Token
	if t.random != nil {
		t.random(token[:])
	} else {
		rand.Read(token[:]) // it never fails
	}
	if t.waiting == nil {
		t.waiting = make(map[protocol.Token]struct{})
	}
	if len(t.order) < mostTokens {
		t.order = append(t.order, token)
	} else {
		delete(t.waiting, t.order[t.next])
		t.order[t.next] = token
		t.next = (t.next + 1) % mostTokens
	}
	t.waiting[token] = struct{}{}
	return token
}

// use takes a token back, and says whether it may count: once.
func (t *tokens) use(token protocol.Token) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, waits := t.waiting[token]
	delete(t.waiting, token)
	return waits
}
