package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/feed"
	"bankje/store/storetest"
)

// closed makes a vault with a small made-up journal and a snapshot, closed.
func closed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	v, err := store.Open(dir, options())
	must(t, err)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	storetest.Fill(t, j, storetest.Small)
	must(t, v.Close())
	return dir
}

// change rewrites a file.
func change(t *testing.T, path string, how func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, how(data), 0o600))
}

// flip turns the bits of the byte at a part of the whole.
func flip(part float64) func([]byte) []byte {
	return func(data []byte) []byte {
		data[int(part*float64(len(data)-1))] ^= 0xff
		return data
	}
}

// contents tells everything of a journal in a form that can be compared.
func contents(t *testing.T, j *store.Journal) string {
	t.Helper()
	var b strings.Builder
	people, err := j.People(t.Context(), store.PeopleFilter{})
	must(t, err)
	entries, err := j.Timeline(t.Context(), store.Filter{}, 0, 0)
	must(t, err)
	found, err := j.Timeline(t.Context(), store.Filter{Query: "ве fi"}, 0, 0)
	must(t, err)
	followUps, err := j.FollowUps(t.Context(), store.FollowUpFilter{})
	must(t, err)
	for _, f := range followUps {
		fmt.Fprintln(&b, f.ID, f.What, f.Day)
	}
	fmt.Fprintln(&b, people, entries, found)
	return b.String()
}

func TestBadSnapshotIsMadeAgainWithoutAWord(t *testing.T) {
	dir := closed(t)
	path := filepath.Join(dir, "snapshot")
	whole, err := os.ReadFile(path)
	must(t, err)
	want := ""
	for name, bad := range map[string][]byte{
		"as it is":      whole,
		"missing":       nil,
		"empty":         {},
		"cut short":     whole[:len(whole)/2],
		"short by one":  whole[:len(whole)-1],
		"longer by one": append(bytes.Clone(whole), 0),
		"first byte":    flip(0)(bytes.Clone(whole)),
		"damaged":       flip(0.5)(bytes.Clone(whole)),
		"last byte":     flip(1)(bytes.Clone(whole)),
	} {
		must(t, os.RemoveAll(path))
		if bad != nil {
			must(t, os.WriteFile(path, bad, 0o600))
		}
		v := open(t, dir, options())
		j := unlock(t, v)
		got := contents(t, j)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s: the journal reads otherwise", name)
		}
		if _, damaged := v.Repair(); damaged {
			t.Errorf("%s: a repair is told of", name)
		}
		must(t, v.Close())
	}
}

func TestSnapshotOfAnotherJournalIsNotBelieved(t *testing.T) {
	dir, other := closed(t), closed(t)
	foreign, err := os.ReadFile(filepath.Join(other, "snapshot"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "snapshot"), foreign, 0o600))
	j := unlock(t, open(t, dir, options()))
	if counts, err := j.Counts(t.Context()); err != nil || counts.Conversations != storetest.Small.Conversations {
		t.Errorf("%d conversations, %v; want its own", counts.Conversations, err)
	}
}

func TestOldSnapshotIsContinuedFromTheFeed(t *testing.T) {
	dir := closed(t)
	path := filepath.Join(dir, "snapshot")
	old, err := os.ReadFile(path)
	must(t, err)
	v := open(t, dir, options())
	j := unlock(t, v)
	talk(t, j, store.Conversation{GroupCount: 3, Note: "Daarna nog gefietst", At: storetest.End})
	want := contents(t, j)
	must(t, v.Close())
	must(t, os.WriteFile(path, old, 0o600))
	j = unlock(t, open(t, dir, options()))
	if contents(t, j) != want {
		t.Error("an old snapshot with the rest of the feed reads otherwise than the journal")
	}
	if len(search(t, j, "gefietst")) != 1 {
		t.Error("what was saved after the snapshot is not found")
	}
}

func TestDamagedFileIsMovedAsideAndTheRestOpened(t *testing.T) {
	whole := closed(t)
	for part := 0.0; part <= 1; part += 0.04 {
		t.Run(fmt.Sprintf("%.2f", part), func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.CopyFS(dir, os.DirFS(whole)))
			must(t, os.Remove(filepath.Join(dir, "snapshot")))
			change(t, filepath.Join(dir, "journal.db"), flip(part))
			opensDamaged(t, dir)
		})
	}
	for name, length := range map[string]float64{"half": 0.5, "most": 0.9, "some": 0.2} {
		t.Run("cut to "+name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.CopyFS(dir, os.DirFS(whole)))
			must(t, os.Remove(filepath.Join(dir, "snapshot")))
			change(t, filepath.Join(dir, "journal.db"), func(data []byte) []byte {
				return data[:int(length*float64(len(data)))]
			})
			opensDamaged(t, dir)
		})
	}
}

