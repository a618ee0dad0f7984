package tables

import (
	"bytes"
	"crypto/sha256"
	"testing"

	"bankje/sync/envelope"

	"pgregory.net/rapid"
)

// draw returns a run of envelopes of one device, some of them stubs.
func draw(t *rapid.T) []envelope.Envelope {
	h := envelope.Header{Space: envelope.SpaceID{1}, Device: envelope.DeviceID{2}}
	if h.Sequence = rapid.Uint64Range(1, 1<<40).Draw(t, "first"); h.Sequence > 1 {
		h.Previous = envelope.Hash{3}
	}
	run := make([]envelope.Envelope, rapid.IntRange(1, 20).Draw(t, "envelopes"))
	for i := range run {
		h.Epoch = rapid.Uint32().Draw(t, "epoch")
		h.Members = envelope.Hash{rapid.Byte().Draw(t, "members") % 3}
		e := envelope.Envelope{Header: h, Body: make([]byte, rapid.IntRange(1, 9000).Draw(t, "size"))}
		e.Body[0], e.Signature[0] = byte(i), byte(i)
		e.Header.BodyHash = sha256.Sum256(e.Body)
		if run[i] = e; rapid.Bool().Draw(t, "stub") {
			run[i] = e.Stub()
		}
		h.Previous, h.Sequence = e.Hash(), h.Sequence+1
	}
	return run
}

func TestUnpackGivesWhatWasPacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for run := draw(t); len(run) > 0; {
			packed, n := pack(run)
			if n == 0 || len(packed) > packMost && n > 1 {
				t.Fatalf("%d envelopes in %d bytes", n, len(packed))
			}
			got, last, err := unpack(columns(run[0]), packed)
			if err != nil || len(got) != n || last != run[n-1].Hash() {
				t.Fatalf("unpacked %d of %d, error %v", len(got), n, err)
			}
			for i := range got {
				if !bytes.Equal(got[i].Bytes(), run[i].Bytes()) {
					t.Fatalf("envelope %d: got %+v, want %+v", i, got[i].Header, run[i].Header)
				}
			}
			run = run[n:]
		}
	})
}

// columns is what of an envelope's header stands in the columns of its row.
func columns(e envelope.Envelope) envelope.Header {
	h := e.Header
	return envelope.Header{Space: h.Space, Device: h.Device, Sequence: h.Sequence, Previous: h.Previous}
}

// FuzzUnpack looks for a damaged row that does more harm than an error.
func FuzzUnpack(f *testing.F) {
	packed, _ := pack([]envelope.Envelope{{Body: []byte("body")}, {Header: envelope.Header{Epoch: 3}}})
	f.Add(packed)
	f.Add(packed[:len(packed)-1])
	f.Add([]byte{2})
	f.Fuzz(func(t *testing.T, packed []byte) {
		run, _, err := unpack(envelope.Header{Sequence: 1}, packed)
		if err != nil {
			return
		}
		for i, e := range run {
			if e.Header.Sequence != uint64(i+1) || i > 0 && e.Header.Previous != run[i-1].Hash() {
				t.Fatalf("envelope %d does not follow", i)
			}
		}
	})
}
