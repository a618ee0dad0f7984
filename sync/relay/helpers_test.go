package relay_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
	"bankje/sync/space"
)

// A phone is a device, or the key of an invitation. Its keys are made of its
// name.
type phone struct {
	name    string
	signing ed25519.PrivateKey
	keys    envelope.PublicKeys
	next    envelope.Header
}

var kemKeys sync.Map // by name: they are slow to make

func newPhone(name string) *phone {
	seed := sha256.Sum256([]byte(name))
	p := &phone{name: name, signing: ed25519.NewKeyFromSeed(seed[:])}
	kemKey, ok := kemKeys.Load(name)
	if !ok {
		key, err := hpke.MLKEM768X25519().NewPrivateKey(seed[:])
		if err != nil {
			panic(err)
		}
		kemKey = key.PublicKey().Bytes()
		kemKeys.Store(name, kemKey)
	}
	p.keys = envelope.PublicKeys{
		Signing: p.signing.Public().(ed25519.PublicKey), KEM: envelope.MLKEM768X25519, KEMKey: kemKey.([]byte),
	}
	return p
}

func (p *phone) id() envelope.DeviceID { return p.keys.Device() }

func (p *phone) sign(message []byte) (signature [envelope.SignatureSize]byte) {
	copy(signature[:], ed25519.Sign(p.signing, message))
	return signature
}

// SignRequest signs a request to a relay.
func (p *phone) SignRequest(_ envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error) {
	return p.id(), p.sign(message), nil
}

func (p *phone) says(s envelope.Statement) envelope.Statement {
	s.Signature = p.sign(s.SigningBytes())
	return s
}

// write returns the next n envelopes of the phone in a team.
func (p *phone) write(t *team, n int) protocol.Run {
	var run protocol.Run
	for range n {
		p.next.Sequence++
		run = append(run, p.seal(t, p.next, fmt.Appendf(nil, "body %d of %s ", p.next.Sequence, p.name)))
		p.next.Previous = run[len(run)-1].Hash()
	}
	return run
}

// seal returns an envelope with a body of the usual size that begins so.
func (p *phone) seal(t *team, h envelope.Header, begins []byte) envelope.Envelope {
	body := append(begins, bytes.Repeat([]byte{byte(h.Sequence)}, 340)...)
	h.Space, h.Device = t.state.Space(), p.id()
	h.Epoch, h.Members = t.state.Epoch().Number, t.state.Head()
	h.BodyHash = sha256.Sum256(body)
	e := envelope.Envelope{Header: h, Body: body}
	e.Signature = p.sign(h.SigningBytes())
	return e
}

// A team is what its members know of their space.
type team struct {
	t     testing.TB
	chain []envelope.Statement
	state space.State
}

func found(t testing.TB, by *phone) *team {
	t.Helper()
	s := by.says(envelope.Founding{
		Nonce: sha256.Sum256([]byte("space of " + by.name)), SigningKey: by.keys.Signing, KEM: by.keys.KEM, KEMKey: by.keys.KEMKey,
		EpochKey: sha256.Sum256([]byte("first key")), Name: []byte("sealed name"),
	}.Statement())
	state, err := space.Fold([]envelope.Statement{s})
	if err != nil {
		t.Fatal(err)
	}
	return &team{t: t, chain: []envelope.Statement{s}, state: state}
}

func (m *team) id() envelope.SpaceID { return m.state.Space() }

// say adds a statement, which must be good.
func (m *team) say(by *phone, s envelope.Statement) envelope.Statement {
	m.t.Helper()
	s = by.says(m.state.Next(by.id(), s))
	next, err := m.state.Apply(s)
	if err != nil {
		m.t.Fatal(err)
	}
	m.state, m.chain = next, append(m.chain, s)
	return s
}

func (m *team) sealed() envelope.Sealed {
	return envelope.Sealed{Epoch: m.state.Epoch().Number, Bytes: []byte("sealed")}
}

// invite says that a phone, the code, lets one in.
func (m *team) invite(by *phone, code string, until envelope.Day) *phone {
	m.t.Helper()
	key := newPhone(code)
	i := envelope.Invitation{
		Keys: key.keys, Role: envelope.Member, Until: until, Epoch: m.state.Epoch().Number, EpochKey: m.state.Epoch().Key,
		SealedKey: []byte("sealed key"), Note: m.sealed(),
	}
	i.Signature = key.sign(i.SigningBytes(m.id(), by.id()))
	m.say(by, i.Statement())
	return key
}

