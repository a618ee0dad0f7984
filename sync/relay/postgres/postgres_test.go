package postgres_test

import (
	"database/sql"
	"errors"
	"strings"
	"sync"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/storagetest"
)

func TestKeepsThePromisesOfAStorage(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Opener {
		address := storagetest.EmptySchema(t)
		return func() relay.Storage { return open(t, address) }
	})
}

func TestRelaysThatStartAtOnceMakeTheTablesOnce(t *testing.T) {
	address := storagetest.EmptySchema(t)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			s, err := postgres.Open(t.Context(), address)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

func TestOpenRefusesADatabaseOfANewerRelay(t *testing.T) {
	address := storagetest.EmptySchema(t)
	if err := open(t, address).Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE schema_version SET version = 1000`); err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.Open(t.Context(), address); !errors.Is(err, postgres.ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

func TestErrorsDoNotTellThePassword(t *testing.T) {
	for _, address := range []string{
		"postgres://relay:open-sesame@127.0.0.1:1/bankje",          // nobody listens
		"postgres://relay:open-sesame@127.0.0.1:not-a-port/bankje", // no address
		"host=127.0.0.1 port=1 user=relay password=open-sesame sslmode=wrong",
	} {
		_, err := postgres.Open(t.Context(), address)
		if err == nil || strings.Contains(err.Error(), "open-sesame") {
			t.Errorf("got %v, want an error without the password", err)
		}
	}
}

// TestRewriteLeavesNoRoomForWhatWasErased looks at how large the files are: an
// old file is gone with all that was in it.
func TestRewriteLeavesNoRoomForWhatWasErased(t *testing.T) {
	address := storagetest.EmptySchema(t)
	s := open(t, address)
	first := envelope.Statement{Type: envelope.Found, Number: 1, Payload: []byte{1}}
	id := envelope.SpaceID(first.Hash())
	if err := s.Found(t.Context(), id, []envelope.Statement{first}); err != nil {
		t.Fatal(err)
	}
	e := envelope.Envelope{Header: envelope.Header{Space: id, Sequence: 1}, Body: make([]byte, 1<<20)}
	err := s.Update(t.Context(), id, func(tx relay.Tx) error {
		_, err := tx.Insert([]envelope.Envelope{e}, false)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if err := s.Rewrite(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := sizeOf(t, address); left > 256<<10 {
		t.Errorf("the tables take %d bytes with nothing in them", left)
	}
}

// sizeOf tells how many bytes the tables take on the disk.
func sizeOf(t testing.TB, address string) (size int64) {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.QueryRow(`
		SELECT SUM(pg_total_relation_size(oid))
		FROM pg_class
		WHERE relkind = 'r' AND relnamespace = (
			SELECT oid
			FROM pg_namespace
			WHERE nspname = current_schema())`).Scan(&size)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

func open(t testing.TB, address string) *postgres.Storage {
	t.Helper()
	s, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
