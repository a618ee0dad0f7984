package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/acme"
)

// An authority certifies names as Let's Encrypt does (RFC 8555), once it has
// found at an address who answers for them (RFC 8737). It looks at no signature
// of who asks.
type authority struct {
	t       testing.TB
	url     string
	address string // where the host is that it certifies
	key     *ecdsa.PrivateKey
	root    *x509.Certificate

	mu       sync.Mutex // one request at a time
	asked    int        // how often for a certificate
	answered bool
	issued   []byte // in PEM; nil: nothing yet
}

// newAuthority starts one that looks for hosts at an address.
func newAuthority(t testing.TB, address string) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(0, 0, 90), // less would be renewed at once
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	root, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{t: t, address: address, key: key, root: root}
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	a.url = server.URL
	return a
}

func (a *authority) directory() string { return a.url + "/directory" }

func (a *authority) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	w.Header().Set("Replay-Nonce", rand.Text())
	switch r.URL.Path {
	case "/directory":
		answerJSON(w, http.StatusOK, map[string]any{"newNonce": a.url + "/nonce", "newAccount": a.url + "/account", "newOrder": a.url + "/orders"})
	case "/nonce":
	case "/account":
		w.Header().Set("Location", a.url+"/account/1")
		answerJSON(w, http.StatusCreated, map[string]any{"status": "valid"})
	case "/orders":
		a.asked++
		w.Header().Set("Location", a.url+"/order")
		answerJSON(w, http.StatusCreated, a.order())
	case "/order":
		answerJSON(w, http.StatusOK, a.order())
	case "/authorization":
		answerJSON(w, http.StatusOK, map[string]any{
			"status": a.status("pending", "valid"), "identifier": identifier, "challenges": []any{a.challenge()},
		})
	case "/challenge":
		a.answered = a.answers()
		answerJSON(w, http.StatusOK, a.challenge())
	case "/finalize":
		a.issue(r)
		w.Header().Set("Location", a.url+"/order")
		answerJSON(w, http.StatusOK, a.order())
	case "/certificate":
		w.Header().Set("Content-Type", "application/pem-certificate-chain")
		w.Write(a.issued)
	default:
		http.NotFound(w, r)
	}
}

var identifier = map[string]any{"type": "dns", "value": hostName}

func answerJSON(w http.ResponseWriter, status int, what any) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(what)
}

func (a *authority) status(before, after string) string {
	if a.answered {
		return after
	}
	return before
}

func (a *authority) order() map[string]any {
	order := map[string]any{
		"status": a.status("pending", "ready"), "identifiers": []any{identifier},
		"authorizations": []string{a.url + "/authorization"}, "finalize": a.url + "/finalize",
	}
	if a.issued != nil {
		order["status"], order["certificate"] = "valid", a.url+"/certificate"
	}
	return order
}

func (a *authority) challenge() map[string]any {
	return map[string]any{"type": "tls-alpn-01", "token": "token1", "url": a.url + "/challenge", "status": a.status("pending", "valid")}
}

// answers asks the host for the certificate by which it answers a challenge.
func (a *authority) answers() bool {
	conn, err := tls.Dial("tcp", a.address, &tls.Config{ServerName: hostName, InsecureSkipVerify: true, NextProtos: []string{acme.ALPNProto}})
	if err != nil {
		a.t.Errorf("the challenge is not answered: %v", err)
		return false
	}
	defer conn.Close()
	state := conn.ConnectionState()
	return state.NegotiatedProtocol == acme.ALPNProto &&
		slices.ContainsFunc(state.PeerCertificates[0].Extensions, func(e pkix.Extension) bool { return e.Id.Equal(acmeIdentifier) })
}

// acmeIdentifier marks a certificate that answers a challenge.
var acmeIdentifier = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 31}

// issue certifies the key of a request for a certificate.
func (a *authority) issue(r *http.Request) {
	csr, err := requested(r)
	if err != nil {
		a.t.Error(err)
		return
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(2), DNSNames: csr.DNSNames, NotBefore: a.root.NotBefore, NotAfter: a.root.NotAfter}
	der, err := x509.CreateCertificate(rand.Reader, template, a.root, csr.PublicKey, a.key)
	if err != nil {
		a.t.Error(err)
		return
	}
	a.issued = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// requested reads for what a certificate is asked.
func requested(r *http.Request) (*x509.CertificateRequest, error) {
	var signed struct{ Payload string }
	var asked struct{ CSR string }
	if err := json.NewDecoder(r.Body).Decode(&signed); err != nil {
		return nil, err
	}
	payload, err := base64.RawURLEncoding.DecodeString(signed.Payload)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(payload, &asked); err != nil {
		return nil, err
	}
	der, err := base64.RawURLEncoding.DecodeString(asked.CSR)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificateRequest(der)
}
