package store

import "time"

// ClockBehind tells how far the wall clock of this device lies before the
// newest change in the journal; 0 when it does not, or the journal is locked.
// Either the clock is behind now, or one that a change was written by was
// ahead: which of them, only a person can tell. Nothing is refused for it.
//
// Small differences between devices are usual, and for the caller to pass over.
func (j *Journal) ClockBehind() time.Duration {
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return 0
	}
	return max(0, j.tail.newest.UTC().Sub(j.now()))
}
