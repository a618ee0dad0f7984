package feed

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"bankje/sync/envelope"
)

// begun makes a journal without envelopes.
func begun(t *testing.T) string {
	t.Helper()
	dir := newFolder(t)
	f := openIn(t, dir)
	if err := f.Found(t.Context(), noise(77001, 2000), testSpace, noise(77002, 1500)); err != nil {
		t.Fatal(err)
	}
	closeNow(t, f)
	return dir
}

// orderErasure returns the statement that erases envelopes.
func orderErasure(number uint64, erased ...envelope.Envelope) []byte {
	e := envelope.Erasure{Epoch: 1, Subject: []byte("sealed subject")}
	for _, one := range erased {
		e.Add(one.Header.Device, one.Header.Sequence)
	}
	s := e.Statement()
	s.Space, s.Number, s.Previous = testSpace, number, envelope.Hash{1}
	return s.Bytes()
}

// inNoFile fails if anything of a body is left. The beginning of a body is that
// of its signature here, which stays.
func inNoFile(t *testing.T, dir string, erased []envelope.Envelope) {
	t.Helper()
	for _, e := range erased {
		for at := envelope.SignatureSize; at+2*overwritePiece <= len(e.Body); at += overwritePiece {
			if name := fileWith(t, dir, e.Body[at:at+2*overwritePiece]); name != "" {
				t.Fatalf("of envelope %d, bytes from %d on are still in %s", e.Header.Sequence, at, name)
			}
		}
	}
}

// some returns every third of them.
func some(all []envelope.Envelope) (chosen []envelope.Envelope) {
	for i := 1; i < len(all); i += 3 {
		chosen = append(chosen, all[i])
	}
	return chosen
}

// holdsBut fails unless the feed holds these in order, of the erased ones the
// stubs.
func holdsBut(t *testing.T, f *Feed, written, erased []envelope.Envelope) {
	t.Helper()
	held := all(t, f)
	if len(held) != len(written) {
		t.Fatalf("%d envelopes are there, want %d", len(held), len(written))
	}
	for i, row := range held {
		gone := slices.ContainsFunc(erased, func(e envelope.Envelope) bool { return e.Hash() == written[i].Hash() })
		if row.Hash != written[i].Hash() || row.Envelope.IsStub() != gone {
			t.Fatalf("envelope %d: stub %v, want %v", row.Number, row.Envelope.IsStub(), gone)
		}
		if !gone && !bytes.Equal(row.Envelope.Body, written[i].Body) {
			t.Errorf("envelope %d has another body", row.Number)
		}
	}
	if err := f.Check(t.Context()); err != nil {
		t.Errorf("Check = %v", err)
	}
}

