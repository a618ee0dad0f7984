package storagetest

import (
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver
)

// EmptySchema makes an empty schema in the database that BANKJE_POSTGRES names, and
// gives the address with it. Without one the test is skipped, but for in CI,
// where it fails.
func EmptySchema(t testing.TB) string {
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
