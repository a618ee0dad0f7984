package sqlite_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// TestErasedBytesAreInNoFile reads the files as somebody would who took the disk.
func TestErasedBytesAreInNoFile(t *testing.T) {
	for name, erase := range map[string]func(*sqlite.Storage, envelope.SpaceID) error{
		"stubs": func(s *sqlite.Storage, id envelope.SpaceID) error {
			return s.Update(context.Background(), id, func(tx relay.Tx) error {
				return tx.Stub(device, []envelope.Run{{First: 2, Last: 3}, {First: 50, Last: 1000}})
			})
		},
		"another branch": func(s *sqlite.Storage, id envelope.SpaceID) error {
			return s.Update(context.Background(), id, func(tx relay.Tx) error { return tx.Cut(device, 2) })
		},
		"the space": func(s *sqlite.Storage, id envelope.SpaceID) error {
			return s.Delete(context.Background(), id)
		},
	} {
		for _, step := range []int{1, 7, 400} { // envelopes in one go: small rows, larger ones, and pages of their own
			t.Run(fmt.Sprintf("%s, by %d", name, step), func(t *testing.T) {
				dir := t.TempDir()
				s := open(t, filepath.Join(dir, "relay.db"))
				id := foundSpace(t, s, 1)
				other := foundSpace(t, s, 2)
				run, others := write(id, 400), write(other, 400)
				for i := 0; i < len(run); i += step {
					insert(t, s, id, run[i:min(i+step, len(run))])
					insert(t, s, other, others[i:min(i+step, len(run))])
				}
				kept := count(t, dir, run)
				if kept != len(run) {
					t.Fatalf("%d of %d bodies are found before: the test looks in the wrong place", kept, len(run))
				}
				if err := erase(s, id); err != nil {
					t.Fatal(err)
				}
				erased := append(run[1:3:3], run[49:]...)
				if left := count(t, dir, erased); left > 0 {
					t.Errorf("%d of %d erased bodies are still in the files", left, len(erased))
				}
				if left := count(t, dir, others); left < len(others) {
					t.Errorf("%d of %d bodies of another space are still there", left, len(others))
				}
			})
		}
	}
}

// device wrote everything in these tests.
var device = envelope.DeviceID{7}

// count counts the bodies whose bytes are found in a folder.
func count(t *testing.T, dir string, run []envelope.Envelope) (found int) {
	t.Helper()
	var all []byte
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, content...)
	}
	for _, e := range run {
		// A body may go on in another page; some piece of it lies whole.
		for piece := range slices.Chunk(e.Body, 32) {
			if bytes.Contains(all, piece) {
				found++
				break
			}
		}
	}
	return found
}

func foundSpace(t testing.TB, s relay.Storage, n byte) envelope.SpaceID {
	t.Helper()
	first := envelope.Statement{Type: envelope.Found, Number: 1, Payload: []byte{n}}
	id := envelope.SpaceID(first.Hash())
	if err := s.Found(t.Context(), id, []envelope.Statement{first}); err != nil {
		t.Fatal(err)
	}
	return id
}

// write returns the first n envelopes of the device in a space.
func write(id envelope.SpaceID, n int) []envelope.Envelope {
	h := envelope.Header{Space: id, Device: device, Epoch: 1, Members: envelope.Hash(id)}
	run := make([]envelope.Envelope, n)
	for i := range run {
		h.Sequence++
		e := envelope.Envelope{Header: h, Body: body(id, i, 565)}
		copy(e.Signature[:], body(id, -i-1, envelope.SignatureSize))
		e.Header.BodyHash = sha256.Sum256(e.Body)
		h.Previous, run[i] = e.Hash(), e
	}
	return run
}

// body returns bytes that are nowhere else.
func body(id envelope.SpaceID, n, size int) []byte {
	var b []byte
	for i := 0; len(b) < size; i++ {
		sum := sha256.Sum256(fmt.Append(nil, id, n, i))
		b = append(b, sum[:]...)
	}
	return b[:size]
}

func insert(t testing.TB, s relay.Storage, id envelope.SpaceID, run []envelope.Envelope) {
	t.Helper()
	err := s.Update(t.Context(), id, func(tx relay.Tx) error {
		_, err := tx.Insert(run, false)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
