package feed

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"bankje/sync/envelope"

	"github.com/google/go-cmp/cmp"
)

// open opens a new feed, and closes it with the test.
func open(t testing.TB) *Feed {
	t.Helper()
	return openIn(t, newFolder(t))
}

// newFolder returns the path of a folder that is not there yet, with
// characters that mean something in the name of a database.
func newFolder(t testing.TB) string {
	return filepath.Join(t.TempDir(), "data of M. ?mode=ro#%20ж")
}

func openIn(t testing.TB, dir string) *Feed {
	t.Helper()
	f, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func closeNow(t testing.TB, f *Feed) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// hurry lets the feed save without waiting for the disk, in tests that need
// many envelopes and pull no plug.
func hurry(t testing.TB, f *Feed) {
	t.Helper()
	if err := f.Hurry(); err != nil {
		t.Fatal(err)
	}
}

// add appends count envelopes of the given size and returns them.
func add(t testing.TB, f *Feed, a *author, count, size int) []envelope.Envelope {
	t.Helper()
	var added []envelope.Envelope
	for range count {
		e := a.next(size)
		if _, err := f.Append(t.Context(), nil, e); err != nil {
			t.Fatal(err)
		}
		added = append(added, e)
	}
	return added
}

// all reads the test's space.
func all(t testing.TB, f *Feed) []Stored {
	t.Helper()
	var read []Stored
	for row, err := range f.Range(t.Context(), testSpace, 0) {
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, row)
	}
	return read
}

func TestEnvelopesComeBackInTheOrderOfInsertion(t *testing.T) {
	f, anna, bohdan := open(t), newAuthor('a'), newAuthor('b')
	hurry(t, f)
	var want []Stored
	for i := range 3 * batch / 2 {
		by := anna
		if i%3 == 1 {
			by = bohdan
		}
		e := by.next(300 + 20*i) // some longer than a page
		number, err := f.Append(t.Context(), nil, e)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, Stored{Number: number, Hash: e.Hash(), Envelope: e})
	}
	got := all(t, f)
	if len(got) != len(want) {
		t.Fatalf("%d envelopes read, %d were appended", len(got), len(want))
	}
	for i, row := range got {
		if row.Number != want[i].Number || row.Hash != want[i].Hash ||
			!bytes.Equal(row.Envelope.Bytes(), want[i].Envelope.Bytes()) {
			t.Errorf("envelope %d read is not number %d as appended", row.Number, want[i].Number)
		}
	}
}

func TestRangeContinuesBehindANumberAndKeepsToItsSpace(t *testing.T) {
	f, anna, elsewhere := open(t), newAuthor('a'), newAuthor('a')
	elsewhere.space = envelope.SpaceID{9}
	add(t, f, anna, 2, 300)
	add(t, f, elsewhere, 2, 300)
	third := add(t, f, anna, 1, 300)[0]
	for row, err := range f.Range(t.Context(), testSpace, 2) {
		if err != nil || row.Hash != third.Hash() || row.Number != 5 {
			t.Errorf("behind number 2 came number %d, %v; want only number 5", row.Number, err)
		}
	}
	if count, err := f.Count(t.Context(), testSpace); count != 3 || err != nil {
		t.Errorf("Count = %d, %v; want the 3 of this space", count, err)
	}
}

func TestALoopOverTheFeedMaySave(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	hurry(t, f)
	add(t, f, anna, 2*batch, 300)
	for row, err := range f.Range(t.Context(), testSpace, 0) {
		if err != nil {
			t.Fatal(err)
		}
		if row.Number%batch == 1 {
			add(t, f, anna, 1, 300)
		}
	}
	if count, err := f.Count(t.Context(), testSpace); count != 2*batch+3 || err != nil {
		t.Errorf("Count = %d, %v; want 3 more than %d, one for each batch read", count, err, 2*batch)
	}
}

