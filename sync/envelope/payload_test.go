package envelope_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

// A payload is what a statement says.
type payload interface{ Statement() envelope.Statement }

// parsers has the parser of each type that has its vectors here.
var parsers = map[envelope.StatementType]func(envelope.Statement) (payload, error){
	envelope.Invite:     parser(envelope.ParseInvitation),
	envelope.Join:       parser(envelope.ParseJoining),
	envelope.ChangeRole: parser(envelope.ParseRoleChange),
	envelope.Remove:     parser(envelope.ParseRemoval),
	envelope.Rotate:     parser(envelope.ParseRotation),
	envelope.Accept:     parser(envelope.ParseAcceptance),
	envelope.Succeed:    parser(envelope.ParseSuccession),
	envelope.Rename:     parser(envelope.ParseNaming),
	envelope.Confirm:    parser(envelope.ParseConfirmation),
	envelope.Leave:      parser(envelope.ParseLeaving),
	envelope.SetHome:    parser(envelope.ParseHome),
}

func parser[P payload](parse func(envelope.Statement) (P, error)) func(envelope.Statement) (payload, error) {
	return func(s envelope.Statement) (payload, error) { return parse(s) }
}

var (
	testKeys   = envelope.PublicKeys{Signing: public(testKey), KEM: envelope.MLKEM768X25519, KEMKey: []byte("public HPKE key")}
	testSealed = envelope.Sealed{Epoch: 3, Bytes: []byte("sealed text")}
	testHead   = envelope.Head{Sequence: 258, Hash: envelope.Hash{2, 5, 8}}
	testSig    = [envelope.SignatureSize]byte{1, 2, 3}
	testEpoch  = envelope.NewEpoch{
		Number: 4, Key: envelope.Hash{4},
		Handed: []envelope.HandedKey{
			{To: envelope.Recipient{1}, Sealed: []byte("sealed to one")},
			{To: envelope.Recipient{2}, Sealed: []byte("sealed to another")},
		},
		Earlier: []envelope.WrappedKey{
			{Epoch: 2, Key: envelope.Hash{9}, Sealed: []byte("of a chain that lost")},
			{Epoch: 3, Key: envelope.Hash{3}, Sealed: []byte("of the epoch before")},
		},
	}
)

// samples are one payload or more of each type, in the order of the vectors.
var samples = []payload{
	envelope.Invitation{
		Keys: testKeys, Role: envelope.Member, Until: 20787,
		Epoch: 3, EpochKey: envelope.Hash{3}, SealedKey: []byte("sealed key"), Note: testSealed, Signature: testSig,
	},
	envelope.Joining{Invitation: envelope.InvitationID{7}, Keys: testKeys, Name: testSealed, Signature: testSig},
	envelope.RoleChange{Device: envelope.DeviceID{8}, Role: envelope.Coordinator},
	envelope.Removal{
		Devices: []envelope.RemovedDevice{{Device: envelope.DeviceID{1}}, {Device: envelope.DeviceID{2}, Last: testHead}},
		Epoch:   testEpoch,
	},
	envelope.Rotation{Epoch: testEpoch},
	envelope.Rotation{Withdrawn: []envelope.InvitationID{{1}, {2}}, Epoch: testEpoch},
	envelope.Acceptance{Device: envelope.DeviceID{8}, Last: testHead},
	envelope.Succession{Reason: envelope.Restored, Last: testHead, Keys: testKeys, Name: testSealed, Signature: testSig},
	envelope.Naming{Name: testSealed},
	envelope.Naming{Device: envelope.DeviceID{8}, Name: testSealed},
	envelope.Confirmation{Number: 8, Hash: envelope.Hash{8}},
	envelope.Leaving{},
	envelope.Leaving{Last: testHead},
	envelope.Home{Relay: envelope.RelayID{6}, Address: testSealed},
}

// placed returns the statement of a payload as the ninth of a space, signed.
func placed(p payload) envelope.Statement {
	s := p.Statement()
	s.Space, s.Number, s.Previous = envelope.SpaceID{1}, 9, envelope.Hash{8}
	s.Author = envelope.NewDeviceID(public(testKey))
	return signStatement(s, testKey)
}

