package feed

import (
	"context"
	"time"
)

const (
	// FreeGuesses is how many wrong PINs or passphrases cost no wait.
	FreeGuesses = 5

	// FirstWait follows the last free guess; each further wrong one doubles
	// it, up to LongestWait. At one guess an hour a PIN of six digits lasts
	// for decades.
	FirstWait   = 30 * time.Second
	LongestWait = time.Hour
)

// Guesses tells how often a wrong PIN or passphrase was given since the last
// right one. However many there are, nothing is ever wiped.
type Guesses struct {
	Wrong int
	Last  time.Time // when the last wrong one was given; zero if none
}

// Wait returns how long the next guess has to wait at the time now: never
// more than LongestWait, wherever the clock was set meanwhile. Who can set
// the phone's clock forward can shorten one wait, not the next.
func (g Guesses) Wait(now time.Time) time.Duration {
	wait := g.fullWait()
	if passed := g.at(now).since(now); passed < wait {
		return wait - passed
	}
	return 0
}

// Counted returns the guesses with one more wrong one, given at the time now.
func (g Guesses) Counted(now time.Time) Guesses {
	return Guesses{g.Wrong + 1, now.Round(0)}
}

// at returns the guesses as they count when it is now. If the clock was set
// back behind the last guess, that one counts as given now: the wait starts
// again, instead of lasting until the clock has caught up.
func (g Guesses) at(now time.Time) Guesses {
	if g.Last.After(now) {
		g.Last = now.Round(0)
	}
	return g
}

// since goes by the clock on the wall: the monotonic one stands still while a
// phone sleeps, and is gone after a restart.
func (g Guesses) since(now time.Time) time.Duration {
	return now.Round(0).Sub(g.Last.Round(0))
}

// fullWait returns the whole wait after the last guess.
func (g Guesses) fullWait() time.Duration {
	if g.Wrong < FreeGuesses {
		return 0
	}
	wait := FirstWait
	for range g.Wrong - FreeGuesses {
		if wait *= 2; wait >= LongestWait {
			return LongestWait
		}
	}
	return wait
}

// Guesses returns the guesses so far, as they count at the time now. If the
// clock was set back, that is kept: a clock that stays behind does not start
// the wait anew each time the app is opened.
func (f *Feed) Guesses(ctx context.Context, now time.Time) (Guesses, error) {
	guesses, err := f.guesses.change(ctx, func(g Guesses) Guesses { return g.at(now) })
	return guesses, fail("read guesses", err)
}

// CountGuess counts one more wrong guess and returns them all. It is called
// before the guess is tried, so that killing the app does not make it free;
// a right one is followed by ForgetGuesses.
//
// A full disk is no reason to refuse: the guess is written where the last one
// stood. On a file system that wants room even for that, it counts until the
// app is killed.
func (f *Feed) CountGuess(ctx context.Context, now time.Time) (Guesses, error) {
	guesses, err := f.guesses.change(ctx, func(g Guesses) Guesses { return g.Counted(now) })
	return guesses, fail("count guess", err)
}

// ForgetGuesses starts the count again, after a right PIN or passphrase.
func (f *Feed) ForgetGuesses(ctx context.Context) error {
	_, err := f.guesses.change(ctx, func(Guesses) Guesses { return Guesses{} })
	return fail("forget guesses", err)
}
