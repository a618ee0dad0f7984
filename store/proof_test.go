package store_test

import (
	"errors"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/feed"
	"bankje/sync/envelope"
)

func TestWhoWritesToTheDiskPutsNoWordInAMembersMouth(t *testing.T) {
	p := newPhone(t)
	team, err := p.FoundTeam(t.Context(), "team", "Anna")
	must(t, err)
	_, err = p.Invite(t.Context(), team, false, store.DayOf(time.Now()), "for Bohdan")
	must(t, err)
	p = p.unlocked()
	all, err := p.Statements(envelope.SpaceID(team))
	must(t, err)
	must(t, p.vault.Close())
	forge(t, p.dir, all)
	if _, err := open(t, p.dir, options()).Unlock(t.Context(), pin); !errors.Is(err, envelope.ErrSignature) {
		t.Errorf("a statement that nobody signed, at the next opening: %v", err)
	}
}

// forge adds to a folder, without any key, that the last author said the same again.
func forge(t *testing.T, dir string, all []envelope.Statement) {
	t.Helper()
	last := all[len(all)-1]
	forged := last
	forged.Number, forged.Previous = last.Number+1, last.Hash()
	f, err := feed.Open(t.Context(), dir)
	must(t, err)
	must(t, f.AddStatement(t.Context(), last.Space, forged.Bytes()))
	must(t, f.Close())
}
