package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// freeAddress is one on this machine on which nobody serves.
func freeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// serving runs the program until the test ends, and gives what it then logged.
func serving(t *testing.T, args ...string) (logged func() string) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var log bytes.Buffer
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, args, &log, &log) }()
	logged = func() string {
		if stop != nil {
			stop()
			stop = nil
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		return log.String()
	}
	t.Cleanup(func() { logged() })
	return logged
}

// over is a network on which all names lead to one address, and which trusts
// one authority.
func over(address string, roots *x509.CertPool) *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, address)
		},
		TLSClientConfig:   &tls.Config{RootCAs: roots},
		ForceAttemptHTTP2: true,
	}
}

// secured has a phone found its space at the name of the host, over TLS, and
// bring what it wrote.
func secured(t *testing.T, address string, roots *x509.CertPool) {
	t.Helper()
	untilUp(t, address)
	relay, err := client.NewRelay("https://"+hostName, phone{})
	if err != nil {
		t.Fatal(err)
	}
	network := over(address, roots)
	defer network.CloseIdleConnections()
	relay.Over(network)
	if err := relay.Found(t.Context(), protocol.Founding{Statements: []envelope.Statement{founding()}}); err != nil {
		t.Fatal(err)
	}
	a, err := relay.Sync(t.Context(), spaceID(), protocol.Request{Runs: []protocol.Run{write(5)}})
	if err != nil || a.Outcomes[0] != (protocol.Outcome{Result: protocol.Kept, Through: 5}) {
		t.Errorf("%+v, %v", a.Outcomes, err)
	}
}

// untilUp waits until somebody listens.
func untilUp(t *testing.T, address string) {
	t.Helper()
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestAPhoneComesOverTLSWithACertificateOfItsOwner(t *testing.T) {
	folder, address := t.TempDir(), freeAddress(t)
	key, cert := certificateFor(t, hostName)
	writeFile(t, filepath.Join(folder, "key.pem"), key)
	writeFile(t, filepath.Join(folder, "cert.pem"), cert)
	logged := serving(t, "-addr", address, "-data", filepath.Join(folder, "data"),
		"-tls-cert", filepath.Join(folder, "cert.pem"), "-tls-key", filepath.Join(folder, "key.pem"))
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(cert)
	secured(t, address, trusted)
	// Nobody is served who does not trust it, or speaks plain http.
	network := over(address, x509.NewCertPool())
	defer network.CloseIdleConnections()
	relay, err := client.NewRelay("https://"+hostName, phone{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := relay.Over(network).Hello(t.Context()); err == nil {
		t.Error("a certificate that nobody trusts is good enough")
	}
	response, err := http.Get("http://" + address + "/v1")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("plain http: %d; want 400", response.StatusCode)
	}
	if text := logged(); strings.Count(text, "127.0.0.1") != 1 {
		t.Errorf("the log tells more addresses than that on which it serves: %s", text)
	}
}

// The first phone that comes has the name certified: the authority finds the
// relay on the port of TLS, between phones.
func TestAPhoneComesOverTLSWithACertificateThatTheRelayGets(t *testing.T) {
	folder, address := t.TempDir(), freeAddress(t)
	authority := newAuthority(t, address)
	trusted := x509.NewCertPool()
	trusted.AddCert(authority.root)
	args := []string{"-addr", address, "-data", folder, "-acme-host", hostName, "-acme-directory", authority.directory()}
	logged := serving(t, args...)
	secured(t, address, trusted)
	logged()
	// Started again it has what it was given, and asks nobody.
	serving(t, args...)
	untilUp(t, address)
	network := over(address, trusted)
	defer network.CloseIdleConnections()
	relay, err := client.NewRelay("https://"+hostName, phone{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := relay.Over(network).Hello(t.Context()); err != nil {
		t.Error(err)
	}
	authority.mu.Lock()
	defer authority.mu.Unlock()
	if authority.asked != 1 {
		t.Errorf("a certificate was asked for %d times; want once", authority.asked)
	}
}

// Who only listens is not waited for.
func TestStoppingEndsWhatOnlyWaits(t *testing.T) {
	address := freeAddress(t)
	logged := serving(t, "-addr", address, "-data", t.TempDir())
	untilUp(t, address)
	relay, err := client.NewRelay("http://"+address, phone{})
	if err != nil {
		t.Fatal(err)
	}
	if err := relay.Found(t.Context(), protocol.Founding{Statements: []envelope.Statement{founding()}}); err != nil {
		t.Fatal(err)
	}
	listening, ended := make(chan bool, 100), make(chan error)
	go func() {
		ended <- relay.Listen(t.Context(), spaceID(), 0, 1, func(woken bool) bool { listening <- woken; return true })
	}()
	if woken := <-listening; woken {
		t.Error("woken by nothing")
	}
	waiting := make(chan error)
	another, err := client.NewRelay("http://"+address, phone{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := another.Hello(t.Context()); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := another.Wait(t.Context(), spaceID(), 0, 1, time.Minute)
		waiting <- err
	}()
	text := logged() // once it has stopped
	if err := <-ended; err != nil {
		t.Errorf("who listened: %v", err)
	}
	<-waiting // it may not have been asked yet
	if !strings.Contains(text, "msg=stopped") || strings.Contains(text, "cut off") {
		t.Errorf("it was not waited for what is under way, or for what need not be: %s", text)
	}
}
