package store_test

import (
	"errors"
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
func open(t testing.TB, dir string, o store.Options) *store.Vault {
	t.Helper()
	v, err := store.Open(dir, o)
	if err != nil {
		t.Fatalf("open vault: %v", err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Errorf("close vault: %v", err)
		}
	})
	return v
}

// found makes a vault and its journal in a new folder.
func found(t testing.TB) (*store.Vault, *store.Journal) {
	t.Helper()
	v := open(t, t.TempDir(), options())
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	return v, j
}

// unlock unlocks a vault with the PIN of these tests.
func unlock(t testing.TB, v *store.Vault) *store.Journal {
	t.Helper()
	j, err := v.Unlock(t.Context(), pin)
	if err != nil {
		t.Fatalf("unlock: %v", err)
	}
	return j
}

// relock locks the journal and unlocks it again.
func relock(t testing.TB, v *store.Vault, j *store.Journal) *store.Journal {
	t.Helper()
	must(t, j.Lock(t.Context()))
	return unlock(t, v)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// add saves a person under an alias.
func add(t testing.TB, j *store.Journal, alias string) store.Person {
	t.Helper()
	p, err := j.AddPerson(t.Context(), store.Person{Alias: alias, Language: "uk"})
	must(t, err)
	return p
}

// talk saves a conversation as the screens do: through a draft.
func talk(t testing.TB, j *store.Journal, c store.Conversation) store.Conversation {
	t.Helper()
	if c.At.IsZero() {
		c.At = time.Date(2026, 3, 14, 15, 0, 0, 0, time.UTC)
	}
	d, err := j.NewDraft(t.Context(), c)
	must(t, err)
	saved, err := j.SaveDraft(t.Context(), d)
	must(t, err)
	return saved
}

// search gives how many conversations a query finds.
func search(t testing.TB, j *store.Journal, query string) []store.Entry {
	t.Helper()
	entries, err := j.Timeline(t.Context(), store.Filter{Query: query}, 0, 0)
	must(t, err)
	count, err := j.TimelineCount(t.Context(), store.Filter{Query: query})
	must(t, err)
	if count != len(entries) {
		t.Errorf("query %q counts %d conversations and lists %d", query, count, len(entries))
	}
	return entries
}

func TestConversationIsFoundAgainAfterUnlocking(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	saved := talk(t, j, store.Conversation{
		People:  []store.PersonID{oksana.ID},
		Prompts: []string{"P10", "P02", "P07"},
		Note:    "Вона п’є каву на балконі. Ze wil weer gaan fietsen.",
	})
	j = relock(t, v, j)
	for query, want := range map[string]int{
		"кав": 1, "fiet": 1, "п'є": 1, "Oks": 1, "БАЛК fiets oksana": 1, "бал": 1,
		"bal": 0, "пе": 0, "fiets zwem": 0, "alk": 0,
	} {
		if got := len(search(t, j, query)); got != want {
			t.Errorf("search %q found %d conversations, want %d", query, got, want)
		}
	}
	got, err := j.Conversation(t.Context(), saved.ID)
	must(t, err)
	if got.Note != saved.Note || len(got.Prompts) != 3 || got.Prompts[0] != "P10" || got.Prompts[2] != "P07" {
		t.Errorf("read back note %q and prompts %v, want what was saved, in order", got.Note, got.Prompts)
	}
}

func TestSearchShowsTheSentenceOfTheMatch(t *testing.T) {
	_, j := found(t)
	oksana := add(t, j, "Oksana")
	talk(t, j, store.Conversation{
		People: []store.PersonID{oksana.ID},
		Note:   "We dronken thee. Ze wil weer gaan fietsen met haar zus. Tot vrijdag.",
	})
	entry := search(t, j, "fiets")[0]
	if entry.Excerpt != "Ze wil weer gaan fietsen met haar zus." {
		t.Errorf("excerpt = %q, want the sentence of the match", entry.Excerpt)
	}
	if len(entry.Match) != 1 || entry.Excerpt[entry.Match[0].Start:entry.Match[0].End] != "fiets" {
		t.Errorf("match = %v, want what was typed", entry.Match)
	}
	if who := search(t, j, "oks")[0].Who[0]; len(who.Match) != 1 {
		t.Errorf("a match in the alias is shown as %v", who.Match)
	}
}

func TestNewAliasFindsOldConversations(t *testing.T) {
	_, j := found(t)
	before := add(t, j, "Oksana")
	talk(t, j, store.Conversation{People: []store.PersonID{before.ID}, Note: "thee"})
	after := before
	after.Alias = "Zoriana"
	_, err := j.EditPerson(t.Context(), before, after)
	must(t, err)
	if len(search(t, j, "zor")) != 1 || len(search(t, j, "oks")) != 0 {
		t.Error("search goes by the old alias")
	}
}

func TestTimelineHasTheLatestFirst(t *testing.T) {
	_, j := found(t)
	day := func(n int) time.Time { return time.Date(2026, 3, n, 10, 0, 0, 0, time.UTC) }
	for _, n := range []int{3, 1, 2, 2} {
		talk(t, j, store.Conversation{At: day(n), GroupCount: 4, Note: "koor"})
	}
	for _, query := range []string{"", "ko"} {
		entries := search(t, j, query)
		var last time.Time
		for i, e := range entries {
			if i > 0 && e.At.After(last) {
				t.Errorf("query %q: entry %d is later than the one before", query, i)
			}
			last = e.At
		}
		if len(entries) != 4 {
			t.Errorf("query %q lists %d of 4 conversations, two of them at one time", query, len(entries))
		}
	}
}

func TestFiltersNarrowTogether(t *testing.T) {
	_, j := found(t)
	oksana, taras := add(t, j, "Oksana"), add(t, j, "Taras")
	choir, err := j.AddGroup(t.Context(), store.Group{Name: "Koor"})
	must(t, err)
	at := time.Date(2026, 3, 28, 23, 30, 0, 0, store.Amsterdam())
	both := []store.PersonID{oksana.ID, taras.ID}
	talk(t, j, store.Conversation{At: at, People: both, Domains: []string{"NW", "GZ"}, Support: []string{"S01"}, Setting: store.SettingHomeVisit, Note: "thee"})
	talk(t, j, store.Conversation{At: at.AddDate(0, 0, 1), People: both[:1], Domains: []string{"NW"}, Note: "koffie"})
	talk(t, j, store.Conversation{At: at.AddDate(0, 0, 2), Group: choir.ID, GroupCount: 9, Note: "gezongen"})
	for name, test := range map[string]struct {
		filter store.Filter
		want   int
	}{
		"nothing":           {store.Filter{}, 3},
		"person":            {store.Filter{Person: oksana.ID}, 2},
		"person and domain": {store.Filter{Person: oksana.ID, Domain: "GZ"}, 1},
		"support":           {store.Filter{Support: "S01"}, 1},
		"domain":            {store.Filter{Domain: "NW"}, 2},
		"setting":           {store.Filter{Setting: store.SettingHomeVisit}, 1},
		"group":             {store.Filter{Group: choir.ID}, 1},
		"group by name":     {store.Filter{Query: "koo"}, 1},
		"day":               {store.Filter{From: "2026-03-28", To: "2026-03-28"}, 1},
		"from":              {store.Filter{From: "2026-03-29"}, 2},
		"to":                {store.Filter{To: "2026-03-29"}, 2},
		"person and words":  {store.Filter{Person: oksana.ID, Query: "the"}, 1},
		"all at odds":       {store.Filter{Person: taras.ID, Query: "koffie"}, 0},
	} {
		entries, err := j.Timeline(t.Context(), test.filter, 0, 10)
		must(t, err)
		count, err := j.TimelineCount(t.Context(), test.filter)
		must(t, err)
		if len(entries) != test.want || count != test.want {
			t.Errorf("%s: lists %d and counts %d, want %d", name, len(entries), count, test.want)
		}
	}
}

func TestHiddenConversationComesBackWhole(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	saved := talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}, Domains: []string{"NW"}, Note: "thee"})
	must(t, j.HideConversation(t.Context(), saved.ID))
	if len(search(t, j, "the")) != 0 || len(search(t, j, "")) != 0 {
		t.Error("a hidden conversation is listed")
	}
	j = relock(t, v, j)
	if c, err := j.Conversation(t.Context(), saved.ID); err != nil || !c.Hidden {
		t.Errorf("hidden conversation reads as hidden %v, %v; it must be there to be restored", c.Hidden, err)
	}
	must(t, j.RestoreConversation(t.Context(), saved.ID))
	if len(search(t, j, "the")) != 1 {
		t.Error("a restored conversation is not found")
	}
	entries, err := j.Timeline(t.Context(), store.Filter{Person: oksana.ID, Domain: "NW"}, 0, 1)
	if err != nil || len(entries) != 1 {
		t.Errorf("by person and domain there are %d, %v; want the restored one", len(entries), err)
	}
}

