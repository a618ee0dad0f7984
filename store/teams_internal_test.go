package store

import (
	"errors"
	"fmt"
	"testing"

	"bankje/store/seal"
)

// A coordinator who came in while others started an epoch has not its key yet: their
// own invitation fails for that, and a code of somebody else for being none.
func TestAKeyThatIsStillToComeIsTold(t *testing.T) {
	lacks := fmt.Errorf("invite: %w", seal.ErrNoKey)
	if err := saidWrong(lacks); !errors.Is(err, ErrKeyAwaited) {
		t.Errorf("who says something is told %v, want ErrKeyAwaited", err)
	}
	if err := joinedWrong(lacks); !errors.Is(err, ErrNoInvitation) {
		t.Errorf("who joins is told %v, want ErrNoInvitation", err)
	}
}
