package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"bankje/sync/relay"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/sqlite"

	"golang.org/x/crypto/acme"
)

// A config is what flags and environment say.
type config struct {
	addr, public, data, db string
	tlsCert, tlsKey        string
	acmeHost, acmeEmail    string
	acmeHTTP, acmeFrom     string
	options                relay.Options
	verbose                bool
	spaceMB, carryMB       int64
	quarantineKB, inFlight int64
	spaces                 int64
	connections            int
}

// flags are those of every command, with their defaults.
func (c *config) flags(to io.Writer) *flag.FlagSet {
	f := flag.NewFlagSet("bankje-relay", flag.ContinueOnError)
	f.SetOutput(to)
	f.Usage = func() {
		fmt.Fprint(to, "usage: bankje-relay [flags] [serve | backup FILE | restore FILE | check | stats | tidy]\n\n"+
			"Each flag can be given in the environment: -space-mb 64 as BANKJE_SPACE_MB=64.\n\n")
		f.PrintDefaults()
	}
	f.StringVar(&c.addr, "addr", "127.0.0.1:8655", "`address` to serve on; plain http is answered on private addresses only")
	f.StringVar(&c.public, "public-address", "", "`URLs` by which phones reach this relay, with commas: of a team whose relay is another it then\nonly carries what that has put in order")
	f.StringVar(&c.data, "data", dataFolder(), "`folder` for relay.db and certificates")
	f.StringVar(&c.db, "db", "", "PostgreSQL instead of relay.db, as postgres://user:password@host/database;\nbetter in the environment, where other users do not see the password")
	f.StringVar(&c.tlsCert, "tls-cert", "", "`file` with the certificate and those above it; read again when it is renewed")
	f.StringVar(&c.tlsKey, "tls-key", "", "`file` with the certificate's private key")
	f.StringVar(&c.acmeHost, "acme-host", "", "`names` of this host, with commas: Let's Encrypt certifies them, and -addr must be reached on port 443")
	f.StringVar(&c.acmeEmail, "acme-email", "", "`address` that Let's Encrypt writes to")
	f.StringVar(&c.acmeHTTP, "acme-http", "", "`address`, :80, on which Let's Encrypt is answered over http too, and browsers are sent to https")
	f.StringVar(&c.acmeFrom, "acme-directory", acme.LetsEncryptURL, "`URL` of whoever certifies like Let's Encrypt, in its place")
	f.BoolVar(&c.options.BehindProxy, "behind-proxy", false, "a proxy on the way ends TLS and writes X-Forwarded-For")
	f.StringVar(&c.options.RegistrationCode, "registration-code", "", "`code` that founding a space needs; none: anybody who reaches the relay may")
	f.Int64Var(&c.spaces, "spaces", 10_000, "most spaces")
	f.Int64Var(&c.spaceMB, "space-mb", 256, "most megabytes of one space")
	f.Int64Var(&c.carryMB, "carry-mb", 64, "most megabytes that one device brings in an hour")
	f.Int64Var(&c.quarantineKB, "quarantine-kb", 1024, "most kilobytes that a space's removed devices may still bring")
	f.Int64Var(&c.inFlight, "in-flight-mb", 32, "most megabytes of requests at once")
	f.IntVar(&c.connections, "connections", 2048, "most connections at once, some 20 kB of memory each; of more, the one that is idle longest is closed")
	f.Float64Var(&c.options.Rate, "rate", 5, "requests of one device in a second, over time")
	f.Float64Var(&c.options.Burst, "burst", 120, "requests of one device at once")
	f.BoolVar(&c.verbose, "v", false, "log more; never who talks to whom")
	return f
}

// dataFolder is where the data lies unless somebody says otherwise; "" where
// that cannot be told.
func dataFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "bankje-relay")
}

// fromEnvironment sets the flags that were not given from variables of their
// names.
func fromEnvironment(f *flag.FlagSet, lookup func(string) (string, bool)) error {
	given := map[string]bool{}
	f.Visit(func(flag *flag.Flag) { given[flag.Name] = true })
	var failed error
	f.VisitAll(func(flag *flag.Flag) {
		name := "BANKJE_" + strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_"))
		if value, set := lookup(name); set && !given[flag.Name] {
			if f.Set(flag.Name, value) != nil { // the value may be a secret
				failed = errors.Join(failed, fmt.Errorf("%s: not what -%s takes", name, flag.Name))
			}
		}
	})
	return failed
}

// bounds gives the options with their limits.
func (c config) bounds() relay.Options {
	o := c.options
	o.Spaces = c.spaces
	o.SpaceBytes = c.spaceMB << 20
	o.CarryBytes = c.carryMB << 20
	o.QuarantineBytes = c.quarantineKB << 10
	o.InFlight = c.inFlight << 20
	return o
}

// errPublicAddress says that phones could reach no relay by such an address.
var errPublicAddress = errors.New("-public-address takes URLs such as https://relay.example.org, with commas")

// addresses are those by which phones reach this relay.
func (c config) addresses() ([]string, error) {
	if c.public == "" {
		return nil, nil
	}
	all := strings.Split(c.public, ",")
	for _, address := range all {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return nil, errPublicAddress
		}
	}
	return all, nil
}

// file is where the data lies in SQLite.
func (c config) file() string { return filepath.Join(c.data, "relay.db") }

// errNoData says that nobody said where the data is to lie.
var errNoData = errors.New("no folder for the data: give -data")

// A storage is what both databases can.
type storage interface {
	relay.Storage
	// Rewrite writes everything anew, without what was erased.
	Rewrite(ctx context.Context) error
}

// open opens what the relay keeps. Make says that a file may be made.
func (c config) open(ctx context.Context, make bool) (storage, error) {
	if c.db != "" {
		return postgres.Open(ctx, c.db)
	}
	return c.openFile(ctx, make)
}

func (c config) openFile(ctx context.Context, make bool) (*sqlite.Storage, error) {
	if c.data == "" {
		return nil, errNoData
	}
	if make {
		if err := os.MkdirAll(c.data, 0o700); err != nil {
			return nil, err
		}
	} else if _, err := os.Stat(c.file()); err != nil {
		return nil, err
	}
	return sqlite.Open(ctx, c.file())
}
