package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme/autocert"
)

// tls is how connections are secured; nil: not by this program.
func (c config) tls() (*tls.Config, error) {
	switch {
	case c.acmeHost != "" && c.tlsCert+c.tlsKey != "", c.options.BehindProxy && c.acmeHost != "":
		return nil, errors.New("-acme-host goes neither with -tls-cert nor with -behind-proxy")
	case (c.tlsCert == "") != (c.tlsKey == ""):
		return nil, errors.New("-tls-cert and -tls-key go together")
	case c.acmeHost != "":
		if c.data == "" {
			return nil, errNoData
		}
		m := &autocert.Manager{
			Prompt:     autocert.AcceptTOS,
			Cache:      autocert.DirCache(filepath.Join(c.data, "acme")),
			HostPolicy: autocert.HostWhitelist(strings.Split(c.acmeHost, ",")...),
			Email:      c.acmeEmail,
		}
		return atLeast12(m.TLSConfig()), nil
	case c.tlsCert != "":
		files := &certificate{cert: c.tlsCert, key: c.tlsKey}
		if _, err := files.get(nil); err != nil {
			return nil, fmt.Errorf("certificate: %w", err)
		}
		return atLeast12(&tls.Config{GetCertificate: files.get, NextProtos: []string{"h2", "http/1.1"}}), nil
	}
	return nil, nil
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
