package postgres_test

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"path"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/storagetest"
)

// TestErasedBytesAreInNoFileOnceRewritten reads the files of the database as
// somebody would who took the disk. The role of the test needs pg_checkpoint, and
// the functions that list and read files.
func TestErasedBytesAreInNoFileOnceRewritten(t *testing.T) {
	address := storagetest.EmptySchema(t)
	s := open(t, address)
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first := envelope.Statement{Type: envelope.Found, Number: 1, Payload: fmt.Append(nil, address)}
	id := envelope.SpaceID(first.Hash())
	if err := s.Found(t.Context(), id, []envelope.Statement{first}); err != nil {
		t.Fatal(err)
	}
	device := envelope.DeviceID{7}
	run := write(id, device, 200)
	for _, part := range [][]envelope.Envelope{run[:1], run[1:3], run[3:100], run[100:]} {
		err := s.Update(t.Context(), id, func(tx relay.Tx) error {
			_, err := tx.Insert(part, false)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found := count(t, db, run); found != len(run) {
		t.Fatalf("%d of %d bodies are found before: the test looks in the wrong place", found, len(run))
	}
	err = s.Update(t.Context(), id, func(tx relay.Tx) error {
		return tx.Stub(device, []envelope.Run{{First: 1, Last: 120}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Rewrite(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := count(t, db, run[:120]); left > 0 {
		t.Errorf("%d of 120 erased bodies are still in the files", left)
	}
	if left := count(t, db, run[120:]); left != 80 {
		t.Errorf("%d of 80 bodies that were not erased are in the files", left)
	}
}

// write returns the first n envelopes of a device in a space, with bodies that
// are nowhere else.
func write(id envelope.SpaceID, device envelope.DeviceID, n int) []envelope.Envelope {
	h := envelope.Header{Space: id, Device: device, Epoch: 1, Members: envelope.Hash(id)}
	run := make([]envelope.Envelope, n)
	for i := range run {
		h.Sequence++
		e := envelope.Envelope{Header: h}
		for k := range 18 {
			piece := sha256.Sum256(fmt.Append(nil, id, i, k))
			e.Body = append(e.Body, piece[:]...)
		}
		e.Header.BodyHash = sha256.Sum256(e.Body)
		h.Previous, run[i] = e.Hash(), e
	}
	return run
}

// count counts the bodies of which some piece is in the files of the database,
// once all that is in memory is there too.
func count(t *testing.T, db *sql.DB, run []envelope.Envelope) int {
	t.Helper()
	if _, err := db.Exec(`CHECKPOINT`); err != nil {
		t.Fatal(err)
	}
	var folder string
	if err := db.QueryRow(`SELECT pg_relation_filepath('stretch')`).Scan(&folder); err != nil {
		t.Fatal(err)
	}
	folder = path.Dir(folder)
	files, err := db.Query(`
		SELECT pg_read_binary_file($1 || '/' || name, 0, 1000000000, true)
		FROM pg_ls_dir($1) AS name
		WHERE name NOT LIKE 'pgsql_tmp%'`, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	// The first bytes of each piece of a body, and whose they are.
	pieces := map[[8]byte]int{}
	for i, e := range run {
		for piece := range slices.Chunk(e.Body, 32) {
			pieces[[8]byte(piece)] = i
		}
	}
	seen := map[int]bool{}
	for files.Next() {
		var content []byte
		if err := files.Scan(&content); err != nil {
			t.Fatal(err)
		}
		for ; len(content) >= 8; content = content[1:] {
			if i, is := pieces[[8]byte(content)]; is {
				seen[i] = true
			}
		}
	}
	if err := files.Err(); err != nil {
		t.Fatal(err)
	}
	return len(seen)
}