func TestASaveTakesItsDraftAway(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	saved, other := Draft{DraftID{1}, noise(1, 900)}, Draft{DraftID{2}, noise(2, 9000)}
	for _, d := range []Draft{saved, other, saved} {
		if err := f.PutDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.Append(t.Context(), &saved.ID, anna.next(900)); err != nil {
		t.Fatal(err)
	}
	drafts, err := f.Drafts(t.Context())
	if diff := cmp.Diff([]Draft{other}, drafts); diff != "" || err != nil {
		t.Errorf("drafts after the save: %v (-want +got):\n%s", err, diff)
	}
}

func TestAnEnvelopeThatDoesNotFollowIsRefusedAndItsDraftStays(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	add(t, f, anna, 2, 300)
	draft := Draft{DraftID{1}, noise(1, 100)}
	if err := f.PutDraft(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
	repeated, fork, ahead := anna.last, anna.last, anna.last
	fork.Header.Sequence, fork.Header.Previous = 3, envelope.Hash{1}
	ahead.Header.Sequence, ahead.Header.Previous = 4, anna.last.Hash()
	for name, e := range map[string]envelope.Envelope{"repeated": repeated, "fork": fork, "ahead": ahead} {
		if _, err := f.Append(t.Context(), &draft.ID, e); !errors.Is(err, ErrNotNext) {
			t.Errorf("%s: Append = %v, want ErrNotNext", name, err)
		}
	}
	if got := len(all(t, f)); got != 2 {
		t.Errorf("%d envelopes, want the first 2", got)
	}
	if drafts, err := f.Drafts(t.Context()); len(drafts) != 1 || err != nil {
		t.Errorf("Drafts = %v, %v; want the draft to be there still", drafts, err)
	}
}

func TestHeadsAreTheLastEnvelopeOfEachDevice(t *testing.T) {
	f, anna, bohdan := open(t), newAuthor('a'), newAuthor('b')
	add(t, f, anna, 3, 300)
	add(t, f, bohdan, 1, 300)
	want := []Head{
		{anna.device, 3, anna.last.Hash()},
		{bohdan.device, 1, bohdan.last.Hash()},
	}
	if bytes.Compare(anna.device[:], bohdan.device[:]) > 0 {
		want[0], want[1] = want[1], want[0]
	}
	heads, err := f.Heads(t.Context(), testSpace)
	if diff := cmp.Diff(want, heads); diff != "" || err != nil {
		t.Errorf("Heads: %v (-want +got):\n%s", err, diff)
	}
	for _, want := range append(want, Head{Device: envelope.DeviceID{7}}) {
		if head, err := f.Head(t.Context(), testSpace, want.Device); head != want || err != nil {
			t.Errorf("Head = %v, %v; want %v", head, err, want)
		}
	}
}

func TestAPositionIsKnownAgainOnlyInTheSameHistory(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	if last, err := f.Last(t.Context()); last != (Position{}) || err != nil {
		t.Errorf("Last of an empty feed = %v, %v; want the zero position", last, err)
	}
	add(t, f, anna, 2, 300)
	last, err := f.Last(t.Context())
	if want := (Position{2, anna.last.Hash()}); last != want || err != nil {
		t.Errorf("Last = %v, %v; want %v", last, err, want)
	}
	for p, want := range map[Position]bool{
		{}:                      true,
		last:                    true,
		{2, envelope.Hash{1}}:   false,
		{3, anna.last.Hash()}:   false,
		{1, anna.last.Hash()}:   false,
		{100, envelope.Hash{1}}: false,
	} {
		if holds, err := f.Holds(t.Context(), p); holds != want || err != nil {
			t.Errorf("Holds(%d, %.6s…) = %t, %v; want %t", p.Number, p.Hash, holds, err, want)
		}
	}
}

func TestLocalValuesAndStatementsSurviveClosing(t *testing.T) {
	dir := newFolder(t)
	f, team := openIn(t, dir), envelope.SpaceID{9}
	if _, err := f.Local(t.Context(), "cursor"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Local = %v, want ErrNotFound", err)
	}
	for _, err := range []error{
		f.Found(t.Context(), noise(1, 2000), testSpace, noise(2, 1500)),
		f.AddStatement(t.Context(), team, noise(3, 5000)),
		f.AddStatement(t.Context(), testSpace, noise(4, 200)),
		f.PutLocal(t.Context(), "cursor", noise(5, 10)),
		f.PutLocal(t.Context(), "cursor", noise(6, 20)),
		f.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	f = openIn(t, dir)
	spaces, err := f.Spaces(t.Context())
	if diff := cmp.Diff([]envelope.SpaceID{testSpace, team}, spaces); diff != "" || err != nil {
		t.Errorf("Spaces: %v (-want +got):\n%s", err, diff)
	}
	statements, err := f.Statements(t.Context(), testSpace)
	if diff := cmp.Diff([][]byte{noise(2, 1500), noise(4, 200)}, statements); diff != "" || err != nil {
		t.Errorf("Statements: %v (-want +got):\n%s", err, diff)
	}
	if value, err := f.Local(t.Context(), "cursor"); !bytes.Equal(value, noise(6, 20)) || err != nil {
		t.Errorf("Local = %x, %v; want the later value", value, err)
	}
}

func TestTheFolderIsPrivateAndItsPathAbsolute(t *testing.T) {
	dir := newFolder(t)
	openIn(t, dir)
	if info, err := os.Stat(dir); err != nil || info.Mode() != fs.ModeDir|0o700 {
		t.Errorf("folder has mode %v, %v; want 0700", info.Mode(), err)
	}
	if f, err := Open(t.Context(), "data"); err == nil {
		f.Close()
		t.Error("a relative path was opened; want an error")
	}
}

func TestAContextThatEndedBeginsNothing(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := f.Append(ended, nil, anna.next(300)); !errors.Is(err, context.Canceled) {
		t.Errorf("Append = %v, want context.Canceled", err)
	}
	for _, err := range f.Range(ended, testSpace, 0) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Range gave %v, want context.Canceled", err)
		}
	}
	if got := len(all(t, f)); got != 0 {
		t.Errorf("%d envelopes, want none", got)
	}
}

func TestTheFolderBelongsToOneFeedAtATime(t *testing.T) {
	dir := newFolder(t)
	f := openIn(t, dir)
	if _, err := Open(t.Context(), dir); !errors.Is(err, ErrInUse) {
		t.Errorf("second Open = %v, want ErrInUse", err)
	}
	closeNow(t, f)
	openIn(t, dir)
}

func TestAHurriedFeedWaitsForNoDisk(t *testing.T) {
	f := open(t)
	hurry(t, f)
	var waits int
	if err := f.db.QueryRow(`PRAGMA synchronous`).Scan(&waits); err != nil || waits != 0 {
		t.Errorf("synchronous is %d, %v; want 0", waits, err)
	}
}
