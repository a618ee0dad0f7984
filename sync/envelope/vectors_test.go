package envelope_test

import (
	"bytes"
	"crypto/ed25519"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
)

// envelopeVector and statementVector say what was once written; both must
// stay readable, and be written the same, for ever. Where a test on them
// fails, the change is wrong and not the file.
type envelopeVector struct {
	Seed      hexBytes // of the signing key
	Space     hexBytes
	Sequence  uint64
	Epoch     uint32
	Members   hexBytes
	Previous  hexBytes
	Body      hexBytes
	Device    hexBytes
	Bytes     hexBytes
	Hash      hexBytes
	StubBytes hexBytes
}

type statementVector struct {
	Seed     hexBytes // of the signing key
	Nonce    hexBytes
	KEM      envelope.KEM
	KEMKey   hexBytes
	EpochKey hexBytes
	Name     hexBytes
	Bytes    hexBytes
	Space    hexBytes
}

func (v envelopeVector) write() envelope.Envelope {
	return sign(envelope.Header{
		Space:    envelope.SpaceID(v.Space),
		Sequence: v.Sequence,
		Epoch:    v.Epoch,
		Members:  envelope.Hash(v.Members),
		Previous: envelope.Hash(v.Previous),
	}, v.Body, ed25519.NewKeyFromSeed(v.Seed))
}

func (v statementVector) founding() envelope.Founding {
	return envelope.Founding{
		Nonce:      [32]byte(v.Nonce),
		SigningKey: public(ed25519.NewKeyFromSeed(v.Seed)),
		KEM:        v.KEM,
		KEMKey:     v.KEMKey,
		EpochKey:   envelope.Hash(v.EpochKey),
		Name:       v.Name,
	}
}

func TestEnvelopesWrittenOnceStayTheSame(t *testing.T) {
	var vectors []envelopeVector
	readJSON(t, "testdata/envelopes.json", &vectors)
	for _, v := range vectors {
		e := v.write()
		h := e.Hash()
		got := []hexBytes{e.Header.Device[:], e.Bytes(), h[:], e.Stub().Bytes()}
		if diff := cmp.Diff([]hexBytes{v.Device, v.Bytes, v.Hash, v.StubBytes}, got); diff != "" {
			t.Errorf("envelope %d is written otherwise (-want +got):\n%s", v.Sequence, diff)
		}
		for _, data := range [][]byte{v.Bytes, v.StubBytes} {
			read, err := envelope.Parse(data)
			if err != nil {
				t.Fatalf("envelope %d: %v", v.Sequence, err)
			}
			if err := read.Verify(public(ed25519.NewKeyFromSeed(v.Seed))); err != nil {
				t.Errorf("envelope %d: %v", v.Sequence, err)
			}
		}
	}
}

func TestFoundingsWrittenOnceStayTheSame(t *testing.T) {
	var vectors []statementVector
	readJSON(t, "testdata/foundings.json", &vectors)
	for _, v := range vectors {
		s := signStatement(v.founding().Statement(), ed25519.NewKeyFromSeed(v.Seed))
		if space := envelope.FoundedSpace(s); !bytes.Equal(s.Bytes(), v.Bytes) || !bytes.Equal(space[:], v.Space) {
			t.Errorf("founding of %x is written otherwise: %x", v.Space, s.Bytes())
		}
		read, err := envelope.ParseStatement(v.Bytes)
		if err != nil {
			t.Fatalf("founding of %x: %v", v.Space, err)
		}
		got, err := envelope.ParseFounding(read)
		if diff := cmp.Diff(v.founding(), got); err != nil || diff != "" {
			t.Errorf("founding of %x is read otherwise: %v\n%s", v.Space, err, diff)
		}
	}
}
