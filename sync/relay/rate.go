package relay

import (
	"math"
	"sync"
	"time"

	"bankje/sync/envelope"
)

// rates are token buckets, one a device that says it is one: whoever signs with
// many keys is bounded by the number of spaces that they are in.
type rates struct {
	rate, burst float64

	mu      sync.Mutex
	buckets map[envelope.DeviceID]bucket
	swept   time.Time
}

type bucket struct {
	left float64
	at   time.Time
}

// mostBuckets bounds what is remembered of devices; beyond it those that are
// full again are forgotten.
const mostBuckets = 1 << 16

// allow takes one request out of a device's bucket, or says for how many
// seconds there is none.
func (r *rates) allow(device envelope.DeviceID, now time.Time) (wait uint64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.buckets == nil || len(r.buckets) > mostBuckets {
		r.sweep(now)
	}
	b, known := r.buckets[device]
	if !known {
		b = bucket{left: r.burst, at: now}
	}
	b.left = min(r.burst, b.left+max(0, now.Sub(b.at).Seconds())*r.rate)
	b.at = now
	if b.left < 1 {
		r.buckets[device] = b
		return uint64(math.Ceil((1 - b.left) / r.rate)), false
	}
	b.left--
	r.buckets[device] = b
	return 0, true
}

// sweep forgets buckets that are full by now, or all where none are.
func (r *rates) sweep(now time.Time) {
	kept := make(map[envelope.DeviceID]bucket)
	for device, b := range r.buckets {
		if b.left+now.Sub(b.at).Seconds()*r.rate < r.burst {
			kept[device] = b
		}
	}
	if len(kept) > mostBuckets {
		clear(kept)
	}
	r.buckets = kept
}
