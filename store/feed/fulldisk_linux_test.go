package feed

import "testing"

// The device stands for a file system that wants room even to write in place.
func TestWithoutAnyRoomGuessesCountUntilTheAppIsKilled(t *testing.T) {
	f := open(t)
	f.guesses.path = "/dev/full"
	for want := 1; want <= FreeGuesses; want++ {
		if g, err := f.CountGuess(t.Context(), noon); g.Wrong != want || err != nil {
			t.Fatalf("CountGuess = %v, %v; want %d wrong ones", g, err, want)
		}
	}
	if g, err := f.Guesses(t.Context(), noon); g.Wait(noon) != FirstWait || err != nil {
		t.Errorf("the wait is %v, %v; want %v", g.Wait(noon), err, FirstWait)
	}
	if err := f.ForgetGuesses(t.Context()); err != nil {
		t.Errorf("ForgetGuesses = %v", err)
	}
}
