package protocol_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

var (
	anna   = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, 32))
	bohdan = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{2}, 32))
	space  = envelope.SpaceID{7}
)

func public(key ed25519.PrivateKey) ed25519.PublicKey { return key.Public().(ed25519.PublicKey) }

func device(key ed25519.PrivateKey) envelope.DeviceID { return envelope.NewDeviceID(public(key)) }

// write returns n envelopes of a device; every fifth in a later epoch, every
// third a stub.
func write(key ed25519.PrivateKey, n int) protocol.Run {
	h := envelope.Header{Space: space, Device: device(key), Epoch: 1, Members: envelope.Hash{9}}
	var run protocol.Run
	for range n {
		h.Sequence++
		if h.Sequence%5 == 0 {
			h.Epoch++
			h.Members[1]++
		}
		body := bytes.Repeat([]byte{byte(h.Sequence)}, 300)
		h.BodyHash = sha256.Sum256(body)
		e := envelope.Envelope{Header: h, Body: body}
		copy(e.Signature[:], ed25519.Sign(key, h.SigningBytes()))
		if h.Sequence%3 == 0 {
			e = e.Stub()
			e.Body = nil
		}
		run = append(run, e)
		h.Previous = e.Hash()
	}
	return run
}

func founding(key ed25519.PrivateKey) envelope.Statement {
	s := envelope.Founding{SigningKey: public(key), KEM: envelope.MLKEM768X25519, KEMKey: []byte("key"), Name: []byte("name")}.Statement()
	copy(s.Signature[:], ed25519.Sign(key, s.SigningBytes()))
	return s
}

func head(run protocol.Run) protocol.Head {
	last := run[len(run)-1]
	return protocol.Head{Device: last.Header.Device, Sequence: last.Header.Sequence, Hash: last.Hash()}
}

// fullRequest has every section.
func fullRequest() protocol.Request {
	a, b := write(anna, 7), write(bohdan, 3)
	return protocol.Request{
		Chain:      protocol.Mark{Number: 3, Hash: protocol.Short{1}},
		Cursor:     protocol.Mark{Number: 900, Hash: protocol.Short{2}},
		Page:       1000,
		Vector:     []protocol.Head{head(a), head(b)},
		Statements: []envelope.Statement{founding(anna)}, Carried: true,
		Runs:  []protocol.Run{a[:4], b, a[5:]},
		Wants: []protocol.Want{{Device: device(anna), First: 2, Last: 4}, {Device: device(anna), First: 6, Last: 6}},
	}
}

func fullAnswer() protocol.Answer {
	a, b := write(anna, 7), write(bohdan, 3)
	return protocol.Answer{
		Token: protocol.Token{5}, Time: 1_790_000_000,
		More: true, Astray: true, Parted: true, Refused: true,
		Chain:      protocol.Mark{Number: 3, Hash: protocol.Short{1}},
		Cursor:     protocol.Mark{Number: 900, Hash: protocol.Short{2}},
		Digest:     protocol.Short{3},
		Heads:      []protocol.Head{head(a), head(b)},
		Statements: []envelope.Statement{founding(anna)},
		Outcomes:   []protocol.Outcome{{Result: protocol.Kept, Through: 7}, {Result: protocol.Gap}},
		Forks:      []protocol.Fork{protocol.Fork(head(b))},
		Waiting:    []protocol.Waiting{{Device: device(bohdan), Sequence: 12}},
		Runs:       []protocol.Run{a, b},
	}
}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
