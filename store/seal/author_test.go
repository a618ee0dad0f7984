package seal

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhoWasRemovedByMistakeComesInAgain: under new keys in that space, and
// the old ones in all others.
func TestWhoWasRemovedByMistakeComesInAgain(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	bohdan := tm.let(anna, envelope.Member, "Bohdan")
	before := tm.write(bohdan, "before")
	tm.say(anna.Remove(random, tm.state, []envelope.RemovedDevice{{Device: bohdan.Device.ID()}}))
	code, err := NewInvitationCode(random)
	must(t, err)
	tm.say(anna.Invite(random, tm.state, code, envelope.Member, 21000, ""))
	tm.say(bohdan.Join(random, tm.state, tm.all, code, "Bohdan"))
	self := bohdan.Author(tm.state)
	if d, _ := tm.state.Device(self.ID()); self == bohdan.Device || d.Standing != space.Active {
		t.Fatalf("he writes as %+v", d)
	}
	bohdan = stored(t, bohdan)
	if again := bohdan.Author(tm.state); again.ID() != self.ID() {
		t.Error("what he became is not in the key file")
	}
	if got, err := bohdan.Open(before); string(got) != "before" || err != nil {
		t.Errorf("what he wrote before reads %q, %v", got, err)
	}
	tm.say(anna.Rotate(random, tm.state, nil))
	bohdan.Learn(tm.state.Space(), tm.all)
	if _, err := bohdan.Current(tm.state); err != nil {
		t.Errorf("what is handed to the new keys is not opened: %v", err)
	}
	other := foundTeam(t, newKeys(t, random), random)
	if bohdan.Author(other.state).ID() != bohdan.Device.ID() {
		t.Error("he is another one in another space too")
	}
}

// stored returns the keys as they come back from a key file.
func stored(t *testing.T, keys *Keys) *Keys {
	t.Helper()
	sealed, err := keys.seal(newRandom())
	must(t, err)
	read, err := openKeys(keys.File, sealed)
	must(t, err)
	if !bytes.Equal(read.marshal(), keys.marshal()) {
		t.Error("other keys come out than went in")
	}
	return read
}

func TestARestoredPhoneSignsAsItsSuccessor(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	next, err := NewDevice(random)
	must(t, err)
	tm.say(anna.Succeed(random, tm.state, next, envelope.Restored, envelope.Head{}, "Anna"))
	tm.say(anna.Rotate(random, tm.state, nil))
	if author := tm.all[len(tm.all)-1].Author; author != next.ID() {
		t.Errorf("signed by %v, want the successor", author)
	}
	third, err := NewDevice(random)
	must(t, err)
	tm.say(stored(t, anna).Succeed(random, tm.state, third, envelope.Forked, envelope.Head{}, "Anna"))
}

func TestAMemberDoesNotComeInTwice(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	code, err := NewInvitationCode(random)
	must(t, err)
	tm.say(anna.Invite(random, tm.state, code, envelope.Member, 21000, ""))
	statement, err := anna.Join(random, tm.state, tm.all, code, "Anna")
	must(t, err)
	if err := tm.state.Check(statement); !errors.Is(err, space.ErrKnownDevice) {
		t.Errorf("Check = %v, want ErrKnownDevice", err)
	}
}

func TestKeysWithoutMoreDevicesStayReadableForOldApps(t *testing.T) {
	keys := newKeys(t, newRandom())
	if version := keys.marshal()[0]; version != keysVersion {
		t.Errorf("written as version %d", version)
	}
	keys.AddDevice(envelope.SpaceID{1}, newKeys(t, newRandom()).Device)
	stored(t, keys)
	cut := keys.marshal()
	packed := pad(formStored, cut[:len(cut)-1])
	key := keys.File.forKeys()
	sealed, err := sealBytes(newRandom(), nil, &key, packed, nil)
	must(t, err)
	if _, err := openKeys(keys.File, sealed); !errors.Is(err, ErrDamaged) {
		t.Errorf("keys cut short: %v, want ErrDamaged", err)
	}
}

// TestKeysWithMoreDevicesAreWrittenTheSame holds the bytes, which a key file
// seals, to their hash.
func TestKeysWithMoreDevicesAreWrittenTheSame(t *testing.T) {
	random := newRandom()
	keys := newKeys(t, random)
	foundTeam(t, keys, random)
	device, err := NewDevice(random)
	must(t, err)
	keys.AddDevice(envelope.SpaceID{1}, device)
	const want = "132be60c6cb652de751fe2036c6e9cfb4f558a04beecbf5c614adf23e7e23d1c"
	if got := fmt.Sprintf("%x", sha256.Sum256(keys.marshal())); got != want {
		t.Errorf("the keys have hash %s, want %s", got, want)
	}
}
