package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// A challenge answers over plain http how Let's Encrypt asks whether a name is
// that of this host.
type challenge http.Handler

// tls is how connections are secured; nil: not by this program. Of the challenge
// it is nil where there is none to answer.
func (c config) tls() (*tls.Config, challenge, error) {
	switch {
	case c.acmeHost != "" && c.tlsCert+c.tlsKey != "", c.options.BehindProxy && c.acmeHost != "":
		return nil, nil, errors.New("-acme-host goes neither with -tls-cert nor with -behind-proxy")
	case (c.tlsCert == "") != (c.tlsKey == ""):
		return nil, nil, errors.New("-tls-cert and -tls-key go together")
	case c.acmeHTTP != "" && c.acmeHost == "":
		return nil, nil, errors.New("-acme-http goes with -acme-host")
	case c.acmeHost != "":
		if c.data == "" {
			return nil, nil, errNoData
		}
		m := c.acme()
		return atLeast12(m.TLSConfig()), m.HTTPHandler(nil), nil
	case c.tlsCert != "":
		files := &certificate{cert: c.tlsCert, key: c.tlsKey}
		if _, err := files.get(nil); err != nil {
			return nil, nil, fmt.Errorf("certificate: %w", err)
		}
		return atLeast12(&tls.Config{GetCertificate: files.get, NextProtos: []string{"h2", "http/1.1"}}), nil, nil
	}
	return nil, nil, nil
}

// acme has Let's Encrypt certify the names of this host, and no others: it asks
// on the port of TLS, and where there is a challenge over http, there too.
func (c config) acme() *autocert.Manager {
	return &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		Cache:      autocert.DirCache(filepath.Join(c.data, "acme")),
		HostPolicy: autocert.HostWhitelist(strings.Split(c.acmeHost, ",")...),
		Email:      c.acmeEmail,
		Client:     &acme.Client{DirectoryURL: c.acmeFrom},
	}
}

func atLeast12(c *tls.Config) *tls.Config {
	c.MinVersion = tls.VersionTLS12
	return c
}

// A certificate lies in two files, which something else renews now and then.
type certificate struct {
	cert, key string

	mu     sync.Mutex
	read   *tls.Certificate
	of     time.Time // when the file that was read was written
	looked time.Time
}

// lookEvery is how often the files are looked at.
const lookEvery = time.Minute

// get gives the certificate as the files have it; the one before while they are
// not whole.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.read != nil && time.Since(c.looked) < lookEvery {
		return c.read, nil
	}
	c.looked = time.Now()
	info, err := os.Stat(c.cert)
	if err == nil && c.read != nil && info.ModTime().Equal(c.of) {
		return c.read, nil
	}
	pair, loadErr := tls.LoadX509KeyPair(c.cert, c.key)
	if err = errors.Join(err, loadErr); err == nil {
		c.read, c.of = &pair, info.ModTime()
	}
	if c.read != nil {
		return c.read, nil
	}
	return nil, err
}
