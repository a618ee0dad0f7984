package postgres_test

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/storagetest"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver
)

func TestKeepsThePromisesOfAStorage(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Opener {
		address := schema(t)
		return func() relay.Storage { return open(t, address) }
	})
}

func TestRelaysThatStartAtOnceMakeTheTablesOnce(t *testing.T) {
	address := schema(t)
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
	address := schema(t)
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

// schema makes an empty schema in the database that BANKJE_POSTGRES names, and
// gives the address with it.
func schema(t testing.TB) string {
	t.Helper()
	address := os.Getenv("BANKJE_POSTGRES")
	if address == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("BANKJE_POSTGRES names no PostgreSQL to test with")
		}
		t.Skip("BANKJE_POSTGRES names no PostgreSQL to test with")
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	name := "test_" + rand.Text()
	exec := func(query string) {
		if _, err := db.Exec(query); err != nil {
			t.Error(err)
		}
	}
	exec(`CREATE SCHEMA "` + name + `"`)
	t.Cleanup(func() {
		exec(`DROP SCHEMA "` + name + `" CASCADE`)
		db.Close()
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal("BANKJE_POSTGRES is not an address such as postgres://user:password@host/database")
	}
	query := u.Query()
	query.Set("search_path", `"`+name+`"`)
	u.RawQuery = query.Encode()
	return u.String()
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
