package seal

import (
	"errors"
	"io"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// team is a space in a test: all its statements, and what they say.
type team struct {
	t      testing.TB
	random io.Reader
	all    []envelope.Statement
	state  space.State
}

func foundTeam(t testing.TB, keys *Keys, random io.Reader) *team {
	t.Helper()
	founding, err := keys.Found(random, "Лавочка Zuid")
	must(t, err)
	state, err := space.Fold([]envelope.Statement{founding})
	must(t, err)
	return &team{t: t, random: random, all: []envelope.Statement{founding}, state: state}
}

// say applies a statement that must be good.
func (tm *team) say(statement envelope.Statement, err error) {
	tm.t.Helper()
	must(tm.t, err)
	tm.state, err = tm.state.Apply(statement)
	must(tm.t, err)
	tm.all = append(tm.all, statement)
}

func newKeys(t testing.TB, random io.Reader) *Keys {
	t.Helper()
	keys, err := NewKeys(random)
	must(t, err)
	return keys
}

// let lets a new device in and returns its keys.
func (tm *team) let(by *Keys, role envelope.Role, name string) *Keys {
	tm.t.Helper()
	code, err := NewInvitationCode(tm.random)
	must(tm.t, err)
	tm.say(by.Invite(tm.random, tm.state, code, role, 21000, "voor "+name))
	keys := newKeys(tm.t, tm.random)
	tm.say(keys.Join(tm.random, tm.state, tm.all, code, name))
	return keys
}

// write seals a change in the epoch in use.
func (tm *team) write(by *Keys, text string) envelope.Envelope {
	tm.t.Helper()
	key, err := by.Current(tm.state)
	must(tm.t, err)
	e, err := key.Seal(tm.random, envelope.Header{Space: tm.state.Space(), Sequence: 1, Members: tm.state.Head()}, []byte(text), by.Device)
	must(tm.t, err)
	return e
}

func TestANewcomerReadsTheWholeHistoryAndTheNames(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	first := tm.write(anna, "epoch one")
	tm.say(anna.Rotate(random, tm.state, nil))
	second := tm.write(anna, "epoch two")
	bohdan := tm.let(anna, envelope.Member, "Богдан")
	for want, e := range map[string]envelope.Envelope{"epoch one": first, "epoch two": second} {
		if got, err := bohdan.Open(e); err != nil || string(got) != want {
			t.Errorf("the newcomer reads %q, %v; want %q", got, err, want)
		}
	}
	device, _ := tm.state.Device(bohdan.Device.ID())
	if got := anna.DeviceName(tm.state, device); got != "Богдан" {
		t.Errorf("the newcomer is called %q", got)
	}
	if got := bohdan.SpaceName(tm.state); got != "Лавочка Zuid" {
		t.Errorf("the space is called %q", got)
	}
}

func TestWhoWasRemovedOpensNothingOfALaterEpoch(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	bohdan, vira := tm.let(anna, envelope.Member, "Bohdan"), tm.let(anna, envelope.Coordinator, "Vira")
	tm.say(vira.Remove(random, tm.state, []envelope.RemovedDevice{{Device: bohdan.Device.ID()}}))
	later := tm.write(vira, "later")
	bohdan.Learn(tm.state.Space(), tm.all)
	if got, err := bohdan.Open(later); !errors.Is(err, ErrNoKey) {
		t.Errorf("who was removed reads %q, %v", got, err)
	}
	anna.Learn(tm.state.Space(), tm.all)
	if got, err := anna.Open(later); err != nil || string(got) != "later" {
		t.Errorf("who stayed reads %q, %v", got, err)
	}
}

func TestAnInvitationOutlivesANewEpoch(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	code, err := NewInvitationCode(random)
	must(t, err)
	tm.say(anna.Invite(random, tm.state, code, envelope.Member, 21000, ""))
	tm.say(anna.Rotate(random, tm.state, nil))
	e := tm.write(anna, "after")
	bohdan := newKeys(t, random)
	tm.say(bohdan.Join(random, tm.state, tm.all, code, "Bohdan"))
	if got, err := bohdan.Open(e); err != nil || string(got) != "after" {
		t.Errorf("who came in reads %q, %v", got, err)
	}
}

func TestAnInvitationThatWasWithdrawnOpensNothing(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	code, err := NewInvitationCode(random)
	must(t, err)
	tm.say(anna.Invite(random, tm.state, code, envelope.Member, 21000, ""))
	tm.say(anna.Rotate(random, tm.state, []envelope.InvitationID{code.ID()}))
	thief := newKeys(t, random)
	if _, err := thief.Join(random, tm.state, tm.all, code, "thief"); !errors.Is(err, ErrNoKey) {
		t.Errorf("Join = %v, want ErrNoKey", err)
	}
}

func TestKeysAreNotTakenOverFromAnotherSpaceOrForAnother(t *testing.T) {
	random := newRandom()
	anna, bohdan := newKeys(t, random), newKeys(t, random)
	key, err := NewEpochKey(random, 2)
	must(t, err)
	here, there := envelope.SpaceID{1}, envelope.SpaceID{2}
	to := envelope.Recipient(bohdan.Device.ID())
	sealed, err := key.handTo(here, to, bohdan.Device.publicKeys())
	must(t, err)
	seed := bohdan.Device.kemSeed[:]
	if _, err := takeOver(seed, here, 2, key.Hash(), to, sealed); err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]func() (*EpochKey, error){
		"another space":  func() (*EpochKey, error) { return takeOver(seed, there, 2, key.Hash(), to, sealed) },
		"another epoch":  func() (*EpochKey, error) { return takeOver(seed, here, 3, key.Hash(), to, sealed) },
		"another name":   func() (*EpochKey, error) { return takeOver(seed, here, 2, envelope.Hash{9}, to, sealed) },
		"another device": func() (*EpochKey, error) { return takeOver(anna.Device.kemSeed[:], here, 2, key.Hash(), to, sealed) },
	} {
		if _, err := try(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
	}
}

func TestALostDeviceGoesOnAsAnother(t *testing.T) {
	random := newRandom()
	anna := newKeys(t, random)
	tm := foundTeam(t, anna, random)
	next, err := NewDevice(random)
	must(t, err)
	tm.say(anna.Succeed(random, tm.state, next, envelope.Restored, envelope.Head{}, "Anna, nieuw"))
	if got := tm.state.Line(anna.Device.ID()); got != next.ID() {
		t.Errorf("it goes on as %v", got)
	}
	if !slices.ContainsFunc(tm.state.Members(), func(d space.Device) bool { return d.ID == next.ID() && d.Role == envelope.Coordinator }) {
		t.Error("the new device lacks the old one's role")
	}
}
