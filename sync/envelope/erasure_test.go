package envelope_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

func TestAnErasureListsWhatWasAddedInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type place struct{ device, sequence uint8 }
		added := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) place {
			return place{rapid.Uint8Range(0, 2).Draw(t, "device"), rapid.Uint8Range(1, 30).Draw(t, "sequence")}
		}), 1, 60).Draw(t, "added")
		want := envelope.Erasure{Epoch: 3, Subject: []byte("sealed subject")}
		for _, p := range added {
			want.Add(envelope.DeviceID{p.device}, uint64(p.sequence))
		}
		got, err := envelope.ParseErasure(want.Statement())
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
		for device := range uint8(4) {
			for sequence := range uint8(33) {
				listed := slices.Contains(added, place{device, sequence})
				if got.Covers(envelope.DeviceID{device}, uint64(sequence)) != listed {
					t.Fatalf("device %d, sequence %d: covered %v, listed %v", device, sequence, !listed, listed)
				}
			}
		}
	})
}

func TestAnErasureIsWrittenInOneWay(t *testing.T) {
	run := func(first, last uint64) envelope.Run { return envelope.Run{First: first, Last: last} }
	feed := func(device byte, runs ...envelope.Run) envelope.ErasedFeed {
		return envelope.ErasedFeed{Device: envelope.DeviceID{device}, Runs: runs}
	}
	for name, e := range map[string]envelope.Erasure{
		"nothing":            {},
		"a feed of nothing":  {Feeds: []envelope.ErasedFeed{feed(1)}},
		"a feed twice":       {Feeds: []envelope.ErasedFeed{feed(1, run(1, 1)), feed(1, run(3, 3))}},
		"feeds out of order": {Feeds: []envelope.ErasedFeed{feed(2, run(1, 1)), feed(1, run(1, 1))}},
		"runs out of order":  {Feeds: []envelope.ErasedFeed{feed(1, run(5, 5), run(1, 1))}},
		"runs that touch":    {Feeds: []envelope.ErasedFeed{feed(1, run(1, 4), run(5, 6))}},
		"sequence 0":         {Feeds: []envelope.ErasedFeed{feed(1, run(0, 4))}},
		"a run backwards":    {Feeds: []envelope.ErasedFeed{feed(1, run(4, 3))}},
		"beyond any feed":    {Feeds: []envelope.ErasedFeed{feed(1, run(4, envelope.MaxNumber+1))}},
		"a subject too long": {Subject: make([]byte, 2000), Feeds: []envelope.ErasedFeed{feed(1, run(1, 1))}},
	} {
		if _, err := envelope.ParseErasure(e.Statement()); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("%s: %v, want ErrMalformed", name, err)
		}
	}
	whole := testErasure()
	s := whole.Statement()
	for length := range s.Payload {
		if _, err := envelope.ParseErasure(envelope.Statement{Type: envelope.Erase, Payload: s.Payload[:length]}); err == nil {
			t.Errorf("cut to %d bytes it is read", length)
		}
	}
	s.Payload = append(s.Payload, 0)
	if _, err := envelope.ParseErasure(s); !errors.Is(err, envelope.ErrMalformed) {
		t.Errorf("longer by one: %v, want ErrMalformed", err)
	}
	s.Type = 200
	if _, err := envelope.ParseErasure(s); !errors.Is(err, envelope.ErrMalformed) {
		t.Errorf("another type: %v, want ErrMalformed", err)
	}
}

// A count that nothing stands behind must not cost memory.
func TestACountOfAnErasureIsBoundedByItsBytes(t *testing.T) {
	payload := append(make([]byte, 6), 0xff, 0xff, 0xff, 0xff)
	allocated := testing.AllocsPerRun(10, func() {
		if _, err := envelope.ParseErasure(envelope.Statement{Type: envelope.Erase, Payload: payload}); err == nil {
			t.Error("it is read")
		}
	})
	if allocated > 10 {
		t.Errorf("%v allocations for ten bytes", allocated)
	}
}

func testErasure() envelope.Erasure {
	e := envelope.Erasure{Epoch: 2, Subject: []byte("sealed subject")}
	for _, sequence := range []uint64{7, 8, 9, 40} {
		e.Add(envelope.DeviceID{1}, sequence)
	}
	e.Add(envelope.DeviceID{2}, 1)
	return e
}

// erasureVector says how an erasure was once written; see envelopeVector.
type erasureVector struct {
	Seed     hexBytes // of the signing key
	Space    hexBytes
	Number   uint64
	Previous hexBytes
	Epoch    uint32
	Subject  hexBytes
	Feeds    []erasedFeedVector
	Bytes    hexBytes
	Hash     hexBytes
}

type erasedFeedVector struct {
	Device hexBytes
	Runs   []envelope.Run
}

func (v erasureVector) erasure() envelope.Erasure {
	e := envelope.Erasure{Epoch: v.Epoch, Subject: v.Subject}
	for _, f := range v.Feeds {
		e.Feeds = append(e.Feeds, envelope.ErasedFeed{Device: envelope.DeviceID(f.Device), Runs: f.Runs})
	}
	return e
}

func (v erasureVector) statement() envelope.Statement {
	key := ed25519.NewKeyFromSeed(v.Seed)
	e := v.erasure()
	s := e.Statement()
	s.Space, s.Number, s.Previous = envelope.SpaceID(v.Space), v.Number, envelope.Hash(v.Previous)
	s.Author = envelope.NewDeviceID(public(key))
	return signStatement(s, key)
}

func TestErasuresWrittenOnceStayTheSame(t *testing.T) {
	var vectors []erasureVector
	readJSON(t, "testdata/erasures.json", &vectors)
	for i, v := range vectors {
		s := v.statement()
		hash := s.Hash()
		if !bytes.Equal(s.Bytes(), v.Bytes) || !bytes.Equal(hash[:], v.Hash) {
			t.Errorf("erasure %d is written otherwise: %x, hash %s", i, s.Bytes(), hash)
		}
		read, err := envelope.ParseStatement(v.Bytes)
		if err != nil {
			t.Fatalf("erasure %d: %v", i, err)
		}
		got, err := envelope.ParseErasure(read)
		if diff := cmp.Diff(v.erasure(), got); err != nil || diff != "" {
			t.Errorf("erasure %d is read otherwise: %v\n%s", i, err, diff)
		}
		if err := read.Verify(public(ed25519.NewKeyFromSeed(v.Seed))); err != nil {
			t.Errorf("erasure %d: %v", i, err)
		}
	}
}

func FuzzParseErasure(f *testing.F) {
	var vectors []erasureVector
	readJSON(f, "testdata/erasures.json", &vectors)
	for _, v := range vectors {
		f.Add(v.statement().Payload)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		e, err := envelope.ParseErasure(envelope.Statement{Type: envelope.Erase, Payload: payload})
		if err == nil && !bytes.Equal(e.Statement().Payload, payload) {
			t.Fatalf("%s is read, but written as %s", hex.EncodeToString(payload), hex.EncodeToString(e.Statement().Payload))
		}
	})
}
