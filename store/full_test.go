package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"bankje/store"
	"modernc.org/sqlite"
)

// connections are those to the databases on disk, by their names: what a disk
// does to them can then be asked of SQLite itself.
var connections sync.Map

func init() {
	sqlite.RegisterConnectionHook(func(c sqlite.ExecQuerierContext, name string) error {
		if strings.HasPrefix(name, "file:") {
			connections.Store(name, c)
		}
		return nil
	})
}

// pragma sets what the database in a folder may do. Nothing else may use the
// journal meanwhile.
func pragma(t *testing.T, dir, text string) {
	t.Helper()
	done := 0
	connections.Range(func(name, c any) bool {
		if !strings.HasPrefix(name.(string), "file://"+filepath.Join(dir, "journal.db")+"?") {
			return true
		}
		_, err := c.(sqlite.ExecQuerierContext).ExecContext(context.Background(), `PRAGMA `+text, nil)
		must(t, err)
		done++
		return true
	})
	if done != 1 {
		t.Fatalf("the folder has %d open databases, want 1", done)
	}
}

// foundIn makes a vault and its journal, and gives the folder too.
func foundIn(t *testing.T) (string, *store.Vault, *store.Journal) {
	t.Helper()
	dir := t.TempDir()
	v := open(t, dir, options())
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	return dir, v, j
}

// keptTalk gives a draft of a conversation, kept.
func keptTalk(t *testing.T, j *store.Journal) store.Draft {
	t.Helper()
	note := strings.Repeat("Wat niemand mag verliezen. ", 20)
	d, err := j.NewDraft(t.Context(), store.Conversation{GroupCount: 3, Note: note})
	must(t, err)
	return d
}

// holds fails unless the journal has so many conversations and drafts.
func holds(t *testing.T, j *store.Journal, conversations, drafts int) {
	t.Helper()
	counts, err := j.Counts(t.Context())
	must(t, err)
	if counts.Conversations != conversations || counts.Drafts != drafts {
		t.Errorf("there are %+v, want %d conversations and %d drafts", counts, conversations, drafts)
	}
}

func TestSaveOnAFullDiskLosesNothingAndWorksOnceThereIsRoom(t *testing.T) {
	dir, v, j := foundIn(t)
	draft := keptTalk(t, j)
	pragma(t, dir, "max_page_count = 1") // SQLite takes no fewer than there are
	saved, err := 0, error(nil)
	for ; err == nil; saved++ {
		_, err = j.AddPerson(t.Context(), store.Person{Alias: fmt.Sprint("Taras ", saved)})
	}
	saved-- // the last one
	if !errors.Is(err, store.ErrDiskFull) {
		t.Fatalf("AddPerson = %v, want ErrDiskFull", err)
	}
	if _, err := j.SaveDraft(t.Context(), draft); !errors.Is(err, store.ErrDiskFull) {
		t.Fatalf("SaveDraft = %v, want ErrDiskFull", err)
	}
	if people, err := j.People(t.Context(), store.PeopleFilter{}); len(people) != saved || err != nil {
		t.Errorf("there are %d people, %v; %d were confirmed", len(people), err, saved)
	}
	holds(t, j, 0, 1)
	pragma(t, dir, "max_page_count = 100000")
	_, err = j.SaveDraft(t.Context(), draft)
	must(t, err)
	holds(t, j, 1, 0)
	holds(t, relock(t, v, j), 1, 0)
}

func TestJournalThatCannotBeWrittenIsReadAndSaysSo(t *testing.T) {
	dir, v, j := foundIn(t)
	_, err := j.SaveDraft(t.Context(), keptTalk(t, j))
	must(t, err)
	draft := keptTalk(t, j)
	pragma(t, dir, "query_only = ON")
	if _, err := j.SaveDraft(t.Context(), draft); !errors.Is(err, store.ErrReadOnly) {
		t.Fatalf("SaveDraft = %v, want ErrReadOnly", err)
	}
	if err := j.KeepDraft(t.Context(), draft); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("KeepDraft = %v, want ErrReadOnly", err)
	}
	holds(t, j, 1, 1)
	pragma(t, dir, "query_only = OFF")
	_, err = j.SaveDraft(t.Context(), draft)
	must(t, err)
	holds(t, relock(t, v, j), 2, 0)
}
