package client_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A spoken is a request and its answer, as they once were on the wire. The
// relay's tests have it answer them; these have a phone say them.
type spoken struct {
	What, Method, URI, Authorization string
	Body                             digits
	Status                           int
	Challenge                        string
	Answer                           digits
}

// digits are bytes in hexadecimal digits.
type digits []byte

func (d *digits) UnmarshalText(text []byte) (err error) {
	*d, err = hex.DecodeString(string(text))
	return err
}

// proof is how the request is signed, and over what.
func (s spoken) proof() (protocol.Proof, []byte, error) {
	if s.Authorization != "" {
		p, err := protocol.ParseAuthorization(s.Authorization)
		return p, nil, err
	}
	return protocol.SplitBody(s.Body)
}

// A line on which one exchange was spoken. It gives the token that the phone then
// had to whoever asks for one.
type line struct {
	spoken
	token protocol.Token
	said  []string // by the phone
}

func (l *line) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Path == protocol.PathHello {
		hello := protocol.Hello{Token: l.token, Oldest: 1, Newest: 1, Time: 1}
		return answered(http.StatusOK, "", hello.Bytes()), nil
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	l.said = append(l.said, request.Method+" "+request.URL.RequestURI()+" "+request.Header.Get("Authorization")+" "+hex.EncodeToString(body))
	return answered(l.Status, l.Challenge, l.Answer), nil
}

func answered(status int, challenge string, body []byte) *http.Response {
	h := http.Header{}
	h.Set("Authentication-Info", challenge)
	if status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", challenge)
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(bytes.NewReader(body))}
}

// A speaker has the keys of whoever spoke.
type speaker struct{ key ed25519.PrivateKey }

func (s speaker) id() envelope.DeviceID {
	return envelope.NewDeviceID(s.key.Public().(ed25519.PublicKey))
}

func (s speaker) SignRequest(_ envelope.SpaceID, message []byte) (device envelope.DeviceID, signature [envelope.SignatureSize]byte, err error) {
	return s.id(), [envelope.SignatureSize]byte(ed25519.Sign(s.key, message)), nil
}

// speakerOf finds who has the keys of a device.
func speakerOf(t *testing.T, device envelope.DeviceID) speaker {
	t.Helper()
	for _, name := range []string{"anna", "bohdan", "code"} {
		seed := sha256.Sum256([]byte(name))
		if s := (speaker{ed25519.NewKeyFromSeed(seed[:])}); s.id() == device {
			return s
		}
	}
	t.Fatal("spoken by nobody who is known")
	return speaker{}
}

// say has a phone say again what was said, and gives what it makes of the answer:
// nil where it is told nothing.
func say(t *testing.T, relay *client.Relay, s spoken, content []byte) (any, error) {
	t.Helper()
	path, query, _ := strings.Cut(s.URI, "?")
	parts := strings.Split(path, "/")
	switch {
	case path == protocol.PathSpaces:
		f, err := protocol.ParseFounding(content)
		must(t, err)
		return nil, relay.Found(t.Context(), f)
	case parts[2] == "invitations":
		id, err := protocol.ParseInvitation(parts[3])
		must(t, err)
		return relay.Invited(t.Context(), id)
	}
	id, err := protocol.ParseSpace(parts[3])
	must(t, err)
	switch {
	case s.Method == http.MethodDelete:
		return nil, relay.Delete(t.Context(), id)
	case parts[4] == "events":
		number := map[string]uint64{}
		for part := range strings.SplitSeq(query, "&") {
			name, text, _ := strings.Cut(part, "=")
			number[name], err = strconv.ParseUint(text, 10, 64)
			must(t, err)
		}
		return relay.Wait(t.Context(), id, number["cursor"], number["chain"], time.Duration(number["wait"])*time.Second)
	}
	q, err := protocol.ParseRequest(id, content)
	must(t, err)
	return relay.Sync(t.Context(), id, q)
}

// means is what a phone is to make of an answer.
func (s spoken) means(t *testing.T) any {
	t.Helper()
	path, _, _ := strings.Cut(s.URI, "?")
	parts := strings.Split(path, "/")
	switch {
	case s.Status >= 300, path == protocol.PathSpaces, s.Method == http.MethodDelete:
		return nil
	case strings.HasSuffix(path, "/events"):
		return s.Status == http.StatusOK
	case parts[2] == "invitations":
		chain, err := protocol.ParseChain(s.Answer)
		must(t, err)
		return chain.Statements
	}
	id, err := protocol.ParseSpace(parts[3])
	must(t, err)
	a, err := protocol.ParseAnswer(id, s.Answer)
	must(t, err)
	return a
}

func TestAPhoneSaysWhatWasOnceSaid(t *testing.T) {
	content, err := os.ReadFile("../protocol/testdata/exchanges.json")
	must(t, err)
	var list []spoken
	must(t, json.Unmarshal(content, &list))
	said := 0
	for _, s := range list {
		if !strings.HasPrefix(s.URI, "/v1/") {
			continue // no phone asks in another version; how it asks for a token is in line
		}
		said++
		proof, content, err := s.proof()
		must(t, err)
		l := &line{spoken: s, token: proof.Token}
		relay, err := client.NewRelay("http://127.0.0.1", speakerOf(t, proof.Device))
		must(t, err)
		got, err := say(t, relay.Over(l), s, content)
		if want := s.Method + " " + s.URI + " " + s.Authorization + " " + hex.EncodeToString(s.Body); l.said[0] != want {
			t.Errorf("%s: says\n%s\nwant\n%s", s.What, l.said[0], want)
		}
		refusal := (*protocol.Refusal)(nil)
		if refused := errors.As(err, &refusal); refused != (s.Status >= 300) || refused && refusal.Line()+"\n" != string(s.Answer) {
			t.Errorf("%s: takes %d %q for %v", s.What, s.Status, s.Answer, err)
		} else if want := s.means(t); !refused && !cmp.Equal(got, want) {
			t.Errorf("%s: takes the answer otherwise (-want +got):\n%s", s.What, cmp.Diff(want, got))
		}
		if s.Status == http.StatusUnauthorized && len(l.said) != 3 {
			t.Errorf("%s: signed %d times; want it given up after the third", s.What, len(l.said))
		}
	}
	if said < 10 {
		t.Errorf("%d exchanges were spoken", said)
	}
}
