package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
)

func TestAJournalThatIsSetAsideIsKeptWholeAndMakesRoomForANewOne(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 30, 0, 0, time.UTC)
	options := store.Options{Now: func() time.Time { return now }, Work: &seal.MinParams}
	open := func(dir string) *store.Vault {
		t.Helper()
		vault, err := store.Open(dir, options)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := vault.Close(); err != nil {
				t.Error(err)
			}
		})
		return vault
	}
	dir := filepath.Join(t.TempDir(), "journal")
	old := open(dir)
	journal, err := old.Found(t.Context(), []byte("135790"), store.PIN)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.AddFollowUp(t.Context(), store.FollowUp{What: "Vragen hoe het ging", Day: "2026-11-29"}); err != nil {
		t.Fatal(err)
	}
	if err := old.KeepSettings(store.Settings{Language: "uk", CodeShown: true, CodeKept: true}); err != nil {
		t.Fatal(err)
	}
	keptAs, err := old.SetAside()
	if err != nil {
		t.Fatal(err)
	}

	anew := open(dir)
	if anew.Founded() {
		t.Error("there is still a journal in the folder")
	}
	if s := anew.Settings(); s.Language != "uk" || s.CodeShown || s.CodeKept {
		t.Errorf("the settings are %+v, want the language, and no code that is kept", s)
	}
	if _, err := anew.Found(t.Context(), []byte("246810"), store.PIN); err != nil {
		t.Errorf("a new journal: %v", err)
	}

	journal, err = open(keptAs).Unlock(t.Context(), []byte("135790"))
	if err != nil {
		t.Fatalf("open what was set aside: %v", err)
	}
	kept, err := journal.FollowUps(t.Context(), store.FollowUpFilter{DueUntil: "2026-12-31"})
	if err != nil || len(kept) != 1 {
		t.Errorf("in what was set aside there is %v, %v", kept, err)
	}
}
