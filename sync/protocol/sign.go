package protocol

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"

	"bankje/sync/envelope"
)

// A Token is sixteen random bytes that a relay hands out with every answer and
// takes back once: signing over it proves that a request is made now, whatever
// the clocks say.
type Token [16]byte

const labelRequest = "bankje request signature 1\x00"

// A Proof says who makes a request, and that it is made now.
type Proof struct {
	Device    envelope.DeviceID // or the id of an invitation's signing key
	Token     Token
	Signature [envelope.SignatureSize]byte
}

// ProofSize is the size of a proof in bytes.
const ProofSize = 16 + 16 + envelope.SignatureSize

// A Place is what a request does: its method, and its path with the query as
// they stand in the request line.
type Place struct{ Method, URI string }

// SigningBytes returns what the device signs: a label, the method and the
// path, each with its length, the token, and the hash of the content.
func SigningBytes(place Place, token Token, content []byte) []byte {
	b := []byte(labelRequest)
	b = appendBytes(b, []byte(place.Method))
	b = appendBytes(b, []byte(place.URI))
	b = append(b, token[:]...)
	sum := sha256.Sum256(content)
	return append(b, sum[:]...)
}

// Verify says whether the holder of the key made the request. It returns
// envelope.ErrSignature if not.
func (p Proof) Verify(key ed25519.PublicKey, place Place, content []byte) error {
	if len(key) != ed25519.PublicKeySize || envelope.NewDeviceID(key) != p.Device ||
		!ed25519.Verify(key, SigningBytes(place, p.Token, content), p.Signature[:]) {
		return fmt.Errorf("request: %w", envelope.ErrSignature)
	}
	return nil
}

// Bytes returns the proof in its binary form: device, token, signature.
func (p Proof) Bytes() []byte {
	b := append(append([]byte(nil), p.Device[:]...), p.Token[:]...)
	return append(b, p.Signature[:]...)
}

// SplitBody takes a request's body apart: the proof, and the content that is
// signed. It returns envelope.ErrMalformed when there is no proof.
func SplitBody(body []byte) (Proof, []byte, error) {
	r := reader{rest: body}
	p := r.proof()
	if r.bad {
		return Proof{}, nil, fmt.Errorf("request of %d bytes: %w", len(body), envelope.ErrMalformed)
	}
	return p, r.rest, nil
}

func (r *reader) proof() (p Proof) {
	r.fill(p.Device[:])
	r.fill(p.Token[:])
	r.fill(p.Signature[:])
	return p
}

// Body returns the body of a signed request.
func (p Proof) Body(content []byte) []byte { return append(p.Bytes(), content...) }

const scheme = "Bankje "

// Authorization returns the header of that name for a request without a body.
func (p Proof) Authorization() string {
	return scheme + base64.RawURLEncoding.EncodeToString(p.Bytes())
}

// ParseAuthorization reads the header of a request without a body.
func ParseAuthorization(header string) (Proof, error) {
	text, ok := strings.CutPrefix(header, scheme)
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if !ok || err != nil || len(b) != ProofSize {
		return Proof{}, fmt.Errorf("authorization: %w", envelope.ErrMalformed)
	}
	r := reader{rest: b}
	return r.proof(), nil
}

// Challenge returns a token as the headers WWW-Authenticate (of a refusal) and
// Authentication-Info (of everything else) carry it.
func (t Token) Challenge() string { return scheme + base64.RawURLEncoding.EncodeToString(t[:]) }

// ParseChallenge reads the token of such a header.
func ParseChallenge(header string) (Token, error) {
	text, ok := strings.CutPrefix(header, scheme)
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if !ok || err != nil || len(b) != len(Token{}) {
		return Token{}, fmt.Errorf("challenge: %w", envelope.ErrMalformed)
	}
	return Token(b), nil
}
