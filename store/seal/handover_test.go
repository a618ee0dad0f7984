package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// write writes vectors that are new. What is in the file is for ever: look at
// what it changes.
var write = flag.Bool("write", false, "write testdata/handovers.json")

// handoverVectors say what was once sealed for members. A sealing to a public
// key is never made twice the same: it must only open.
type handoverVectors struct {
	Seed  hexBytes // private HPKE key of the device
	Space hexBytes
	To    hexBytes

	Epoch  uint32
	Secret hexBytes
	Hash   hexBytes
	Handed hexBytes

	EarlierEpoch  uint32
	EarlierSecret hexBytes
	Random        hexBytes // with which the earlier key and the text are sealed
	Earlier       hexBytes
	Text          string
	SealedText    hexBytes // as the name of a device with the id in To

	Code           string
	Invitation     hexBytes
	InvitationKey  hexBytes // public signing key
	InvitationSeed hexBytes // private HPKE key
	Link           string
	File           hexBytes

	Joining hexBytes // hash of a statement
	Words   [CheckWords]int
}

func (v handoverVectors) key() *EpochKey { return restoreEpochKey(v.Epoch, [keySize]byte(v.Secret)) }

func (v handoverVectors) earlier() *EpochKey {
	return restoreEpochKey(v.EarlierEpoch, [keySize]byte(v.EarlierSecret))
}

func TestWhatWasHandedOverOnceOpensForEver(t *testing.T) {
	const file = "testdata/handovers.json"
	if *write {
		writeHandovers(t, file)
	}
	var v handoverVectors
	readJSON(t, file, &v)
	id, to := envelope.SpaceID(v.Space), envelope.Recipient(v.To)
	key, err := takeOver(v.Seed, id, v.Epoch, envelope.Hash(v.Hash), to, v.Handed)
	if err != nil || !bytes.Equal(key.secret[:], v.Secret) {
		t.Fatalf("the key is taken over as %v, %v", key, err)
	}
	wrapped := envelope.WrappedKey{Epoch: v.EarlierEpoch, Key: v.earlier().Hash(), Sealed: v.Earlier}
	if earlier, err := key.unwrap(id, wrapped); err != nil || !bytes.Equal(earlier.secret[:], v.EarlierSecret) {
		t.Errorf("the earlier key is unwrapped as %v, %v", earlier, err)
	}
	place := deviceNamePlace(id, envelope.DeviceID(to))
	if text, err := key.openText(place, v.SealedText); text != v.Text || err != nil {
		t.Errorf("the text opens as %q, %v", text, err)
	}
	code, err := ParseInvitationCode(v.Code)
	must(t, err)
	device, invitation := code.device(), code.ID()
	if !bytes.Equal(invitation[:], v.Invitation) || !bytes.Equal(device.SigningKey(), v.InvitationKey) ||
		!bytes.Equal(device.kemSeed[:], v.InvitationSeed) {
		t.Error("the code makes other keys")
	}
	if link, file := code.Link("https://relay.example"), code.File("https://relay.example"); link != v.Link || !bytes.Equal(file, v.File) {
		t.Errorf("link and file are written as %s and %x", link, file)
	}
	if words := CheckNumbers(id, envelope.Hash(v.Joining), 1296); words != v.Words {
		t.Errorf("check words are %v", words)
	}
	random := bytes.NewReader(v.Random)
	if w, err := key.wrap(random, id, v.earlier()); err != nil || !bytes.Equal(w.Sealed, v.Earlier) {
		t.Errorf("the earlier key is wrapped otherwise: %x, %v", w.Sealed, err)
	}
	if s, err := key.sealText(random, place, v.Text); err != nil || !bytes.Equal(s.Bytes, v.SealedText) {
		t.Errorf("the text is sealed otherwise: %x, %v", s.Bytes, err)
	}
}

