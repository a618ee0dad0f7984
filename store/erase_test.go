package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bankje/store"
)

// eraseUntilKilled writes about somebody and somebody else, erases the first,
// and says so once that is confirmed.
func eraseUntilKilled(dir string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
	}
	v, err := store.Open(dir, options())
	fail(err)
	ctx := context.Background()
	j, err := v.Unlock(ctx, pin)
	fail(err)
	other, err := j.AddPerson(ctx, store.Person{Alias: "Blijft"})
	fail(err)
	for {
		about, err := j.AddPerson(ctx, store.Person{Alias: "Gaat"})
		fail(err)
		for _, who := range [][]store.PersonID{{about.ID}, {about.ID, other.ID}, {other.ID}} {
			_, err = j.SaveDraft(ctx, store.Draft{
				Conversation: store.Conversation{People: who, Note: strings.Repeat("woord ", 60), At: time.Now()},
				FollowUps:    []store.FollowUp{{Person: who[0], What: "Bellen"}},
			})
			fail(err)
		}
		fail(j.Leave(ctx))
		_, err = j.ErasePerson(ctx, about.ID, false)
		fail(err)
		fmt.Println(about.ID)
	}
}

func TestKilledAtAnyMomentAnErasureIsNotBegunOrWhole(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	_, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	must(t, v.Close())
	var erased []store.ConversationID
	shared := 0
	for _, lines := range []int{1, 2, 1, 3, 5, 1, 2} {
		erased = append(erased, runAndKill(t, erasingFolder, dir, lines)...)
		v := open(t, dir, options())
		j := unlock(t, v)
		people, err := j.People(t.Context(), store.PeopleFilter{})
		must(t, err)
		there := map[store.PersonID]bool{}
		for _, p := range people {
			there[p.ID] = true
			if slices.Contains(erased, store.ConversationID(p.ID)) {
				t.Fatal("a person is back of whom it was confirmed that they are erased")
			}
		}
		entries, err := j.Timeline(t.Context(), store.Filter{}, 0, 0)
		must(t, err)
		alone := 0
		for _, e := range entries {
			c, err := j.Conversation(t.Context(), e.ID)
			must(t, err)
			for _, id := range c.People {
				if !there[id] {
					t.Fatal("a conversation is with somebody who is erased; it was erased by half")
				}
			}
			if c.Note == "" {
				alone++
			}
		}
		if shared = max(shared, len(erased)); alone < shared {
			t.Errorf("%d shared conversations were written again, want %d at least", alone, shared)
		}
		if _, damaged := v.Repair(); damaged {
			t.Fatal("killing the process damaged the file")
		}
		must(t, v.Close())
	}
}

func TestErasingOnAFullDiskLosesNothing(t *testing.T) {
	dir, v, j := foundIn(t)
	p, other := add(t, j, "Gaat"), add(t, j, "Blijft")
	for range 20 {
		talk(t, j, store.Conversation{People: []store.PersonID{p.ID}, Note: strings.Repeat("weg ", 300), At: time.Now()})
		talk(t, j, store.Conversation{People: []store.PersonID{other.ID}, Note: strings.Repeat("blijft ", 300), At: time.Now()})
	}
	pragma(t, dir, "max_page_count = 1")
	_, err := j.ErasePerson(t.Context(), p.ID, false)
	if err != nil && !errors.Is(err, store.ErrDiskFull) {
		t.Fatalf("ErasePerson = %v", err)
	}
	want := 20
	if err != nil {
		want = 40
	}
	for range 2 {
		counts, countErr := j.Counts(t.Context())
		if countErr != nil || counts.Conversations != want {
			t.Errorf("%d conversations, %v; want %d", counts.Conversations, countErr, want)
		}
		j = relock(t, v, j)
	}
	pragma(t, dir, "max_page_count = 100000")
	if _, err := j.ErasePerson(t.Context(), p.ID, false); want == 40 && err != nil {
		t.Errorf("with room again ErasePerson = %v", err)
	}
}

// After a no nothing about the person is kept, not even that they said no.
func TestAfterALaterNoNothingIsKept(t *testing.T) {
	_, v, j := foundIn(t)
	p := add(t, j, "Gaat")
	talk(t, j, store.Conversation{People: []store.PersonID{p.ID}, Note: "wat zij vertelde", At: time.Now()})
	_, err := j.RecordConsent(t.Context(), p.ID, store.No)
	must(t, err)
	_, err = j.ErasePerson(t.Context(), p.ID, false)
	must(t, err)
	for range 2 {
		counts, err := j.Counts(t.Context())
		if err != nil || counts.Conversations != 0 || counts.People != 0 {
			t.Errorf("counts %+v, %v", counts, err)
		}
		if found := search(t, j, "vertelde"); len(found) > 0 {
			t.Error("a word of it is still found")
		}
		hidden, err := j.People(t.Context(), store.PeopleFilter{Hidden: true})
		if err != nil || len(hidden) > 0 {
			t.Errorf("%d hidden people, %v", len(hidden), err)
		}
		j = relock(t, v, j)
	}
}

// A back-up made afterwards carries the stubs and the statement that asks for
// them, and neither is taken for damage.
func TestABackupMadeAfterErasingIsRestoredWithoutThePerson(t *testing.T) {
	_, v, j := foundIn(t)
	p, other := add(t, j, "Gaat"), add(t, j, "Blijft")
	talk(t, j, store.Conversation{People: []store.PersonID{p.ID}, Note: "weg", At: time.Now()})
	talk(t, j, store.Conversation{People: []store.PersonID{other.ID}, Note: "blijft", At: time.Now()})
	_, err := j.ErasePerson(t.Context(), p.ID, false)
	must(t, err)
	talk(t, j, store.Conversation{People: []store.PersonID{other.ID}, Note: "daarna", At: time.Now()})
	code, err := j.RecoveryCode(t.Context())
	must(t, err)
	want := contents(t, j)
	var backup bytes.Buffer
	must(t, j.Backup(t.Context(), &backup, nothing))
	must(t, v.Close())
	r, err := reads(t, open(t, filepath.Join(t.TempDir(), "journal"), options()), backup.Bytes(), code)
	must(t, err)
	j, err = r.Found(t.Context(), pin, store.PIN)
	must(t, err)
	if got := contents(t, j); got != want {
		t.Errorf("restored was\n%s\nwant\n%s", got, want)
	}
	if counts, err := j.Counts(t.Context()); err != nil || counts.Unreadable > 0 {
		t.Errorf("%d unreadable, %v", counts.Unreadable, err)
	}
}
