package protocol_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

func bodyHash(body []byte) envelope.Hash { return sha256.Sum256(body) }

func prove(key ed25519.PrivateKey, place protocol.Place, token protocol.Token, content []byte) protocol.Proof {
	p := protocol.Proof{Device: device(key), Token: token}
	copy(p.Signature[:], ed25519.Sign(key, protocol.SigningBytes(place, token, content)))
	return p
}

func TestAProofHoldsForOneRequestOnly(t *testing.T) {
	place, token, content := protocol.Place{Method: "POST", URI: protocol.PathSync(space)}, protocol.Token{4}, []byte("content")
	p := prove(anna, place, token, content)
	if err := p.Verify(public(anna), place, content); err != nil {
		t.Fatal(err)
	}
	other := p
	other.Token[0]++
	for name, err := range map[string]error{
		"another device":  p.Verify(public(bohdan), place, content),
		"another method":  p.Verify(public(anna), protocol.Place{Method: "GET", URI: place.URI}, content),
		"another path":    p.Verify(public(anna), protocol.Place{Method: "POST", URI: place.URI + "?"}, content),
		"another token":   other.Verify(public(anna), place, content),
		"another content": p.Verify(public(anna), place, []byte("Content")),
	} {
		if !errors.Is(err, envelope.ErrSignature) {
			t.Errorf("%s: %v; want ErrSignature", name, err)
		}
	}
}

func TestAProofTravelsInBodyAndHeader(t *testing.T) {
	p := prove(anna, protocol.Place{Method: "GET", URI: "/"}, protocol.Token{4}, nil)
	got, content, err := protocol.SplitBody(p.Body([]byte("content")))
	if got != p || string(content) != "content" || err != nil {
		t.Errorf("SplitBody = %v, %q, %v", got, content, err)
	}
	if got, err := protocol.ParseAuthorization(p.Authorization()); got != p || err != nil {
		t.Errorf("ParseAuthorization = %v, %v", got, err)
	}
	token := protocol.Token{8}
	if got, err := protocol.ParseChallenge(token.Challenge()); got != token || err != nil {
		t.Errorf("ParseChallenge = %v, %v", got, err)
	}
	for _, header := range []string{"", "Bankje", "Bankje =", "Basic YTpi", "Bankje YTpi"} {
		if _, err := protocol.ParseAuthorization(header); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("ParseAuthorization(%q) = %v; want ErrMalformed", header, err)
		}
		if _, err := protocol.ParseChallenge(header); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("ParseChallenge(%q) = %v; want ErrMalformed", header, err)
		}
	}
}

func TestARefusalArrivesAsItWasSent(t *testing.T) {
	for _, want := range []*protocol.Refusal{protocol.Refuse(protocol.CodeToken), protocol.Refuse(protocol.CodeVersion, 1, 2)} {
		got, err := protocol.ParseRefusal(want.Status, []byte(want.Line()+"\n"))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	}
}

func TestWhatAProxySaysIsNoRefusalOfARelay(t *testing.T) {
	for _, body := range []string{"", "\n", "token", "<html>\n", "token 01\n", "token  1\n", "token -1\n", "token\n\n"} {
		r, err := protocol.ParseRefusal(http.StatusBadGateway, []byte(body))
		if !errors.Is(err, envelope.ErrMalformed) || r.Code != "" || r.Status != http.StatusBadGateway {
			t.Errorf("%q is read as %v, %v", body, r, err)
		}
	}
}

func TestSpacesStandInPaths(t *testing.T) {
	text := protocol.PathSpace(space)[len(protocol.PathSpaces)+1:]
	if got, err := protocol.ParseSpace(text); got != space || err != nil {
		t.Errorf("ParseSpace(%q) = %v, %v", text, got, err)
	}
	for _, bad := range []string{"", text + "A", text[1:], text[:42] + "=", text[:42] + "B"} {
		if _, err := protocol.ParseSpace(bad); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("ParseSpace(%q) = %v; want ErrMalformed", bad, err)
		}
	}
}
