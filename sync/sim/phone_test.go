package sim

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A phone is a journal in a folder, and its way to relays. The journal is open
// as long as nothing else is told.
type phone struct {
	*store.Journal
	world    *world
	name     string
	dir      string
	clock    clock
	full     bool // the disk
	later    bool // the version of its app
	traces   []trace
	vault    *store.Vault
	ways     map[string]*client.Relay // by address; forgotten when the app ends
	copies   []string                 // folders as they were at some moment
	lifeline lifeline
	came     envelope.InvitationID   // through which it came in
	used     []envelope.InvitationID // with which it came in, or tried to: the disk may have been full
	inviter  *phone                  // whose invitation that was
	made     []envelope.InvitationID // invitations
	forgot   []envelope.InvitationID // of these, once the phone was restored
	strange  bool                    // the relay does not know it, and rightly
	refused  error                   // why the relay did not take it at its last contact, rightly or not yet
	code     store.InvitationCode    // that somebody gave them
	was      envelope.DeviceID       // once the journal is closed
	gone     bool                    // nobody has it any more
	twice    bool                    // its device is, or was, in another state too
	again    []place                 // what it wrote of its own as others' changes came in: see wroteAgain
}

var pin = []byte("246810")

// buy makes a phone with an empty journal.
func (w *world) buy(name string) *phone {
	w.t.Helper()
	p := w.unwrap(name)
	p.openVault()
	j, err := p.vault.Found(w.ctx, pin, store.PIN)
	w.must(err)
	p.Journal = j
	w.phones = append(w.phones, p)
	w.tell("%s begins a journal", name)
	return p
}

// unwrap gives a phone on which nothing is yet.
func (w *world) unwrap(name string) *phone {
	p := &phone{world: w, name: name, dir: w.place(name), later: w.chance(w.newer)}
	p.clock = clock{world: w, since: w.now}
	p.lifeline.phone = p
	return p
}

func (p *phone) openVault() {
	p.world.t.Helper()
	lifelines.Store(p.dir, &p.lifeline)
	v, err := store.Open(p.dir, store.Options{Now: p.clock.read, Rand: &p.lifeline, Work: &seal.MinParams, Fleeting: true, ViewEvery: 1, Later: p.laterVersion()})
	p.world.must(err)
	p.vault, p.ways = v, map[string]*client.Relay{}
}

// start opens the journal again after the app has ended.
func (p *phone) start() {
	p.world.t.Helper()
	p.openVault()
	begin := func() (*store.Journal, error) { return p.vault.Unlock(p.world.ctx, pin) }
	if !p.vault.Founded() { // it died before it had begun
		if p.world.own {
			p.world.must(p.vault.Close())
			p.gone = true // its owner begins anew, with another invitation
			return
		}
		begin = func() (*store.Journal, error) { return p.vault.Found(p.world.ctx, pin, store.PIN) }
	}
	j, err := begin()
	p.world.must(err)
	p.Journal = j
}

// quit ends the app as it should be ended.
func (p *phone) quit() {
	p.world.t.Helper()
	if p.full {
		p.fill(false)
	}
	p.was = p.me()
	p.world.must(p.vault.Close())
	p.Journal = nil
	p.forget()
}

// kill ends the app without a word: what is on the disk is all that is left.
func (p *phone) kill() {
	p.world.t.Helper()
	p.become(p.copyFolder())
}

// copyFolder copies what is on the disk now, and gives where.
func (p *phone) copyFolder() string {
	p.world.t.Helper()
	to := p.world.place(p.name)
	p.world.must(os.CopyFS(to, os.DirFS(p.dir)))
	return to
}

// isIn says whether the phone is in the team, by what it knows itself.
func (p *phone) isIn() bool {
	state, known := p.state()
	return known && state.MayWrite(p.me()) == nil
}

// me is the device that the phone is in the team.
func (p *phone) me() envelope.DeviceID {
	p.world.t.Helper()
	if p.Journal == nil {
		return p.was
	}
	device, err := p.SelfIn(p.world.space())
	if errors.Is(err, store.ErrNotFound) {
		return p.Self()
	}
	p.world.must(err)
	return device
}

// state gives what the phone takes the team to be, and whether it knows of it.
func (p *phone) state() (space.State, bool) {
	p.world.t.Helper()
	h, known := p.holding()
	return h.State, known
}

func (p *phone) holding() (space.Holding, bool) {
	p.world.t.Helper()
	if p.Journal == nil {
		return space.Holding{}, false
	}
	h, err := p.Holding(p.world.ctx, p.world.space())
	if errors.Is(err, store.ErrNotFound) {
		return space.Holding{}, false
	}
	p.world.must(err)
	return h, true
}

// holds gives the envelope at a place of a feed, and whether it is here.
func (p *phone) holds(device envelope.DeviceID, sequence uint64) (envelope.Envelope, bool) {
	p.world.t.Helper()
	some, err := p.Stretch(p.world.ctx, p.world.space(), device, sequence, 1)
	p.world.must(err)
	if len(some) == 0 || some[0].Header.Sequence != sequence {
		return envelope.Envelope{}, false
	}
	return some[0], true
}

// keeps says whether what stands in a place is on the phone, be it as a stub.
func (p *phone) keeps(at place) bool {
	p.world.t.Helper()
	e, held := p.holds(at.device, at.sequence)
	return held && e.Hash() == at.hash
}

// talks gives all conversations of the team that show on the phone, by id.
func (p *phone) talks() []store.Conversation {
	p.world.t.Helper()
	var all []store.Conversation
	for _, c := range p.everything() {
		if p.world.isOurs(c) {
			all = append(all, c)
		}
	}
	return all
}

// everything gives all conversations that show on the phone, by id.
func (p *phone) everything() []store.Conversation {
	p.world.t.Helper()
	entries, err := p.Timeline(p.world.ctx, store.Filter{}, 0, 0)
	p.world.must(err)
	var all []store.Conversation
	for _, e := range entries {
		c, err := p.Conversation(p.world.ctx, e.ID)
		p.world.must(err)
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b store.Conversation) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return all
}

func (p *phone) String() string { return fmt.Sprintf("%s (%.6s)", p.name, p.me()) }
