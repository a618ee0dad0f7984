package relay

import (
	"math"
	"sync"
	"time"
)

// rates are token buckets, one a key: a device, or an address.
type rates[K comparable] struct {
	rate, burst float64 // a second; at once

	mu      sync.Mutex
	buckets map[K]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

// mostBuckets bounds what is remembered; beyond it those that are full again are
// forgotten.
const mostBuckets = 1 << 16

func newRates[K comparable](rate, burst float64) *rates[K] {
	return &rates[K]{rate: rate, burst: burst, buckets: make(map[K]bucket)}
}

// allow takes so much out of a key's bucket, or says for how many seconds there
// is not enough in it. What is more than a bucket holds empties a full one.
func (r *rates[K]) allow(key K, cost float64, now time.Time) (wait uint64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.buckets) > mostBuckets {
		r.sweep(now)
	}
	b, known := r.buckets[key]
	if !known {
		b = bucket{left: r.burst, at: now}
	}
	b.left = min(r.burst, b.left+max(0, now.Sub(b.at).Seconds())*r.rate)
	b.at = now
	cost = min(cost, r.burst)
	if ok = b.left >= cost; ok {
		b.left -= cost
	}
	r.buckets[key] = b
	return uint64(math.Ceil((cost - b.left) / r.rate)), ok
}

// sweep forgets buckets that are full by now, or all where too few are.
func (r *rates[K]) sweep(now time.Time) {
	for key, b := range r.buckets {
		if b.left+now.Sub(b.at).Seconds()*r.rate >= r.burst {
			delete(r.buckets, key)
		}
	}
	if len(r.buckets) > mostBuckets {
		clear(r.buckets)
	}
}
