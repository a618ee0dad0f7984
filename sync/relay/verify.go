package relay

import (
	"crypto/ed25519"
	"runtime"
	"sync"
	"sync/atomic"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay/internal/signatures"
	"bankje/sync/space"
)

// verify finds of each run how many envelopes from the start are signed by its
// device, on all processors. A device's id is that of its key, so that what is
// found now holds whatever the statements come to say.
func (x *round) verify(state space.State) {
	x.verified = make([]int, len(x.q.Runs))
	for i, run := range x.q.Runs {
		if d, known := state.Device(run[0].Header.Device); known {
			x.verified[i] = countSigned(&x.relay.signers, d.Keys.Signing, run)
		}
	}
}

// fewSigned is how many signatures are not worth a goroutine.
const fewSigned = 8

// countSigned counts the envelopes from the start of a run that their device
// signed, each: a part of the run may be all that somebody asks for. Bodies were
// hashed as they were read.
func countSigned(signers *signatures.Keys, key ed25519.PublicKey, run protocol.Run) int {
	if len(key) != ed25519.PublicKeySize || envelope.NewDeviceID(key) != run[0].Header.Device {
		return 0
	}
	prepared := signers.Key(key, len(run))
	workers := min(runtime.GOMAXPROCS(0), len(run)/fewSigned)
	if workers <= 1 {
		return prepared.Count(signedIn(run))
	}
	var bad atomic.Int64
	bad.Store(int64(len(run)))
	var wait sync.WaitGroup
	each := (len(run) + workers - 1) / workers
	for from := 0; from < len(run); from += each {
		wait.Go(func() {
			part := run[from:min(from+each, len(run))]
			if n := prepared.Count(signedIn(part)); n < len(part) {
				lower(&bad, int64(from+n))
			}
		})
	}
	wait.Wait()
	return int(bad.Load())
}

// signedIn gives what the author of a run signed.
func signedIn(run protocol.Run) []signatures.Signed {
	all := make([]signatures.Signed, len(run))
	for i, e := range run {
		all[i] = signatures.Signed{Message: e.Header.SigningBytes(), Signature: e.Signature}
	}
	return all
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
