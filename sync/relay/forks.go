package relay

import (
	"bytes"
	"sync"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// mostForks bounds the envelopes that are remembered of feeds that forked, in bytes.
const mostForks = 4 << 20

// forks remembers, of feeds of which somebody else brought another branch, the first
// and the last envelope of what they brought: the device whose keys signed it is to
// hear of it, and to say which branch counts. It is in memory alone, for whoever holds
// the branch shows it again at each contact.
type forks struct {
	mu    sync.Mutex
	shown map[forkedFeed]shownBranch
	size  int // in bytes
}

type forkedFeed struct {
	space  envelope.SpaceID
	device envelope.DeviceID
}

// A shownBranch is what is remembered of one. The first shows that it is another one
// than the device has, the last how far it goes.
type shownBranch struct{ first, last envelope.Envelope }

func (s shownBranch) size() int { return protocol.Size(s.first) + protocol.Size(s.last) }

// note remembers a branch, unless more of it is.
func (f *forks) note(s shownBranch) {
	f.mu.Lock()
	defer f.mu.Unlock()
	feed := forkedFeed{s.last.Header.Space, s.last.Header.Device}
	before, known := f.shown[feed]
	if known && before.last.Header.Sequence >= s.last.Header.Sequence || s.size() > mostForks/16 {
		return
	}
	f.forget(feed)
	for other := range f.shown {
		if f.size+s.size() <= mostForks {
			break
		}
		f.forget(other)
	}
	if f.shown == nil {
		f.shown = map[forkedFeed]shownBranch{}
	}
	f.shown[feed] = s
	f.size += s.size()
}

func (f *forks) forget(feed forkedFeed) {
	if s, known := f.shown[feed]; known {
		delete(f.shown, feed)
		f.size -= s.size()
	}
}

// of gives what is remembered of a feed.
func (f *forks) of(space envelope.SpaceID, device envelope.DeviceID) (shownBranch, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, known := f.shown[forkedFeed{space, device}]
	return s, known
}

// noteFork remembers that somebody else brought another branch of the feed of a
// member. It is that device's own word: each of the run is signed.
func (k *keeping) noteFork() {
	s := shownBranch{k.run[0], k.run[len(k.run)-1]}
	d, _ := k.folded.state.Device(s.first.Header.Device)
	if d.Standing == space.Active && d.ID != k.caller && k.signed == len(k.run) {
		s.first.Body, s.last.Body = bytes.Clone(s.first.Body), bytes.Clone(s.last.Body) // not all of the message
		k.relay.forks.note(s)
	}
}

// ownFork sends the caller what shows that there is another branch of their feed.
func (p *pulling) ownFork() {
	s, known := p.relay.forks.of(p.id, p.caller)
	if !known {
		return
	}
	shown := []envelope.Envelope{s.first, s.last}
	if s.first.Header.Sequence == s.last.Header.Sequence {
		shown = shown[:1]
	}
	for _, e := range shown {
		if p.folded.state.Erased(p.caller, e.Header.Sequence) {
			e = e.Stub()
		}
		p.add(e)
		delete(p.lastRun, p.caller) // nothing that is kept follows it
	}
}
