package storagetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// An author writes envelopes as a device does. Nobody signs them: a storage
// verifies nothing.
type author struct {
	random   *rand.ChaCha8
	next     envelope.Header
	bodySize int
}

// newAuthor makes the author with a number in a space.
func newAuthor(space envelope.SpaceID, n int) *author {
	seed := sha256.Sum256(binary.BigEndian.AppendUint64(space[:], uint64(n)))
	a := &author{random: rand.NewChaCha8(seed), bodySize: 565}
	a.next = envelope.Header{Space: space, Sequence: 1, Epoch: 1}
	a.random.Read(a.next.Device[:])
	a.random.Read(a.next.Members[:])
	return a
}

func (a *author) device() envelope.DeviceID { return a.next.Device }

// write writes n envelopes.
func (a *author) write(n int) []envelope.Envelope {
	run := make([]envelope.Envelope, n)
	for i := range run {
		run[i] = a.writeOne()
	}
	return run
}

func (a *author) writeOne() envelope.Envelope {
	e := envelope.Envelope{Header: a.next, Body: make([]byte, a.bodySize)}
	a.random.Read(e.Body)
	a.random.Read(e.Signature[:])
	e.Header.BodyHash = sha256.Sum256(e.Body)
	a.next.Sequence++
	a.next.Previous = e.Hash()
	return e
}

// founding returns the first statement of a space, and its id.
func founding(n int) (envelope.SpaceID, []envelope.Statement) {
	s := envelope.Statement{Type: envelope.Found, Number: 1, Author: envelope.DeviceID{byte(n)}, Payload: []byte{1, byte(n), byte(n >> 8)}}
	return envelope.SpaceID(s.Hash()), []envelope.Statement{s}
}

// following returns n statements of a type that says nothing, behind one.
func following(space envelope.SpaceID, last envelope.Statement, n int) []envelope.Statement {
	var list []envelope.Statement
	for range n {
		last = envelope.Statement{
			Type: envelope.Leave, Space: space, Number: last.Number + 1, Previous: last.Hash(), Author: last.Author,
		}
		list = append(list, last)
	}
	return list
}

// found founds the space with a number.
func found(t testing.TB, s relay.Storage, n int) envelope.SpaceID {
	t.Helper()
	id, statements := founding(n)
	if err := s.Found(t.Context(), id, statements); err != nil {
		t.Fatalf("found a space: %v", err)
	}
	return id
}

// A failer is a test, or one of the many runs of one.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// same fails the test unless both are the same envelopes, byte for byte.
func same(t failer, what string, got, want []envelope.Envelope) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d envelopes, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !bytes.Equal(got[i].Bytes(), want[i].Bytes()) {
			t.Fatalf("%s: envelope %d of %d is another than was inserted:\ngot  %+v\nwant %+v", what, i, len(got), got[i].Header, want[i].Header)
		}
	}
}

// all pages through a space from its first number on, and fails the test unless
// the numbers are 1, 2, 3 …
func all(t testing.TB, s relay.Storage, id envelope.SpaceID) []envelope.Envelope {
	t.Helper()
	var kept []envelope.Envelope
	view(t, s, id, func(tx relay.Tx) error {
		newest, _, err := tx.Cursor()
		for n := relay.Number(0); err == nil && n < newest; {
			var page []relay.Numbered
			if page, n, err = tx.After(n, envelope.DeviceID{}, 100_000); err == nil && len(page) == 0 {
				t.Fatalf("nothing behind number %d, but %d is the newest", n, newest)
			}
			for _, e := range page {
				if kept = append(kept, e.Envelope); e.Number != relay.Number(len(kept)) {
					t.Fatalf("envelope %d has number %d", len(kept), e.Number)
				}
			}
		}
		return err
	})
	return kept
}
