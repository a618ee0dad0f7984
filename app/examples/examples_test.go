package examples_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bankje/app/examples"
	"bankje/i18n"
	"bankje/store"
)

var now = time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())

func open(t testing.TB, dir string, language i18n.Language) (*store.Vault, *store.Journal) {
	t.Helper()
	vault, journal, err := examples.Open(t.Context(), dir, examples.Options{
		Language: language, Now: func() time.Time { return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vault.Close() })
	return vault, journal
}

func TestTheExamplesAreWholeInEveryLanguage(t *testing.T) {
	for _, language := range i18n.All() {
		t.Run(string(language), func(t *testing.T) {
			vault, journal := open(t, filepath.Join(t.TempDir(), "examples"), language)
			counts, err := journal.Counts(t.Context())
			if err != nil || counts.Conversations < 60 || counts.People != 8 || counts.Drafts != 1 || counts.OpenFollowUps < 8 || counts.Unreadable > 0 {
				t.Errorf("there is %+v, %v", counts, err)
			}
			if !vault.Settings().CodeKept {
				t.Error("a recovery code will be asked for")
			}
			entries, err := journal.Timeline(t.Context(), store.Filter{}, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				checkTimes(t, journal, e.ID)
			}
			for _, signal := range signals(t, journal) {
				if text := i18n.For(language).T("parts.signal." + signal); strings.HasPrefix(text, "[") {
					t.Errorf("there is no word for signal %q", signal)
				}
			}
		})
	}
}

// checkTimes checks that a conversation was written down when it had been, and
// changed after that.
func checkTimes(t *testing.T, j *store.Journal, id store.ConversationID) {
	t.Helper()
	c, err := j.Conversation(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	late := c.WrittenAt.Sub(c.At)
	if c.At.After(now) || late <= 0 || late > 3*time.Hour || c.WrittenAt.After(now) || c.EditedAt.After(now) {
		t.Errorf("a conversation of %v was written down at %v and edited at %v", c.At, c.WrittenAt, c.EditedAt)
	}
}

func signals(t *testing.T, j *store.Journal) []string {
	t.Helper()
	entries, err := j.Timeline(t.Context(), store.Filter{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Signals...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestTodayHasSomethingToShow(t *testing.T) {
	_, journal := open(t, filepath.Join(t.TempDir(), "examples"), i18n.UK)
	today := store.DayOf(now)
	due, err := journal.FollowUps(t.Context(), store.FollowUpFilter{DueUntil: today})
	if err != nil {
		t.Fatal(err)
	}
	var late, onTime int
	for _, f := range due {
		if f.Late(today) {
			late++
		} else {
			onTime++
		}
	}
	if late != 1 || onTime != 3 {
		t.Errorf("%d follow-ups are late and %d due; want 1 and 3", late, onTime)
	}
	done, err := journal.FollowUps(t.Context(), store.FollowUpFilter{State: store.FollowUpDone, WithPaused: true})
	if err != nil || len(done) < 8 {
		t.Errorf("%d follow-ups are done, %v", len(done), err)
	}
	for _, f := range done {
		if f.DoneAt.After(now.Add(-time.Hour)) {
			t.Errorf("one was done at %v, while the examples were being made", f.DoneAt)
		}
	}
	if paused, err := journal.People(t.Context(), store.PeopleFilter{Paused: true}); err != nil || len(paused) != 1 {
		t.Errorf("%d people are paused, %v; want one", len(paused), err)
	}
	if behind := journal.ClockBehind(); behind != 0 {
		t.Errorf("the clock lies %v behind the examples", behind)
	}
}

func TestErasingLeavesNothing(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "examples")
	vault, _ := open(t, dir, i18n.NL)
	if err := examples.Erase(dir); !errors.Is(err, store.ErrInUse) {
		t.Fatalf("while somebody looks around, erasing says %v", err)
	}
	if err := vault.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := examples.Erase(dir); err != nil {
			t.Fatal(err)
		}
	}
	if left, err := os.ReadDir(root); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// TestWhatAKillLeftIsErased goes through a folder as it is after a kill, and
// through what an erasing that was itself killed leaves of it.
func TestWhatAKillLeftIsErased(t *testing.T) {
	made := filepath.Join(t.TempDir(), "examples")
	open(t, made, i18n.NL)
	entries, err := os.ReadDir(made)
	if err != nil {
		t.Fatal(err)
	}
	for gone := range len(entries) {
		dir := filepath.Join(t.TempDir(), "examples")
		if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
			t.Fatal(err)
		}
		for _, entry := range slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool { return e.Name() == "made-up" })[:min(gone, len(entries)-1)] {
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
				t.Fatal(err)
			}
		}
		if err := examples.Erase(dir); err != nil {
			t.Errorf("after a kill with %d files gone: %v", gone, err)
		}
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("with %d files gone the folder is still there", gone)
		}
	}
}

func TestAFolderOfSomebodyElseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := examples.Erase(dir); !errors.Is(err, examples.ErrNotOurs) {
		t.Errorf("erasing says %v", err)
	}
	if _, _, err := examples.Open(t.Context(), dir, examples.Options{Language: i18n.NL, Now: time.Now}); !errors.Is(err, examples.ErrNotOurs) {
		t.Errorf("looking around in it says %v", err)
	}
	if _, err := os.Stat(letter); err != nil {
		t.Errorf("the letter: %v", err)
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "examples")
		vault, _ := open(b, dir, i18n.UK)
		vault.Close()
	}
}