func writeHandovers(t *testing.T, file string) {
	random := newRandom()
	take := func(n int) []byte {
		b := make([]byte, n)
		random.Read(b)
		return b
	}
	v := handoverVectors{
		Seed: take(kemSeedSize), Space: take(32), To: take(16), Epoch: 5, Secret: take(keySize),
		EarlierEpoch: 4, EarlierSecret: take(keySize), Random: take(48), Text: "Олена, телефон", Joining: take(32),
	}
	id, to := envelope.SpaceID(v.Space), envelope.Recipient(v.To)
	device, err := restoreDevice(make([]byte, 32), v.Seed)
	must(t, err)
	hash := v.key().Hash()
	v.Hash = hash[:]
	v.Handed, err = v.key().handTo(id, to, device.publicKeys())
	must(t, err)
	from := bytes.NewReader(v.Random)
	w, err := v.key().wrap(from, id, v.earlier())
	must(t, err)
	v.Earlier = w.Sealed
	s, err := v.key().sealText(from, deviceNamePlace(id, envelope.DeviceID(to)), v.Text)
	must(t, err)
	v.SealedText = s.Bytes
	code, err := NewInvitationCode(random)
	must(t, err)
	invitation := code.ID()
	v.Code, v.Invitation, v.InvitationKey = code.String(), invitation[:], hexBytes(code.device().SigningKey())
	v.InvitationSeed = bytes.Clone(code.device().kemSeed[:])
	v.Link, v.File = code.Link("https://relay.example"), code.File("https://relay.example")
	v.Words = CheckNumbers(id, envelope.Hash(v.Joining), 1296)
	data, err := json.MarshalIndent(v, "", "\t")
	must(t, err)
	must(t, os.WriteFile(file, append(data, '\n'), 0o644))
}

