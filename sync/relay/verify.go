package relay

import (
	"crypto/ed25519"
	"runtime"
	"sync"
	"sync/atomic"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// verify finds of each run how many envelopes from the start are signed by its
// device, on all processors. A device's id is that of its key, so that what is
// found now holds whatever the statements come to say.
func (x *round) verify(state space.State) {
	x.verified = make([]int, len(x.q.Runs))
	for i, run := range x.q.Runs {
		if d, known := state.Device(run[0].Header.Device); known {
			x.verified[i] = countSigned(d.Keys.Signing, run)
		}
	}
}

// fewSigned is how many signatures are not worth a goroutine.
const fewSigned = 8

// countSigned counts the envelopes from the start of a run that their device
// signed, each: a part of the run may be all that somebody asks for.
func countSigned(key ed25519.PublicKey, run protocol.Run) int {
	workers := min(runtime.GOMAXPROCS(0), len(run)/fewSigned)
	if workers <= 1 {
		return firstUnsigned(key, run)
	}
	var bad atomic.Int64
	bad.Store(int64(len(run)))
	var wait sync.WaitGroup
	each := (len(run) + workers - 1) / workers
	for from := 0; from < len(run); from += each {
		wait.Go(func() {
			part := run[from:min(from+each, len(run))]
			if n := firstUnsigned(key, part); n < len(part) {
				lower(&bad, int64(from+n))
			}
		})
	}
	wait.Wait()
	return int(bad.Load())
}

func firstUnsigned(key ed25519.PublicKey, run []envelope.Envelope) int {
	for i, e := range run {
		if e.Verify(key) != nil {
			return i
		}
	}
	return len(run)
}

// lower makes a number the smaller of two.
func lower(n *atomic.Int64, to int64) {
	for {
		was := n.Load()
		if was <= to || n.CompareAndSwap(was, to) {
			return
		}
	}
}
