package protocol_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

func TestARequestArrivesAsItWasSent(t *testing.T) {
	for name, want := range map[string]protocol.Request{"full": fullRequest(), "empty": {}, "no heads": {Vector: []protocol.Head{}}} {
		content := must[[]byte](t)(protocol.AppendRequest(nil, space, want))
		slices.SortFunc(want.Vector, func(a, b protocol.Head) int { return bytes.Compare(a.Device[:], b.Device[:]) })
		got, err := protocol.ParseRequest(space, content)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
}

func TestAnAnswerArrivesAsItWasSent(t *testing.T) {
	for name, want := range map[string]protocol.Answer{"full": fullAnswer(), "empty": {}} {
		content := must[[]byte](t)(protocol.AppendAnswer(nil, space, want))
		slices.SortFunc(want.Heads, func(a, b protocol.Head) int { return bytes.Compare(a.Device[:], b.Device[:]) })
		got, err := protocol.ParseAnswer(space, content)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
}

func TestEveryCutOfAMessageIsNoticed(t *testing.T) {
	request := must[[]byte](t)(protocol.AppendRequest(nil, space, fullRequest()))
	answer := must[[]byte](t)(protocol.AppendAnswer(nil, space, fullAnswer()))
	for n := range request {
		if _, err := protocol.ParseRequest(space, request[:n]); !errors.Is(err, envelope.ErrMalformed) {
			t.Fatalf("request cut at %d of %d: %v", n, len(request), err)
		}
	}
	for n := range answer {
		if _, err := protocol.ParseAnswer(space, answer[:n]); !errors.Is(err, envelope.ErrMalformed) {
			t.Fatalf("answer cut at %d of %d: %v", n, len(answer), err)
		}
	}
}

// What a reader computes for itself has to be what the writer had: otherwise
// the signatures of the envelopes would not fit.
func TestEnvelopesOfARunVerifyOnceTheirHeadersAreComputed(t *testing.T) {
	content := must[[]byte](t)(protocol.AppendRequest(nil, space, fullRequest()))
	got := must[protocol.Request](t)(protocol.ParseRequest(space, content))
	for _, e := range got.Runs[2] {
		if err := e.Verify(public(anna)); err != nil {
			t.Error(err)
		}
	}
}

func TestRunsThatAreNoneAreNotWritten(t *testing.T) {
	a, b := write(anna, 4), write(bohdan, 1)
	for name, run := range map[string]protocol.Run{
		"empty":         {},
		"gap":           {a[0], a[2]},
		"two devices":   {a[0], b[0]},
		"other links":   {a[0], func() envelope.Envelope { e := a[1]; e.Header.Previous[0]++; return e }()},
		"another space": {func() envelope.Envelope { e := a[0]; e.Header.Space[0]++; return e }()},
	} {
		if _, err := protocol.AppendRequest(nil, space, protocol.Request{Runs: []protocol.Run{run}}); !errors.Is(err, envelope.ErrChain) {
			t.Errorf("%s: %v; want ErrChain", name, err)
		}
	}
}

func TestAShortMessageCannotClaimMany(t *testing.T) {
	// runs, 8192 of them, and nothing else
	content := []byte{8, 0, 0, 0x80, 0x40, 1, 2, 3}
	if _, err := protocol.ParseRequest(space, content); !errors.Is(err, envelope.ErrMalformed) {
		t.Errorf("ParseRequest = %v; want ErrMalformed", err)
	}
}

func TestAnEnvelopeCostsSixtySevenBytesMoreThanItsBody(t *testing.T) {
	var run protocol.Run
	h := envelope.Header{Space: space, Device: device(anna), Epoch: 1, Members: envelope.Hash{9}}
	const n = 1000
	for range n {
		h.Sequence++
		e := envelope.Envelope{Header: h, Body: make([]byte, 344)}
		h.BodyHash = [32]byte{}
		e.Header.BodyHash = bodyHash(e.Body)
		run = append(run, e)
		h.Previous = e.Hash()
	}
	content := must[[]byte](t)(protocol.AppendRequest(nil, space, protocol.Request{Runs: []protocol.Run{run}}))
	if extra := len(content) - n*(344+67); extra > 100 {
		t.Errorf("%d envelopes take %d bytes more than 67 each", n, extra)
	}
}

func TestTheHashOfHeadsDoesNotDependOnTheirOrder(t *testing.T) {
	a, b := head(write(anna, 7)), head(write(bohdan, 3))
	one := protocol.HashHeads([]protocol.Head{a, b})
	if other := protocol.HashHeads([]protocol.Head{b, a, {Device: envelope.DeviceID{1}}}); one != other {
		t.Errorf("%x and %x for the same heads", one, other)
	}
	b.Hash[31]++
	if other := protocol.HashHeads([]protocol.Head{a, b}); one == other {
		t.Error("another hash at one head makes no difference")
	}
}

func TestHelloOfANewerRelayIsRead(t *testing.T) {
	want := protocol.Hello{Token: protocol.Token{1}, Oldest: 1, Newest: 3, Time: 1_790_000_000, Registration: true, Body: 4 << 20, SpaceBytes: 1 << 30, Wait: 60}
	got, err := protocol.ParseHello(append(want.Bytes(), "what is said later"...))
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Fatalf("%v\n%s", err, diff)
	}
	if version, _, ok := got.Choose(); version != 1 || !ok {
		t.Errorf("Choose = %d, %v; want version 1", version, ok)
	}
}

func TestVersionsThatDoNotMeetSayWhoIsOlder(t *testing.T) {
	if _, relayIsOlder, ok := (protocol.Hello{Oldest: 2, Newest: 4}).Choose(); relayIsOlder || ok {
		t.Errorf("against versions 2 to 4: relay older %v, ok %v; want this side to be updated", relayIsOlder, ok)
	}
	if _, relayIsOlder, ok := (protocol.Hello{Oldest: 0, Newest: 0}).Choose(); !relayIsOlder || ok {
		t.Errorf("against version 0: relay older %v, ok %v; want the relay to be updated", relayIsOlder, ok)
	}
}
