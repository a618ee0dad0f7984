package store_test

import (
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
)

// pin is what opens the vaults of these tests.
var pin = []byte("246810")

// options are those of a vault whose PIN costs little to try.
func options() store.Options { return store.Options{Work: &seal.MinParams} }

// open opens the vault in dir and closes it at the end of the test.
func open(t *testing.T, dir string, o store.Options) *store.Vault {
	t.Helper()
	v, err := store.Open(dir, o)
	if err != nil {
		t.Fatalf("open vault: %v", err)
	}
	t.Cleanup(func() { must(t, v.Close()) })
	return v
}

// found makes a vault and its journal in a new folder.
func found(t *testing.T) (*store.Vault, *store.Journal) {
	t.Helper()
	v := open(t, t.TempDir(), options())
	j, err := v.Found(t.Context(), pin, store.PIN)
	if err != nil {
		t.Fatalf("found journal: %v", err)
	}
	return v, j
}

// reopen locks the journal and unlocks it again.
func reopen(t *testing.T, v *store.Vault, j *store.Journal) *store.Journal {
	t.Helper()
	must(t, j.Lock(t.Context()))
	j, err := v.Unlock(t.Context(), pin)
	if err != nil {
		t.Fatalf("unlock: %v", err)
	}
	return j
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// get gives what a call answered that must not fail.
func get[T any](t *testing.T, value T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// talk saves a conversation as the screens do: through a draft.
func talk(t *testing.T, j *store.Journal, c store.Conversation) store.Conversation {
	t.Helper()
	d, err := j.NewDraft(t.Context(), c)
	must(t, err)
	saved, err := j.SaveDraft(t.Context(), d)
	must(t, err)
	return saved
}

func TestConversationIsFoundAgainAfterUnlocking(t *testing.T) {
	v, j := found(t)
	oksana, err := j.AddPerson(t.Context(), store.Person{Alias: "Oksana", Language: "uk"})
	must(t, err)
	saved := talk(t, j, store.Conversation{
		At: time.Now(), People: []store.PersonID{oksana.ID},
		Prompts: []string{"P10", "P02", "P07"},
		Note:    "Вона п’є каву на балконі. Ze wil weer gaan fietsen.",
	})
	for _, query := range []string{"кав", "fiet", "п'є", "Oks", "bal", "БАЛК fiets oksana"} {
		j = reopen(t, v, j)
		entries, err := j.Timeline(t.Context(), store.Filter{Query: query}, 0, 10)
		must(t, err)
		want := 1
		if query == "bal" {
			want = 0 // Latin letters are not Cyrillic ones
		}
		if len(entries) != want {
			t.Errorf("search %q found %d conversations, want %d", query, len(entries), want)
		}
	}
	got, err := j.Conversation(t.Context(), saved.ID)
	must(t, err)
	if got.Note != saved.Note || len(got.Prompts) != 3 || got.Prompts[0] != "P10" {
		t.Errorf("conversation read back is %+v, want %+v", got, saved)
	}
}
