package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"bankje/store/feed"
)

// onDisk opens the drafts as they lie on the disk.
func onDisk(t *testing.T, j *Journal) map[DraftID]Draft {
	t.Helper()
	sealed, err := j.feed.Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := map[DraftID]Draft{}
	for _, s := range sealed {
		data, err := j.keys.File.Open(draftPlace(DraftID(s.ID)), s.Sealed)
		if err != nil {
			t.Fatal(err)
		}
		d, err := decodeDraft(data)
		if err != nil {
			t.Fatal(err)
		}
		all[d.ID] = d
	}
	return all
}

func TestDraftIsOnDiskWithinASecondOfTheLastKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := foundForTest(t)
		d, err := j.NewDraft(t.Context(), Conversation{})
		if err != nil {
			t.Fatal(err)
		}
		// Somebody types without a pause for three seconds.
		for range 30 {
			d.Conversation.Note += "ї"
			j.KeepSoon(d)
			time.Sleep(100 * time.Millisecond)
		}
		if kept := len(onDisk(t, j)[d.ID].Conversation.Note); kept < 20*len("ї") {
			t.Errorf("while somebody types %d bytes are on disk; a kill would lose more than a second", kept)
		}
		time.Sleep(time.Second - 100*time.Millisecond)
		if kept := onDisk(t, j)[d.ID].Conversation.Note; kept != d.Conversation.Note {
			t.Errorf("a second after the last key %q is on disk, want all of it", kept)
		}
	})
}

func TestDraftThatCannotBeWrittenIsTriedAgainAndSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := foundForTest(t)
		var told []error
		j.drafts.failed = func(err error) { told = append(told, err) }
		d, err := j.NewDraft(t.Context(), Conversation{})
		if err != nil {
			t.Fatal(err)
		}
		whole := j.feed
		j.feed = closedFeed(t)
		d.Conversation.Note = "niet verloren"
		j.KeepSoon(d)
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if len(told) != 1 || told[0] == nil {
			t.Fatalf("told of %v, want one failure", told)
		}
		j.feed = whole
		if got, err := j.Draft(t.Context(), d.ID); err != nil || got.Conversation.Note != "niet verloren" {
			t.Errorf("the draft reads as %q, %v while it is not on disk", got.Conversation.Note, err)
		}
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if len(told) != 2 || told[1] != nil {
			t.Errorf("told of %v, want that drafts are on disk again", told)
		}
		if kept := onDisk(t, j)[d.ID].Conversation.Note; kept != "niet verloren" {
			t.Errorf("%q is on disk, want the draft", kept)
		}
	})
}