// write writes the vectors of types that are new. What is in the file is for
// ever: look at what it changes.
var write = flag.Bool("write", false, "write testdata/statements.json")

func TestStatementsWrittenOnceStayTheSame(t *testing.T) {
	const file = "testdata/statements.json"
	var got []hexBytes
	for _, sample := range samples {
		got = append(got, placed(sample).Bytes())
	}
	if *write {
		data, err := json.MarshalIndent(got, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var want []hexBytes
	readJSON(t, file, &want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements are written otherwise (-want +got):\n%s", diff)
	}
	for i, data := range want {
		s, err := envelope.ParseStatement(data)
		if err != nil {
			t.Fatal(err)
		}
		p, err := parsers[s.Type](s)
		if diff := cmp.Diff(samples[i], p); err != nil || diff != "" {
			t.Errorf("%v is read otherwise: %v (-want +got):\n%s", s.Type, err, diff)
		}
	}
}

func TestEachTypeHasItsVector(t *testing.T) {
	for kind := envelope.Invite; kind.Known(); kind++ {
		has := slices.ContainsFunc(samples, func(p payload) bool { return p.Statement().Type == kind })
		if !has && kind != envelope.Erase { // it has a file of its own
			t.Errorf("%v has none", kind)
		}
	}
}

// TestAPayloadIsReadWholeOrNotAtAll: cut anywhere, lengthened, or taken for
// another type.
func TestAPayloadIsReadWholeOrNotAtAll(t *testing.T) {
	for _, sample := range samples {
		s := placed(sample)
		for n := range s.Payload {
			cut := s
			cut.Payload = s.Payload[:n]
			if _, err := parsers[s.Type](cut); !errors.Is(err, envelope.ErrMalformed) {
				t.Fatalf("%v cut to %d bytes: %v, want ErrMalformed", s.Type, n, err)
			}
		}
		long := s
		long.Payload = append(slices.Clone(s.Payload), 0)
		if _, err := parsers[s.Type](long); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("%v with a byte more: %v, want ErrMalformed", s.Type, err)
		}
		for kind, parse := range parsers {
			if _, err := parse(s); kind != s.Type && !errors.Is(err, envelope.ErrMalformed) {
				t.Errorf("%v read as %v: %v, want ErrMalformed", s.Type, kind, err)
			}
		}
	}
}

// TestForAPayloadThereIsOneWayToWriteIt: any bytes that are read are written
// the same.
func TestForAPayloadThereIsOneWayToWriteIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := placed(samples[rapid.IntRange(0, len(samples)-1).Draw(t, "sample")])
		s.Payload = slices.Clone(s.Payload)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			at := rapid.IntRange(0, len(s.Payload)-1).Draw(t, "at")
			s.Payload[at] = rapid.Byte().Draw(t, "byte")
		}
		p, err := parsers[s.Type](s)
		if err == nil && !bytes.Equal(p.Statement().Payload, s.Payload) {
			t.Fatalf("%x is read, but written as %x", s.Payload, p.Statement().Payload)
		}
	})
}