func TestOfWhatIsErasedOnlyStubsAreInAnyFile(t *testing.T) {
	dir := begun(t)
	f, anna, boris := openIn(t, dir), newAuthor('a'), newAuthor('b')
	hurry(t, f)
	var written []envelope.Envelope
	for i := range 60 {
		written = append(written, add(t, f, anna, 1, 400+i*150)...)
	}
	written = append(written, add(t, f, boris, 5, 900)...)
	draft, other := Draft{DraftID{1}, noise(900, 700)}, Draft{DraftID{2}, noise(901, 700)}
	for _, d := range []Draft{draft, other} {
		if err := f.PutDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	erased := some(written)
	again := anna.next(1200)
	err := f.Erase(t.Context(), Erasure{
		Space: testSpace, Again: []envelope.Envelope{again}, Statement: orderErasure(2, erased...),
		Drop: []DraftID{draft.ID}, Put: []Draft{{other.ID, noise(902, 300)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	written = append(written, again)
	inNoFile(t, dir, erased)
	for _, d := range []Draft{draft, other} {
		if name := fileWith(t, dir, d.Sealed[100:120]); name != "" {
			t.Errorf("a draft is still in %s", name)
		}
	}
	holdsBut(t, f, written, erased)
	written = append(written, add(t, f, anna, 2, 800)...)
	closeNow(t, f)
	f = openIn(t, dir)
	holdsBut(t, f, written, erased)
	if statements, err := f.Statements(t.Context(), testSpace); len(statements) != 2 || err != nil {
		t.Errorf("%d statements, %v; want the erasure too", len(statements), err)
	}
	if drafts, err := f.Drafts(t.Context()); len(drafts) != 1 || err != nil {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}

func TestWhatIsErasedGoesFromDamagedFilesToo(t *testing.T) {
	dir := begun(t)
	f, anna := openIn(t, dir), newAuthor('a')
	written := add(t, f, anna, 30, 900)
	written = append(written, add(t, f, anna, 2, 30000)...)
	typed := Draft{DraftID{1}, noise(900, 700)}
	if err := errors.Join(f.PutDraft(t.Context(), typed), f.PutDraft(t.Context(), Draft{typed.ID, noise(901, 700)})); err != nil {
		t.Fatal(err)
	}
	closeNow(t, f)
	spoilByte(t, filepath.Join(dir, journalName), written[31].Body[9000:9030])
	report, err := Salvage(t.Context(), dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	f = openIn(t, dir)
	aside, err := f.Aside(t.Context())
	if err != nil || len(aside.Envelopes) < 31 || len(aside.Drafts) == 0 {
		t.Fatalf("aside are %d envelopes and %d drafts, %v", len(aside.Envelopes), len(aside.Drafts), err)
	}
	erased := []envelope.Envelope{written[3], written[4], written[30], written[31]}
	err = f.Erase(t.Context(), Erasure{Space: testSpace, Statement: orderErasure(2, erased...), Forms: [][]byte{noise(901, 700)}})
	if err != nil {
		t.Fatal(err)
	}
	inNoFile(t, dir, erased[:3])
	if name := fileWith(t, dir, noise(901, 700)[100:164]); name != "" && name != journalName {
		t.Errorf("a draft is still in %s", name)
	}
	if !bytes.Contains(readFolder(t, dir)[report.KeptAs], written[5].Body[100:400]) {
		t.Error("the damaged file lost what was not erased")
	}
}

// What is killed between the commit and the writing of the file anew has the
// old bodies in the file or its log.
func TestAnErasureThatWasKilledIsEndedAtTheNextOpening(t *testing.T) {
	dir := begun(t)
	f, anna := openIn(t, dir), newAuthor('a')
	written := add(t, f, anna, 40, 1500)
	erased := some(written)
	e := Erasure{Space: testSpace, Statement: orderErasure(2, erased...)}
	listed, err := parseErasure(e.Statement)
	if err != nil {
		t.Fatal(err)
	}
	err = inTransaction(t.Context(), f.db, func(tx *sql.Tx) error { return f.erase(t.Context(), tx, e, listed) })
	if err != nil {
		t.Fatal(err)
	}
	killed := readFolder(t, dir)
	if fileWith(t, dir, erased[0].Body[100:200]) == "" {
		t.Fatal("there is nothing left to end; the test tests nothing")
	}
	t.Run("opened", func(t *testing.T) {
		dir := writeFolder(t, killed)
		f := openIn(t, dir)
		inNoFile(t, dir, erased)
		holdsBut(t, f, written, erased)
	})
	t.Run("damaged and salvaged", func(t *testing.T) {
		dir := writeFolder(t, killed)
		if _, err := Salvage(t.Context(), dir, noon); err != nil {
			t.Fatal(err)
		}
		inNoFile(t, dir, erased)
		f := openIn(t, dir)
		inNoFile(t, dir, erased)
		holdsBut(t, f, written, erased)
	})
}

func TestAnErasureThatDoesNotFitChangesNothing(t *testing.T) {
	dir := begun(t)
	f, anna := openIn(t, dir), newAuthor('a')
	written := add(t, f, anna, 9, 800)
	anna.next(500)
	for name, e := range map[string]Erasure{
		"an envelope that does not follow": {Statement: orderErasure(2, written...), Again: []envelope.Envelope{anna.next(700)}},
		"a statement of another type":      {Statement: envelope.Statement{Type: 8, Number: 2, Space: testSpace, Previous: envelope.Hash{1}}.Bytes()},
		"no statement":                     {},
	} {
		e.Space = testSpace
		if err := f.Erase(t.Context(), e); err == nil {
			t.Errorf("%s: no error", name)
		}
		holdsBut(t, f, written, nil)
	}
	if statements, err := f.Statements(t.Context(), testSpace); len(statements) != 1 || err != nil {
		t.Errorf("%d statements, %v", len(statements), err)
	}
}

// A full disk must not keep the journal from opening, nor bring anything back.
func TestWithoutRoomWhatIsErasedIsGoneAndOverwrittenLater(t *testing.T) {
	dir := begun(t)
	f, anna := openIn(t, dir), newAuthor('a')
	written := add(t, f, anna, 60, 1500)
	erased := some(written)
	e := Erasure{Space: testSpace, Statement: orderErasure(2, erased...)}
	var last error
	for pages := 1; pages < 200; pages++ {
		limitPages(t, f, pages)
		if last = f.Erase(t.Context(), e); last == nil || errors.Is(last, ErrNotOverwritten) {
			break
		}
		if !errors.Is(last, ErrDiskFull) {
			t.Fatalf("Erase = %v", last)
		}
		holdsBut(t, f, written, nil)
	}
	holdsBut(t, f, written, erased)
	closeNow(t, f)
	f = openIn(t, dir)
	inNoFile(t, dir, erased)
	holdsBut(t, f, written, erased)
}

// eraseForEver appends envelopes, erases every third of them, and says so once
// that is confirmed. It begins with the one that it may have been killed before
// erasing.
func eraseForEver(dir string) error {
	ctx := context.Background()
	f, err := Open(ctx, dir)
	if err != nil {
		return err
	}
	anna := newAuthor('a')
	for row, err := range f.Range(ctx, testSpace, 0) {
		if err != nil {
			return err
		}
		anna.last = row.Envelope
	}
	for {
		if e := anna.last; e.Header.Sequence > 0 && e.Header.Sequence%3 == 0 {
			if err := f.Erase(ctx, Erasure{Space: testSpace, Statement: orderErasure(2, e)}); err != nil {
				return err
			}
			fmt.Println(e.Header.Sequence)
		}
		if _, err := f.Append(ctx, nil, anna.next(900)); err != nil {
			return err
		}
	}
}

func TestKilledAtAnyMomentAnErasureIsNotBegunOrWhole(t *testing.T) {
	dir, random := begun(t), rand.New(rand.NewPCG(5, 6))
	for range rounds(12) {
		confirmed := runAndKill(t, erasingFolder, dir, 1+random.IntN(20))
		f := openIn(t, dir)
		erased := make(erasures)
		statements, err := f.readStatements(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range statements {
			erased.add(s)
		}
		anna := newAuthor('a')
		var written, gone []envelope.Envelope
		for _, row := range all(t, f) {
			h := row.Envelope.Header
			e := anna.next(900)
			written = append(written, e)
			if erased.covers(owner{h.Space, h.Device}, h.Sequence) {
				gone = append(gone, e)
			} else if h.Sequence%3 == 0 && h.Sequence <= confirmed {
				t.Errorf("envelope %d was confirmed to be erased", h.Sequence)
			}
		}
		holdsBut(t, f, written, gone)
		inNoFile(t, dir, gone[max(0, len(gone)-20):])
		closeNow(t, f)
	}
}