// closedFeed gives a feed that takes nothing.
func closedFeed(t *testing.T) *feed.Feed {
	t.Helper()
	f, err := feed.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestDraftThatALockCouldNotWriteIsThereAfterUnlocking(t *testing.T) {
	j := foundForTest(t)
	d, err := j.NewDraft(t.Context(), Conversation{})
	if err != nil {
		t.Fatal(err)
	}
	whole := j.feed
	j.feed = closedFeed(t)
	d.Conversation.Note = "niet verloren"
	j.KeepSoon(d)
	if err := j.Lock(t.Context()); err == nil {
		t.Error("Lock says nothing of the draft that is not on disk")
	}
	if j.projection != nil || j.keys != nil {
		t.Fatal("the journal is not locked")
	}
	if len(j.vault.unsaved) != 1 || j.vault.feed != whole {
		t.Fatalf("%d drafts are kept, want 1", len(j.vault.unsaved))
	}
	j, err = j.vault.Unlock(t.Context(), testPIN)
	if err != nil {
		t.Fatal(err)
	}
	if kept := onDisk(t, j)[d.ID].Conversation.Note; kept != "niet verloren" {
		t.Errorf("%q is on disk after unlocking, want the draft", kept)
	}
}

// TestChangeThatReachedTheDiskInDoubtIsFollowed lets a change get into the feed
// without the journal hearing that it did.
func TestChangeThatReachedTheDiskInDoubtIsFollowed(t *testing.T) {
	j := foundForTest(t)
	v := j.vault
	behind := &Vault{dir: v.dir, now: v.now, random: v.random, failed: v.failed, feed: v.feed}
	other, err := behind.load(t.Context(), j.keys)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.AddPerson(t.Context(), Person{Alias: "Oksana"}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.AddPerson(t.Context(), Person{Alias: "Taras"}); !errors.Is(err, feed.ErrNotNext) {
		t.Errorf("a save on an old head = %v, want ErrNotNext", err)
	}
	if _, err := j.AddPerson(t.Context(), Person{Alias: "Lesia"}); err != nil {
		t.Errorf("the save after it: %v", err)
	}
	if all, err := j.People(t.Context(), PeopleFilter{}); err != nil || len(all) != 2 {
		t.Errorf("%d people, %v; want the one in doubt and the last", len(all), err)
	}
}

func TestSaveThatFailsLeavesEverythingAsItWas(t *testing.T) {
	j := foundForTest(t)
	d, err := j.NewDraft(t.Context(), Conversation{GroupCount: 3, Note: "thee"})
	if err != nil {
		t.Fatal(err)
	}
	whole := j.feed
	j.feed = closedFeed(t)
	if _, err := j.SaveDraft(t.Context(), d); err == nil {
		t.Error("a save that did not reach the disk is confirmed")
	}
	j.feed = whole
	if counts, err := j.Counts(t.Context()); err != nil || counts.Conversations != 0 || counts.Drafts != 1 {
		t.Errorf("after the failed save there are %+v, %v; want the draft alone", counts, err)
	}
	if _, err := j.SaveDraft(t.Context(), d); err != nil {
		t.Errorf("the same save afterwards: %v", err)
	}
	if counts, err := j.Counts(t.Context()); err != nil || counts.Conversations != 1 || counts.Drafts != 0 {
		t.Errorf("after the save there are %+v, %v; want the conversation alone", counts, err)
	}
}

func TestProjectionThatBreaksIsMadeAgain(t *testing.T) {
	j := foundForTest(t)
	if _, err := j.AddPerson(t.Context(), Person{Alias: "Oksana"}); err != nil {
		t.Fatal(err)
	}
	if err := j.projection.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := j.AddPerson(t.Context(), Person{Alias: "Taras"}); err != nil {
		t.Fatalf("a save that is on disk is refused: %v", err)
	}
	if all, err := j.People(t.Context(), PeopleFilter{}); err != nil || len(all) != 2 {
		t.Errorf("%d people, %v; want both", len(all), err)
	}
}

func TestSnapshotIsWrittenWhenItIsDue(t *testing.T) {
	j := foundForTest(t)
	path := filepath.Join(j.vault.dir, snapshotName)
	leave := func() time.Time {
		t.Helper()
		if err := j.Leave(t.Context()); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	if !leave().IsZero() {
		t.Error("an empty journal has a snapshot")
	}
	save := func() {
		t.Helper()
		if _, err := j.AddPerson(t.Context(), Person{Alias: "Oksana"}); err != nil {
			t.Fatal(err)
		}
	}
	save()
	first := leave()
	if first.IsZero() {
		t.Fatal("there is no snapshot after the first save")
	}
	save()
	if again := leave(); !again.Equal(first) {
		t.Error("a snapshot is written for one save")
	}
	old := time.Now().Add(-snapshotAge)
	if err := errors.Join(os.Chtimes(path, old, old)); err != nil {
		t.Fatal(err)
	}
	if again := leave(); again.Equal(old) {
		t.Error("a snapshot of yesterday is not written anew")
	}
}

func TestFormIsOnDiskWithinHalfASecondOfTheLastKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := foundForTest(t)
		count := func() int {
			t.Helper()
			sealed, err := j.feed.Drafts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return len(sealed)
		}
		j.KeepForm("person/new", []byte(`"Oksana"`))
		time.Sleep(time.Second / 2)
		if n := count(); n != 1 {
			t.Errorf("half a second after the last key %d forms are on disk, want 1", n)
		}
		j.KeepForm("person/new", nil)
		time.Sleep(time.Second / 2)
		if n := count(); n != 0 {
			t.Errorf("half a second after it was dropped %d forms are on disk", n)
		}
	})
}
