package envelope_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"bankje/sync/envelope"
)

// testKey signs for the only device of these tests.
var testKey = ed25519.NewKeyFromSeed([]byte("a seed for tests, 32 bytes long!"))

func public(key ed25519.PrivateKey) ed25519.PublicKey { return key.Public().(ed25519.PublicKey) }

// sign returns an envelope with the given header and body, as a device makes
// it.
func sign(h envelope.Header, body []byte, key ed25519.PrivateKey) envelope.Envelope {
	h.Device = envelope.NewDeviceID(public(key))
	h.BodyHash = sha256.Sum256(body)
	e := envelope.Envelope{Header: h, Body: body}
	copy(e.Signature[:], ed25519.Sign(key, h.SigningBytes()))
	return e
}

// writeRun returns the first n envelopes of a device.
func writeRun(n int) []envelope.Envelope {
	h := envelope.Header{Space: envelope.SpaceID{1}, Epoch: 1, Members: envelope.Hash{2}}
	var run []envelope.Envelope
	for range n {
		h.Sequence++
		e := sign(h, []byte{'b', 'o', 'd', 'y', byte(h.Sequence)}, testKey)
		run = append(run, e)
		h.Previous = e.Hash()
	}
	return run
}

// signStatement returns the statement signed as its author does it.
func signStatement(s envelope.Statement, key ed25519.PrivateKey) envelope.Statement {
	copy(s.Signature[:], ed25519.Sign(key, s.SigningBytes()))
	return s
}

func testFounding() envelope.Founding {
	return envelope.Founding{
		Nonce:      [32]byte{7, 8, 9},
		SigningKey: public(testKey),
		KEM:        envelope.MLKEM768X25519,
		KEMKey:     []byte("public HPKE key"),
		EpochKey:   envelope.Hash{4, 5, 6},
		Name:       []byte("sealed name"),
	}
}

// hexBytes stands in JSON as hexadecimal digits.
type hexBytes []byte

func (b hexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(b)), nil }

func (b *hexBytes) UnmarshalText(text []byte) (err error) {
	*b, err = hex.DecodeString(string(text))
	return err
}

func readJSON(t testing.TB, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
