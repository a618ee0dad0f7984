package seal

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"bankje/sync/envelope"
)

// newRandom returns randomness that is the same at each run.
func newRandom() io.Reader {
	return rand.NewChaCha8([32]byte([]byte("a seed for tests, 32 bytes long!")))
}

// member is a device in a space of its own, ready to seal.
type member struct {
	keys   *Keys
	key    *EpochKey
	header envelope.Header
}

func newMember(t testing.TB) member {
	t.Helper()
	random := newRandom()
	keys, err := NewKeys(random)
	if err != nil {
		t.Fatal(err)
	}
	founding, err := keys.Found(random, "")
	if err != nil {
		t.Fatal(err)
	}
	space := envelope.FoundedSpace(founding)
	key, _ := keys.Epoch(space, 1)
	return member{keys, key, envelope.Header{Space: space, Sequence: 1, Members: founding.Hash()}}
}

func (m member) seal(t interface{ Fatal(...any) }, plain []byte) envelope.Envelope {
	e, err := m.key.Seal(newRandom(), m.header, plain, m.keys.Device)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// expect fails the test unless err is want.
func expect(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
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