func TestAPayloadThatCannotBeIsRefused(t *testing.T) {
	device := envelope.RemovedDevice{Device: envelope.DeviceID{1}}
	epoch := func(change func(*envelope.NewEpoch)) envelope.NewEpoch {
		n := testEpoch
		n.Handed, n.Earlier = slices.Clone(n.Handed), slices.Clone(n.Earlier)
		change(&n)
		return n
	}
	for name, p := range map[string]payload{
		"no role":               envelope.RoleChange{},
		"a role of later":       envelope.RoleChange{Role: 3},
		"nobody removed":        envelope.Removal{Epoch: testEpoch},
		"a device twice":        envelope.Removal{Devices: []envelope.RemovedDevice{device, device}, Epoch: testEpoch},
		"a first epoch":         envelope.Rotation{Epoch: epoch(func(n *envelope.NewEpoch) { n.Number = 1 })},
		"nothing wrapped":       envelope.Rotation{Epoch: epoch(func(n *envelope.NewEpoch) { n.Earlier = nil })},
		"handed to one twice":   envelope.Rotation{Epoch: epoch(func(n *envelope.NewEpoch) { n.Handed[1].To = n.Handed[0].To })},
		"a key wrapped twice":   envelope.Rotation{Epoch: epoch(func(n *envelope.NewEpoch) { n.Earlier[1] = n.Earlier[0] })},
		"a handed key too long": envelope.Rotation{Epoch: epoch(func(n *envelope.NewEpoch) { n.Handed[0].Sealed = make([]byte, 5000) })},
		"withdrawn twice":       envelope.Rotation{Withdrawn: []envelope.InvitationID{{1}, {1}}, Epoch: testEpoch},
		"a hash of nothing":     envelope.Leaving{Last: envelope.Head{Hash: envelope.Hash{1}}},
		"an envelope unnamed":   envelope.Leaving{Last: envelope.Head{Sequence: 1}},
		"a sequence too great":  envelope.Leaving{Last: envelope.Head{Sequence: envelope.MaxNumber + 1, Hash: envelope.Hash{1}}},
		"nothing accepted":      envelope.Acceptance{},
		"a reason of later":     envelope.Succession{Reason: 4, Keys: testKeys},
		"confirming itself":     envelope.Confirmation{Number: 9, Hash: envelope.Hash{8}},
		"confirming nothing":    envelope.Confirmation{},
		"a name too long":       envelope.Naming{Name: envelope.Sealed{Epoch: 1, Bytes: make([]byte, 1025)}},
	} {
		s := placed(p)
		if _, err := parsers[s.Type](s); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("%s: %v, want ErrMalformed", name, err)
		}
	}
}

// TestACountThatLiesTakesNoMemory: a few bytes that announce four thousand
// million devices.
func TestACountThatLiesTakesNoMemory(t *testing.T) {
	s := placed(envelope.Rotation{Epoch: testEpoch})
	for _, kind := range []envelope.StatementType{envelope.Remove, envelope.Rotate} {
		for n := 4; n < 60; n++ {
			s.Type, s.Payload = kind, bytes.Repeat([]byte{0xff}, n)
			allocations := testing.AllocsPerRun(1, func() {
				if _, err := parsers[kind](s); !errors.Is(err, envelope.ErrMalformed) {
					t.Fatalf("%v of %d bytes: %v", kind, n, err)
				}
			})
			if allocations > 50 {
				t.Errorf("%v of %d bytes: %.0f allocations", kind, n, allocations)
			}
		}
	}
}

// TestWhatIsSignedForOnePurposeIsNoneForAnother: each signature has a label of
// its own, and says of which space it is.
func TestWhatIsSignedForOnePurposeIsNoneForAnother(t *testing.T) {
	space, device := envelope.SpaceID{1}, envelope.NewDeviceID(public(testKey))
	messages := map[string][]byte{
		"invitation":         envelope.Invitation{Keys: testKeys}.SigningBytes(space, device),
		"of another inviter": envelope.Invitation{Keys: testKeys}.SigningBytes(space, envelope.DeviceID{2}),
		"joining":            envelope.Joining{Keys: testKeys}.SigningBytes(space),
		"in another space":   envelope.Joining{Keys: testKeys}.SigningBytes(envelope.SpaceID{2}),
		"succession":         envelope.Succession{Keys: testKeys}.SigningBytes(space, device),
		"of another device":  envelope.Succession{Keys: testKeys}.SigningBytes(space, envelope.DeviceID{2}),
		"statement":          placed(envelope.Leaving{}).SigningBytes(),
	}
	seen := map[[32]byte]string{}
	for name, message := range messages {
		sum := sha256.Sum256(message)
		if other, ok := seen[sum]; ok {
			t.Errorf("%s and %s sign the same bytes", name, other)
		}
		seen[sum] = name
	}
	if envelope.InvitationID(device) == envelope.NewInvitationID(public(testKey)) {
		t.Error("a device and an invitation with one key have one id")
	}
}