func (m *team) joining(p, code *phone) envelope.Statement {
	j := envelope.Joining{Invitation: envelope.NewInvitationID(code.keys.Signing), Keys: p.keys, Name: m.sealed()}
	j.Signature = code.sign(j.SigningBytes(m.id()))
	return j.Statement()
}

// let lets a phone in.
func (m *team) let(by *phone, name string) *phone {
	m.t.Helper()
	p := newPhone(name)
	m.say(p, m.joining(p, m.invite(by, "code of "+name, farDay)))
	return p
}

const farDay = 60_000

// remove removes a phone, whose feed counts up to an envelope.
func (m *team) remove(by, whom *phone, last envelope.Head) envelope.Statement {
	m.t.Helper()
	n := envelope.NewEpoch{Number: m.state.Epoch().Number + 1}
	head := m.state.Head()
	n.Key = sha256.Sum256(head[:])
	for _, to := range m.state.Recipients([]envelope.DeviceID{whom.id()}, nil) {
		n.Handed = append(n.Handed, envelope.HandedKey{To: to.ID, Sealed: []byte("sealed key")})
	}
	for _, e := range m.state.Unwrapped() {
		n.Earlier = append(n.Earlier, envelope.WrappedKey{Epoch: e.Number, Key: e.Key, Sealed: []byte("wrapped")})
	}
	return m.say(by, envelope.Removal{Devices: []envelope.RemovedDevice{{Device: whom.id(), Last: last}}, Epoch: n}.Statement())
}

func lastOf(run protocol.Run) envelope.Head {
	last := run[len(run)-1]
	return envelope.Head{Sequence: last.Header.Sequence, Hash: last.Hash()}
}

// A running relay, over a file, reached over HTTP.
type running struct {
	t       testing.TB
	url     string
	server  *httptest.Server // nil: another process
	relay   *relay.Relay
	storage relay.Storage
	folder  string
}

func start(t testing.TB, o relay.Options) *running {
	t.Helper()
	folder := t.TempDir()
	storage, err := sqlite.Open(t.Context(), filepath.Join(folder, "relay.db"))
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, storage, folder, o)
}

// serve starts a relay over a storage, and closes both after the test.
func serve(t testing.TB, storage relay.Storage, folder string, o relay.Options) *running {
	t.Helper()
	r := &running{t: t, storage: storage, relay: relay.New(storage, o), folder: folder}
	r.server = httptest.NewServer(r.relay)
	r.url = r.server.URL
	t.Cleanup(func() {
		r.relay.Stop()
		r.server.Close()
		if err := storage.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// by is how a phone reaches the relay.
func (r *running) by(p client.Signer) *client.Relay {
	r.t.Helper()
	c, err := client.NewRelay(r.url, p)
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

// carries has the relay carry a team, as its founder asks.
func (r *running) carries(m *team, founder *phone) {
	r.t.Helper()
	if err := r.by(founder).Found(r.t.Context(), protocol.Founding{Statements: m.chain}); err != nil {
		r.t.Fatal(err)
	}
}

// sync carries out one round, which must not be refused.
func (r *running) sync(m *team, p *phone, q protocol.Request) protocol.Answer {
	r.t.Helper()
	a, err := r.by(p).Sync(r.t.Context(), m.id(), q)
	if err != nil {
		r.t.Fatalf("%s: %v", p.name, err)
	}
	return a
}

// push has a phone bring runs, and returns what became of the first.
func (r *running) push(m *team, p *phone, runs ...protocol.Run) protocol.Outcome {
	r.t.Helper()
	return r.sync(m, p, protocol.Request{Chain: markOf(m.chain), Runs: runs}).Outcomes[0]
}

func markOf(chain []envelope.Statement) protocol.Mark {
	last := chain[len(chain)-1]
	return protocol.Mark{Number: last.Number, Hash: protocol.ShortOf(last.Hash())}
}

// codeOf is why the relay refused.
func codeOf(err error) protocol.Code {
	var refusal *protocol.Refusal
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return protocol.Code(fmt.Sprintf("not refused: %v", err))
}

// sequences lists what runs hold, by device and sequence.
func sequences(runs []protocol.Run) map[envelope.DeviceID][]uint64 {
	found := map[envelope.DeviceID][]uint64{}
	for _, run := range runs {
		for _, e := range run {
			found[e.Header.Device] = append(found[e.Header.Device], e.Header.Sequence)
		}
	}
	return found
}
