package feed

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"bankje/sync/envelope"
)

// twoSpaces returns a closed journal: three envelopes of Anna, and behind them
// one of another space.
func twoSpaces(t *testing.T) (dir string, anna *author) {
	t.Helper()
	dir, anna = founded(t, noise(1, 2000)), newAuthor('a')
	for range 3 {
		anna.next(300)
	}
	f, elsewhere := openIn(t, dir), newAuthor('b')
	elsewhere.space = envelope.SpaceID{9}
	add(t, f, elsewhere, 1, 300)
	closeNow(t, f)
	return dir, anna
}

func TestASpoiledColumnIsNoticedAndCostsNothing(t *testing.T) {
	for name, statement := range map[string]string{
		"sequence":          `UPDATE envelopes SET sequence = 7 WHERE n = 3`,
		"negative sequence": `UPDATE envelopes SET sequence = -3 WHERE n = 3`,
		"feed":              `UPDATE envelopes SET feed = 2 WHERE n = 3`,
		"hash":              `UPDATE envelopes SET hash = zeroblob(32) WHERE n = 3`,
		"checksum":          `UPDATE envelopes SET crc = -1 WHERE n = 3`,
		"device of a feed":  `UPDATE feeds SET device = zeroblob(16) WHERE id = 1`,
		"space of a feed":   `UPDATE feeds SET space = zeroblob(32) WHERE id = 1`,
	} {
		t.Run(name, func(t *testing.T) {
			dir, anna := twoSpaces(t)
			change(t, dir, statement)
			f := openIn(t, dir)
			if head, err := f.Head(t.Context(), testSpace, anna.device); !errors.Is(err, ErrDamaged) {
				t.Errorf("Head = sequence %d, %v; want ErrDamaged", head.Sequence, err)
			}
			if err := readAll(t, f); !errors.Is(err, ErrDamaged) {
				t.Errorf("Range ends with %v, want ErrDamaged", err)
			}
			if err := f.Check(t.Context()); !errors.Is(err, ErrDamaged) {
				t.Errorf("Check = %v, want ErrDamaged", err)
			}
			if _, err := f.Append(t.Context(), nil, anna.next(300)); !errors.Is(err, ErrDamaged) {
				t.Errorf("Append = %v, want ErrDamaged", err)
			}
			closeNow(t, f)
			report, err := Salvage(t.Context(), dir, noon)
			if err != nil || report.Envelopes != 4 || report.Lost != 0 {
				t.Errorf("Salvage = %+v, %v; want all 4 envelopes", report, err)
			}
			f = openIn(t, dir)
			if _, err := f.Append(t.Context(), nil, anna.last); err != nil {
				t.Errorf("after the salvage Append = %v", err)
			}
		})
	}
}

// readAll returns the error that ends the range.
func readAll(t *testing.T, f *Feed) error {
	t.Helper()
	for _, err := range f.Range(t.Context(), testSpace, 0) {
		if err != nil {
			return err
		}
	}
	return nil
}

// An entry of the index is the feed, which is 1 and so takes no byte, the
// sequence and the number.
func TestASpoiledIndexDoesNotForkTheChain(t *testing.T) {
	dir, anna := twoSpaces(t)
	path := filepath.Join(dir, journalName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	entry := []byte{6, 4, 9, 1, 1, 3, 3}
	if bytes.Count(data, entry) != 1 {
		t.Fatal("the entry of the index is not in the file")
	}
	data[bytes.Index(data, entry)+5] = 2
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	f := openIn(t, dir)
	head, err := f.Head(t.Context(), testSpace, anna.device)
	if want := (Head{anna.device, 3, anna.last.Hash()}); head != want || err != nil {
		t.Errorf("Head = sequence %d, %v; want 3 as it was saved", head.Sequence, err)
	}
	if _, err := f.Append(t.Context(), nil, anna.next(300)); err != nil {
		t.Errorf("Append = %v", err)
	}
}

// insert adds a row with a checksum that fits, behind the others.
func insert(t *testing.T, f *Feed, r row) {
	t.Helper()
	last, err := f.Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r.number = last.Number + 1
	err = inTransaction(t.Context(), f.db, func(tx *sql.Tx) error {
		feed, err := f.feedOf(t.Context(), tx, r.owner, Head{})
		if err != nil {
			return err
		}
		return insertRow(t.Context(), tx.StmtContext(t.Context(), f.save.insert), feed, r)
	})
	if err != nil {
		t.Fatal(err)
	}
	f.heads.forget()
}

// inNewerForm returns the row of an envelope with the version of a newer app.
func inNewerForm(e envelope.Envelope) row {
	r := rowOf(0, e)
	r.bytes[0] = 200
	r.hash = envelope.Hash{200}
	return r
}

func TestAnEnvelopeOfANewerAppIsKeptAndHoldsUpNothing(t *testing.T) {
	dir := founded(t, noise(1, 2000))
	f, anna := openIn(t, dir), newAuthor('b')
	add(t, f, anna, 1, 300)
	newer := inNewerForm(anna.next(5000))
	insert(t, f, newer)
	next := anna.next(300)
	next.Header.Previous = newer.hash
	if _, err := f.Append(t.Context(), nil, next); err != nil {
		t.Fatalf("Append behind it = %v", err)
	}
	look := func(f *Feed) {
		t.Helper()
		rows := all(t, f)
		if len(rows) != 6 || rows[3].Newer || !rows[4].Newer || rows[4].Hash != newer.hash || rows[5].Newer {
			t.Fatalf("%d envelopes; want 6 of which only the fifth is of a newer app", len(rows))
		}
		if h := rows[4].Envelope.Header; h.Device != anna.device || h.Sequence != 2 {
			t.Errorf("it is said to be sequence %d of %x", h.Sequence, h.Device)
		}
		if err := f.Check(t.Context()); err != nil {
			t.Errorf("Check = %v", err)
		}
	}
	look(f)
	closeNow(t, f)
	if report, err := Salvage(t.Context(), dir, noon); err != nil || report.Envelopes != 6 || report.Lost != 0 {
		t.Errorf("Salvage = %+v, %v; want all 6", report, err)
	}
	f = openIn(t, dir)
	look(f)
	var kept []byte
	if err := f.db.QueryRow(`SELECT bytes FROM envelopes WHERE n = 5`).Scan(&kept); err != nil || !bytes.Equal(kept, newer.bytes) {
		t.Errorf("after the salvage its bytes are others, %v", err)
	}
}

func TestBytesThatAreNoEnvelopeAreDamage(t *testing.T) {
	dir, anna := twoSpaces(t)
	f := openIn(t, dir)
	r := rowOf(0, anna.next(300))
	r.bytes = r.bytes[:20]
	insert(t, f, r)
	if err := readAll(t, f); !errors.Is(err, ErrDamaged) {
		t.Errorf("Range ends with %v, want ErrDamaged", err)
	}
}
