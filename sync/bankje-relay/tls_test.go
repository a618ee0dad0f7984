package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/acme"
)

// hostName is that of the relay in these tests.
const hostName = "relay.example.org"

// certificateFor gives a key and a certificate that it signs itself, in PEM.
func certificateFor(t *testing.T, name string) (key, cert []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	number, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{SerialNumber: number, DNSNames: []string{name}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(90 * 24 * time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	bytes, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: bytes}), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// shake connects to a server of such a configuration, as one who looks for a
// name, and gives the number of its certificate.
func shake(t *testing.T, server *tls.Config, name string) (*big.Int, error) {
	t.Helper()
	ours, theirs := net.Pipe()
	defer ours.Close()
	go func() {
		defer theirs.Close()
		tls.Server(theirs, server).Handshake()
	}()
	conn := tls.Client(ours, &tls.Config{ServerName: name, InsecureSkipVerify: true, NextProtos: []string{"h2", "http/1.1"}})
	if err := conn.Handshake(); err != nil {
		return nil, err
	}
	return conn.ConnectionState().PeerCertificates[0].SerialNumber, nil
}

func numberOf(t *testing.T, cert []byte) *big.Int {
	t.Helper()
	block, _ := pem.Decode(cert)
	parsed, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return parsed.SerialNumber
}

func TestACertificateThatIsRenewedIsReadAgain(t *testing.T) {
	if _, _, err := (config{tlsCert: "a"}).tls(); err == nil {
		t.Error("a certificate without its key is no error")
	}
	if _, _, err := (config{tlsCert: "a", tlsKey: "b"}).tls(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("files that are not there: %v", err)
	}
	files := &certificate{cert: filepath.Join(t.TempDir(), "cert.pem"), key: filepath.Join(t.TempDir(), "key.pem")}
	for n := range 2 {
		key, cert := certificateFor(t, hostName)
		writeFile(t, files.key, key)
		writeFile(t, files.cert, cert)
		written := time.Now().Add(time.Duration(n) * time.Hour)
		if err := os.Chtimes(files.cert, written, written); err != nil {
			t.Fatal(err)
		}
		files.looked = time.Time{} // as if a minute had passed
		got, err := shake(t, atLeast12(&tls.Config{GetCertificate: files.get}), hostName)
		if err != nil || got.Cmp(numberOf(t, cert)) != 0 {
			t.Errorf("certificate %d is not served: %v", n+1, err)
		}
	}
	// While they are not whole, the one before is.
	writeFile(t, files.key, []byte("half a key"))
	writeFile(t, files.cert, []byte("half a certificate"))
	files.looked = time.Time{}
	if _, err := shake(t, atLeast12(&tls.Config{GetCertificate: files.get}), hostName); err != nil {
		t.Errorf("with half a file: %v", err)
	}
}

func TestLetsEncryptCertifiesTheNamesOfThisHostAndNoOthers(t *testing.T) {
	asked := make(chan string, 100)
	authority := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		http.Error(w, "not today", http.StatusServiceUnavailable)
	}))
	defer authority.Close()
	m := config{data: t.TempDir(), acmeHost: "other.example.org," + hostName}.acme()
	m.Client = &acme.Client{DirectoryURL: authority.URL + "/directory", RetryBackoff: func(int, *http.Request, *http.Response) time.Duration { return -1 }}
	secure := atLeast12(m.TLSConfig())
	if !slices.Contains(secure.NextProtos, acme.ALPNProto) || !slices.Contains(secure.NextProtos, "h2") {
		t.Errorf("protocols %q; want that of the challenge and HTTP/2", secure.NextProtos)
	}
	if _, err := shake(t, secure, "elsewhere.example.org"); err == nil || len(asked) > 0 {
		t.Errorf("of another name: %v, asked %d times", err, len(asked))
	}
	if _, err := shake(t, secure, hostName); err == nil {
		t.Error("a certificate came from nowhere")
	}
	if len(asked) == 0 || <-asked != "/directory" {
		t.Error("nobody was asked for a certificate")
	}
}

func TestWhatLetsEncryptCertifiedIsKept(t *testing.T) {
	c := config{data: t.TempDir(), acmeHost: hostName}
	key, cert := certificateFor(t, hostName)
	writeFile(t, filepath.Join(c.data, "acme", hostName), append(key, cert...))
	secure, _, err := c.tls()
	if err != nil {
		t.Fatal(err)
	}
	got, err := shake(t, secure, hostName)
	if err != nil || got.Cmp(numberOf(t, cert)) != 0 {
		t.Errorf("the certificate in the folder is not served: %v", err)
	}
}

func TestLetsEncryptIsAnsweredOverHTTP(t *testing.T) {
	c := config{data: t.TempDir(), acmeHost: hostName}
	writeFile(t, filepath.Join(c.data, "acme", "token1+http-01"), []byte("token1.answer"))
	_, challenge, err := c.tls()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		host, path, body string
		status           int
	}{
		{hostName, "/.well-known/acme-challenge/token1", "token1.answer", http.StatusOK},
		{hostName, "/.well-known/acme-challenge/token2", "", http.StatusNotFound},
		{"elsewhere.example.org", "/.well-known/acme-challenge/token1", "", http.StatusForbidden},
		{hostName, "/v1", "", http.StatusFound}, // to https
	} {
		request := httptest.NewRequest("GET", "http://"+want.host+want.path, nil)
		w := httptest.NewRecorder()
		challenge.ServeHTTP(w, request)
		body, _ := io.ReadAll(w.Result().Body)
		if w.Code != want.status || want.body != "" && string(body) != want.body {
			t.Errorf("http://%s%s: %d %q; want %d %q", want.host, want.path, w.Code, body, want.status, want.body)
		}
		if to := w.Header().Get("Location"); w.Code == http.StatusFound && !strings.HasPrefix(to, "https://"+hostName+"/") {
			t.Errorf("sent to %q", to)
		}
	}
}