func TestSnapshotGivesBackWhatADamagedFileLost(t *testing.T) {
	whole := closed(t)
	v := open(t, whole, options())
	want := contents(t, unlock(t, v))
	must(t, v.Close())
	for part := 0.3; part < 1; part += 0.1 {
		dir := t.TempDir()
		must(t, os.CopyFS(dir, os.DirFS(whole)))
		change(t, filepath.Join(dir, "journal.db"), func(data []byte) []byte {
			return data[:int(part*float64(len(data)))]
		})
		v := open(t, dir, options())
		if got := contents(t, unlock(t, v)); got != want {
			t.Errorf("cut to %.1f, the journal reads otherwise than its snapshot", part)
		}
		must(t, v.Close())
		// What came back is in the feed: the snapshot is not needed any more.
		must(t, os.RemoveAll(filepath.Join(dir, "snapshot")))
		v = open(t, dir, options())
		if got := contents(t, unlock(t, v)); got != want {
			t.Errorf("cut to %.1f, without the snapshot the journal reads otherwise", part)
		}
		must(t, v.Close())
	}
}

// As long as there are snapshots, nobody reads old envelopes.
func TestDamageThatASnapshotHidesIsMendedWhenTheJournalIsLocked(t *testing.T) {
	dir := closed(t)
	spoilEnvelope(t, dir, 20)
	dayBefore := time.Now().Add(-48 * time.Hour)
	must(t, os.Chtimes(filepath.Join(dir, "snapshot"), dayBefore, dayBefore))
	v := open(t, dir, options())
	j := unlock(t, v)
	_, err := j.AddPerson(t.Context(), store.Person{Alias: "Lesja"})
	must(t, err)
	want := contents(t, j)
	if r, repaired := v.Repair(); repaired {
		t.Fatalf("Repair = %+v before anybody could have noticed", r)
	}
	must(t, j.Lock(t.Context()))
	if r, repaired := v.Repair(); !repaired || r.Lost == 0 {
		t.Errorf("Repair = %+v, %v; want the envelope that was lost", r, repaired)
	}
	if _, err := j.Drafts(t.Context()); !errors.Is(err, store.ErrLocked) {
		t.Errorf("Drafts = %v, want ErrLocked", err)
	}
	if got := contents(t, unlock(t, v)); got != want {
		t.Error("once mended, the journal reads otherwise")
	}
}

// spoilEnvelope flips bits in an envelope of a closed journal.
func spoilEnvelope(t *testing.T, dir string, number feed.Number) {
	t.Helper()
	f, err := feed.Open(t.Context(), dir)
	must(t, err)
	spaces, err := f.Spaces(t.Context())
	must(t, err)
	var body []byte
	for stored, err := range f.Range(t.Context(), spaces[0], number-1) {
		must(t, err)
		body = stored.Envelope.Body[:50]
		break
	}
	must(t, f.Close())
	change(t, filepath.Join(dir, "journal.db"), func(data []byte) []byte {
		data[bytes.Index(data, body)] ^= 0xff
		return data
	})
}

// opensDamaged opens a damaged vault, and asks that it can be used: what is
// lost is told, and what is written from then on stays.
func opensDamaged(t *testing.T, dir string) {
	v := open(t, dir, options())
	j := unlock(t, v)
	counts, err := j.Counts(t.Context())
	must(t, err)
	repair, told := v.Repair()
	if counts.Conversations < storetest.Small.Conversations && counts.Unreadable == 0 && !told {
		t.Errorf("%d of %d conversations are there and nobody is told: %+v", counts.Conversations, storetest.Small.Conversations, repair)
	}
	if told {
		if _, err := os.Stat(repair.KeptAs); err != nil {
			t.Errorf("the damaged file is not kept: %v", err)
		}
		if _, again := v.Repair(); again {
			t.Error("a repair is told twice")
		}
	}
	saved := talk(t, j, store.Conversation{GroupCount: 3, Note: "Na de schade", At: time.Now()})
	must(t, v.Close())
	j = unlock(t, open(t, dir, options()))
	if c, err := j.Conversation(t.Context(), saved.ID); err != nil || c.Note != "Na de schade" {
		t.Errorf("what was saved after the repair reads as %q, %v", c.Note, err)
	}
}

func TestLostKeyFileIsSaidAndNothingFounded(t *testing.T) {
	dir := closed(t)
	change(t, filepath.Join(dir, "journal.key"), flip(0.5))
	v := open(t, dir, options())
	unlock(t, v)
	must(t, v.Close())
	must(t, os.Remove(filepath.Join(dir, "journal.key")))
	change(t, filepath.Join(dir, "journal.db"), func(data []byte) []byte {
		return bytes.Repeat([]byte{7}, len(data))
	})
	if _, err := store.Open(dir, options()); !errors.Is(err, feed.ErrKeyFileLost) {
		t.Errorf("Open = %v, want ErrKeyFileLost", err)
	}
}
