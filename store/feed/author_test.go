package feed

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"

	"bankje/sync/envelope"
)

var testSpace = envelope.SpaceID{1, 2, 3}

// An author makes the envelopes of one device, one after the other. The feed
// looks at no signature and opens no body, so both are only filled.
type author struct {
	space  envelope.SpaceID
	device envelope.DeviceID
	last   envelope.Envelope
}

func newAuthor(name byte) *author {
	seed := sha256.Sum256([]byte{name})
	key := ed25519.NewKeyFromSeed(seed[:]).Public().(ed25519.PublicKey)
	return &author{space: testSpace, device: envelope.NewDeviceID(key)}
}

// next returns an envelope of the given size in bytes.
func (a *author) next(size int) envelope.Envelope {
	e := envelope.Envelope{Header: envelope.Header{
		Space:    a.space,
		Device:   a.device,
		Sequence: a.last.Header.Sequence + 1,
		Epoch:    1,
	}}
	if a.last.Header.Sequence > 0 {
		e.Header.Previous = a.last.Hash()
	}
	e.Body = noise(e.Header.Sequence, size-envelope.HeaderSize-envelope.SignatureSize)
	e.Header.BodyHash = sha256.Sum256(e.Body)
	copy(e.Signature[:], noise(e.Header.Sequence, envelope.SignatureSize))
	a.last = e
	return e
}

// noise returns bytes that look sealed, the same for the same seed.
func noise(seed uint64, size int) []byte {
	b := make([]byte, 0, size+sha256.Size)
	for block := uint64(0); len(b) < size; block++ {
		var in [16]byte
		binary.BigEndian.PutUint64(in[:], seed)
		binary.BigEndian.PutUint64(in[8:], block)
		sum := sha256.Sum256(in[:])
		b = append(b, sum[:]...)
	}
	return b[:size]
}
