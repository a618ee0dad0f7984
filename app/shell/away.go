package shell

import "time"

// talkAway is how long the journal stays open while the app is away in the
// middle of a conversation: picking up the phone again must not cost a PIN.
const talkAway = 15 * time.Minute

// locksAfter says whether the journal is to be locked when one comes back after
// being away. A negative time away means that the clock was set back meanwhile:
// nobody knows how long it was, so it locks.
func locksAfter(away, limit time.Duration, inTalk bool) bool {
	if inTalk && limit < talkAway {
		limit = talkAway
	}
	return away < 0 || away >= limit
}
