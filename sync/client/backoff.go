package client

import "time"

const (
	firstWait = 2 * time.Second
	mostWait  = 15 * time.Minute

	// often is how long after a contact that went well the next one comes, where
	// nobody asks for one: a wake-up can be lost.
	often = 10 * time.Minute
)

// Backoff gives how long to wait after so many contacts that failed one after
// the other: twice as long each time, up to a quarter of an hour. Luck, from 0
// to 1, spreads it over its second half, so that many phones do not come back
// at once.
func Backoff(failures int, luck float64) time.Duration {
	wait := mostWait
	if failures < 10 {
		wait = min(firstWait<<max(failures-1, 0), mostWait)
	}
	return wait/2 + time.Duration(luck*float64(wait/2))
}