func TestLockedJournalAnswersNothing(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	must(t, j.Lock(t.Context()))
	if _, err := j.Person(t.Context(), oksana.ID); !errors.Is(err, store.ErrLocked) {
		t.Errorf("Person = %v, want ErrLocked", err)
	}
	if _, err := j.AddPerson(t.Context(), store.Person{Alias: "Taras"}); !errors.Is(err, store.ErrLocked) {
		t.Errorf("AddPerson = %v, want ErrLocked", err)
	}
	if _, err := j.NewDraft(t.Context(), store.Conversation{}); !errors.Is(err, store.ErrLocked) {
		t.Errorf("NewDraft = %v, want ErrLocked", err)
	}
	if _, err := j.RecoveryCode(t.Context()); !errors.Is(err, store.ErrLocked) {
		t.Errorf("RecoveryCode = %v, want ErrLocked", err)
	}
	j.KeepSoon(store.Draft{})
	must(t, j.Lock(t.Context()))
	if _, err := unlock(t, v).Person(t.Context(), oksana.ID); err != nil {
		t.Errorf("after unlocking: %v", err)
	}
}

func TestWatchersHearOfEachSave(t *testing.T) {
	_, j := found(t)
	heard := 0
	stop := j.Watch(func() { heard++ })
	add(t, j, "Oksana")
	if heard != 1 {
		t.Errorf("heard of %d changes after one save", heard)
	}
	if _, err := j.AddPerson(t.Context(), store.Person{}); !errors.Is(err, store.ErrNoAlias) || heard != 1 {
		t.Errorf("a person without an alias: %v, heard %d times", err, heard)
	}
	stop()
	add(t, j, "Taras")
	if heard != 1 {
		t.Error("heard after stop")
	}
}