// TestAnEarlierKeyOpensInItsPlaceOnly: not in another space, nor as that of
// another epoch, nor under another name.
func TestAnEarlierKeyOpensInItsPlaceOnly(t *testing.T) {
	random := newRandom()
	later, err := NewEpochKey(random, 5)
	must(t, err)
	earlier, err := NewEpochKey(random, 4)
	must(t, err)
	here := envelope.SpaceID{1}
	w, err := later.wrap(random, here, earlier)
	must(t, err)
	if _, err := later.unwrap(here, w); err != nil {
		t.Fatal(err)
	}
	renumbered, renamed := w, w
	renumbered.Epoch, renamed.Key = 3, envelope.Hash{1}
	other, err := NewEpochKey(random, 5)
	must(t, err)
	for name, try := range map[string]func() (*EpochKey, error){
		"another space": func() (*EpochKey, error) { return later.unwrap(envelope.SpaceID{2}, w) },
		"another epoch": func() (*EpochKey, error) { return later.unwrap(here, renumbered) },
		"another name":  func() (*EpochKey, error) { return later.unwrap(here, renamed) },
		"another key":   func() (*EpochKey, error) { return other.unwrap(here, w) },
		"another later epoch": func() (*EpochKey, error) {
			return restoreEpochKey(6, later.secret).unwrap(here, w)
		},
	} {
		if _, err := try(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
	}
}

// TestAKeyUnderAnotherNameIsNotTakenOver: a coordinator who hands one a key
// other than that of the rest would part them from it unseen.
func TestAKeyUnderAnotherNameIsNotTakenOver(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	bohdan := tm.let(anna, envelope.Member, "Bohdan")
	statement, err := anna.Rotate(random, tm.state, nil)
	must(t, err)
	n, err := envelope.ParseRotation(statement)
	must(t, err)
	other, err := NewEpochKey(random, n.Epoch.Number)
	must(t, err)
	for i, h := range n.Epoch.Handed {
		if h.To == envelope.Recipient(bohdan.Device.ID()) {
			n.Epoch.Handed[i].Sealed, err = other.handTo(tm.state.Space(), h.To, bohdan.Device.publicKeys())
			must(t, err)
		}
	}
	tm.say(anna.Say(tm.state, n.Statement()), nil) // nobody else can tell
	bohdan.Learn(tm.state.Space(), tm.all)
	if _, err := bohdan.Current(tm.state); !errors.Is(err, ErrNoKey) {
		t.Errorf("Current = %v, want ErrNoKey", err)
	}
	if _, ok := bohdan.Key(tm.state.Space(), other.Hash()); ok {
		t.Error("the other key was taken over")
	}
}

func TestNobodyIsLedIntoAnotherSpace(t *testing.T) {
	random := newRandom()
	anna, relay := newKeys(t, random), newKeys(t, random)
	tm, trap := foundTeam(t, anna, random), foundTeam(t, relay, random)
	code, err := NewInvitationCode(random)
	must(t, err)
	statement, err := anna.Invite(random, tm.state, code, envelope.Member, 21000, "")
	must(t, err)
	// The relay saw the statement, and makes one of it for a space of its own.
	i, err := envelope.ParseInvitation(statement)
	must(t, err)
	key, err := relay.Current(trap.state)
	must(t, err)
	i.EpochKey = key.Hash()
	i.SealedKey, err = key.handTo(trap.state.Space(), envelope.Recipient(i.ID()), i.Keys)
	must(t, err)
	forged := relay.Say(trap.state, i.Statement())
	if err := trap.state.Check(forged); !errors.Is(err, envelope.ErrSignature) {
		t.Errorf("Check = %v, want ErrSignature", err)
	}
	guest := newKeys(t, random)
	if _, err := guest.Join(random, trap.state, trap.all, code, "guest"); !errors.Is(err, ErrNoInvitation) {
		t.Errorf("Join = %v, want ErrNoInvitation", err)
	}
}

func TestTheNameOfOneDeviceIsNotThatOfAnother(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	bohdan := tm.let(anna, envelope.Member, "Bohdan")
	d, _ := tm.state.Device(bohdan.Device.ID())
	tm.say(anna.Say(tm.state, envelope.Naming{Device: anna.Device.ID(), Name: d.Name}.Statement()), nil)
	hers, _ := tm.state.Device(anna.Device.ID())
	if got := anna.DeviceName(tm.state, hers); got != "" {
		t.Errorf("Anna's phone is called %q", got)
	}
}

func TestAMemberWithAKeyOfLaterKeepsAnOldAppFromStartingAnEpoch(t *testing.T) {
	random := newRandom()
	device := newKeys(t, random).Device
	key, err := NewEpochKey(random, 1)
	must(t, err)
	keys := device.publicKeys()
	keys.KEM = 0x1234
	if _, err := key.handTo(envelope.SpaceID{1}, envelope.Recipient{1}, keys); !errors.Is(err, ErrNewer) {
		t.Errorf("handTo = %v, want ErrNewer", err)
	}
	keys.KEM, keys.KEMKey = envelope.MLKEM768X25519, []byte("no key")
	if _, err := key.handTo(envelope.SpaceID{1}, envelope.Recipient{1}, keys); !errors.Is(err, ErrDamaged) {
		t.Errorf("handTo = %v, want ErrDamaged", err)
	}
}

// TestBothSidesOfAPartedTeamReadEverything: after one more epoch each opens
// what the other sealed.
func TestBothSidesOfAPartedTeamReadEverything(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	bohdan := tm.let(anna, envelope.Coordinator, "Bohdan")
	other := &team{t: t, random: random, all: append([]envelope.Statement(nil), tm.all...), state: tm.state}
	tm.say(anna.Rotate(random, tm.state, nil))
	other.say(bohdan.Rotate(random, other.state, nil))
	hers, his := tm.write(anna, "hers"), other.write(bohdan, "his")

	tree, err := space.NewTree(tm.all[0])
	must(t, err)
	for _, s := range append(other.all, tm.all...) {
		must(t, tree.Add(s))
	}
	anna.Learn(tree.Space(), tree.All())
	statement, err := anna.Rotate(random, tree.State(), nil)
	must(t, err)
	must(t, tree.Add(statement))
	tm.all, tm.state = tree.Chain(0), tree.State()
	vira := tm.let(anna, envelope.Member, "Vira") // knows the chain that goes on
	bohdan.Learn(tree.Space(), tree.All())
	for name, keys := range map[string]*Keys{"Anna": anna, "Bohdan": bohdan, "Vira": vira} {
		for want, e := range map[string]envelope.Envelope{"hers": hers, "his": his} {
			if got, err := keys.Open(e); string(got) != want || err != nil {
				t.Errorf("%s reads %q, %v; want %q", name, got, err, want)
			}
		}
	}
}
