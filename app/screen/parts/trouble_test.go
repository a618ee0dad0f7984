package parts

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// kinds are all there are.
var kinds = []report.Kind{
	report.NoNetwork, report.NotRelay, report.BadAddress, report.PlainAddress, report.AppOlder, report.RelayOlder,
	report.NotFounded, report.Deleted, report.Stranger, report.Removed, report.NotCoordinator, report.Registration,
	report.Overtaken, report.TooLarge, report.TooOften, report.Busy, report.Slow, report.Full, report.Broken,
	report.Misunderstood, report.NotFile, report.NewerFile,
}

func TestEachTroubleOfATeamHasASentenceOfItsOwnInEachLanguage(t *testing.T) {
	errs := []error{
		store.ErrNotMember, store.ErrShutOut, store.ErrNotCoordinator, store.ErrLastCoordinator, store.ErrNewerRecord,
		store.ErrMistyped, store.ErrNoInvitation, store.ErrKeyAwaited, store.ErrLongName,
	}
	for _, kind := range kinds {
		errs = append(errs, report.Fail(kind))
	}
	for _, language := range i18n.All() {
		said := map[string]error{}
		for _, err := range errs {
			sentence, known := Trouble(i18n.For(language), fmt.Errorf("say to the team: %w", err))
			if !known || strings.HasPrefix(sentence, "[") || len(sentence) < 20 {
				t.Errorf("%s: %v is told as %q, %v", language, err, sentence, known)
			}
			if before, twice := said[sentence]; twice {
				t.Errorf("%s: %v and %v are told in the same words: %q", language, err, before, sentence)
			}
			said[sentence] = err
		}
	}
}

func TestOtherTroubleIsLeftToOthers(t *testing.T) {
	for _, err := range []error{nil, errors.New("something"), store.ErrDiskFull, store.ErrLocked} {
		if sentence, known := Trouble(i18n.For(i18n.NL), err); known {
			t.Errorf("%v is told as %q", err, sentence)
		}
	}
}
