package space_test

import (
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A phone is a device of these stories. Its keys are made of its name.
type phone struct {
	name    string
	signing ed25519.PrivateKey
	keys    envelope.PublicKeys
}

var phones sync.Map // by name: their keys are slow to make

func newPhone(name string) phone {
	if p, ok := phones.Load(name); ok {
		return p.(phone)
	}
	seed := sha256.Sum256([]byte(name))
	kem, err := hpke.MLKEM768X25519().NewPrivateKey(seed[:])
	if err != nil {
		panic(err)
	}
	p := phone{name: name, signing: ed25519.NewKeyFromSeed(seed[:])}
	p.keys = envelope.PublicKeys{
		Signing: p.signing.Public().(ed25519.PublicKey),
		KEM:     envelope.MLKEM768X25519,
		KEMKey:  kem.PublicKey().Bytes(),
	}
	phones.Store(name, p)
	return p
}

func (p phone) id() envelope.DeviceID { return p.keys.Device() }

func (p phone) invitation() envelope.InvitationID { return envelope.NewInvitationID(p.keys.Signing) }

func (p phone) sign(message []byte) (signature [envelope.SignatureSize]byte) {
	copy(signature[:], ed25519.Sign(p.signing, message))
	return signature
}

// says signs a statement that is placed.
func (p phone) says(s envelope.Statement) envelope.Statement {
	s.Signature = p.sign(s.SigningBytes())
	return s
}

func (p phone) founds() envelope.Statement {
	return p.says(envelope.Founding{
		Nonce:      sha256.Sum256([]byte("space of " + p.name)),
		SigningKey: p.keys.Signing, KEM: p.keys.KEM, KEMKey: p.keys.KEMKey,
		EpochKey: sha256.Sum256([]byte("first key")), Name: []byte("sealed name"),
	}.Statement())
}

// A chain is the statements that one side knows.
type chain struct {
	t     failer
	all   []envelope.Statement
	state space.State
	side  *int // which side this is; shared, for each to have its own keys
	name  int
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func found(t failer, by phone) *chain {
	t.Helper()
	c := &chain{t: t, all: []envelope.Statement{by.founds()}, side: new(int)}
	var err error
	if c.state, err = space.Fold(c.all); err != nil {
		t.Fatalf("found: %v", err)
	}
	return c
}

// parted returns another side, which knows the same so far.
func (c *chain) parted() *chain {
	*c.side++
	return &chain{t: c.t, all: slices.Clone(c.all), state: c.state, side: c.side, name: *c.side}
}

// place returns a statement after the newest here, signed.
func (c *chain) place(by phone, s envelope.Statement) envelope.Statement {
	return by.says(c.state.Next(by.id(), s))
}

// say adds a statement that must be good.
func (c *chain) say(by phone, s envelope.Statement) {
	c.t.Helper()
	c.add(c.place(by, s))
}

func (c *chain) add(s envelope.Statement) {
	c.t.Helper()
	next, err := c.state.Apply(s)
	if err != nil {
		c.t.Fatalf("%v", err)
	}
	c.state, c.all = next, append(c.all, s)
}

// refuses checks that a statement may not follow.
func (c *chain) refuses(want error, by phone, s envelope.Statement) {
	c.t.Helper()
	if err := c.state.Check(c.place(by, s)); !errors.Is(err, want) {
		c.t.Errorf("%s says %v: %v, want %v", by.name, s.Type, err, want)
	}
}

func (c *chain) sealed() envelope.Sealed {
	return envelope.Sealed{Epoch: c.state.Epoch().Number, Bytes: []byte("sealed")}
}

// invitation returns what invites with the keys of a phone that is made for
// it.
func (c *chain) invitation(by, code phone, role envelope.Role) envelope.Invitation {
	i := envelope.Invitation{
		Keys: code.keys, Role: role, Until: 20000,
		Epoch: c.state.Epoch().Number, EpochKey: c.state.Epoch().Key,
		SealedKey: []byte("sealed key"), Note: c.sealed(),
	}
	i.Signature = code.sign(i.SigningBytes(c.state.Space(), by.id()))
	return i
}

func (c *chain) invite(by phone, code string, role envelope.Role) phone {
	c.t.Helper()
	invitation := newPhone(code)
	c.say(by, c.invitation(by, invitation, role).Statement())
	return invitation
}

func (c *chain) joining(p, code phone) envelope.Statement {
	j := envelope.Joining{Invitation: code.invitation(), Keys: p.keys, Name: c.sealed()}
	j.Signature = code.sign(j.SigningBytes(c.state.Space()))
	return j.Statement()
}

// let invites a phone, and lets it come in.
func (c *chain) let(by phone, name string, role envelope.Role) phone {
	c.t.Helper()
	code := c.invite(by, "code of "+name, role)
	p := newPhone(name)
	c.say(p, c.joining(p, code))
	return p
}

// epoch returns the next epoch for all but some, wrapping what must be.
func (c *chain) epoch(removed []envelope.DeviceID, withdrawn []envelope.InvitationID) envelope.NewEpoch {
	n := envelope.NewEpoch{Number: c.state.Epoch().Number + 1}
	head := c.state.Head()
	n.Key = sha256.Sum256(append(fmt.Appendf(nil, "key of side %d after ", c.name), head[:]...))
	for _, to := range c.state.Recipients(removed, withdrawn) {
		n.Handed = append(n.Handed, envelope.HandedKey{To: to.ID, Sealed: []byte("sealed key")})
	}
	for _, e := range c.state.Unwrapped() {
		n.Earlier = append(n.Earlier, envelope.WrappedKey{Epoch: e.Number, Key: e.Key, Sealed: []byte("wrapped")})
	}
	return n
}

func (c *chain) removal(devices ...envelope.RemovedDevice) envelope.Removal {
	var out []envelope.DeviceID
	for _, d := range devices {
		out = append(out, d.Device)
	}
	return envelope.Removal{Devices: devices, Epoch: c.epoch(out, nil)}
}

func (c *chain) remove(by phone, whom ...phone) {
	c.t.Helper()
	c.say(by, c.removing(whom...))
}

func (c *chain) removing(whom ...phone) envelope.Statement {
	var devices []envelope.RemovedDevice
	for _, p := range whom {
		devices = append(devices, envelope.RemovedDevice{Device: p.id()})
	}
	return c.removal(devices...).Statement()
}

func (c *chain) rotation(withdrawn ...phone) envelope.Statement {
	var ids []envelope.InvitationID
	for _, code := range withdrawn {
		ids = append(ids, code.invitation())
	}
	return envelope.Rotation{Withdrawn: ids, Epoch: c.epoch(nil, ids)}.Statement()
}

func (c *chain) succession(old, next phone) envelope.Statement {
	s := envelope.Succession{Reason: envelope.Forked, Keys: next.keys, Name: c.sealed()}
	s.Signature = next.sign(s.SigningBytes(c.state.Space(), old.id()))
	return s.Statement()
}

func (c *chain) erasure(p phone, first, last uint64) envelope.Statement {
	e := envelope.Erasure{Epoch: 1, Subject: []byte("sealed"), Feeds: []envelope.ErasedFeed{
		{Device: p.id(), Runs: []envelope.Run{{First: first, Last: last}}},
	}}
	return e.Statement()
}

// together returns the tree of what all sides know.
func together(t failer, sides ...*chain) *space.Tree {
	t.Helper()
	tree, err := space.NewTree(sides[0].all[0])
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, side := range sides {
		for _, s := range side.all {
			if err := tree.Add(s); err != nil {
				t.Fatalf("%v", err)
			}
		}
	}
	return tree
}

// follow goes on from what a tree says.
func follow(t failer, tree *space.Tree) *chain {
	return &chain{t: t, all: tree.Chain(0), state: tree.State(), side: new(int), name: -1}
}

// wrote returns an envelope that a phone wrote, knowing what the side knows.
func (c *chain) wrote(p phone, sequence uint64) envelope.Envelope {
	h := envelope.Header{
		Space: c.state.Space(), Device: p.id(), Sequence: sequence,
		Epoch: c.state.Epoch().Number, Members: c.state.Head(),
	}
	if sequence > 1 {
		h.Previous = envelope.Hash{1}
	}
	return envelope.Envelope{Header: h, Signature: p.sign(h.SigningBytes())}
}

func headOf(e envelope.Envelope) envelope.Head {
	return envelope.Head{Sequence: e.Header.Sequence, Hash: e.Hash()}
}

// expect checks what an envelope counts for.
func expect(t testing.TB, s space.State, e envelope.Envelope, want space.Verdict) {
	t.Helper()
	if got := s.Admits(e); got != want {
		t.Errorf("envelope %d is %v, want %v", e.Header.Sequence, got, want)
	}
}

// standing returns how a device stands, or 0 when it is unknown.
func standing(s space.State, p phone) space.Standing {
	d, _ := s.Device(p.id())
	return d.Standing
}
