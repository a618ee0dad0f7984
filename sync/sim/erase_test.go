package sim

import (
	"errors"
	"reflect"
	"slices"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// An erasing is what a coordinator said: that the team is to forget somebody.
type erasing struct {
	person    store.PersonID
	by        *phone
	device    envelope.DeviceID // as which it was ordered
	keepNotes bool
	listed    envelope.Erasure       // the envelopes of which only stubs may stay
	knew      []store.ConversationID // about the person, that whoever said it could read
	again     []place                // what whoever said it wrote in the place of that which is about others too
}

// A meeting is where it stands that somebody is new, if that is in the team's space.
type meeting struct {
	person store.PersonID
	at     place
}

// A place is where an envelope stands in a feed.
type place struct {
	device   envelope.DeviceID
	sequence uint64
	hash     envelope.Hash
}

// place is where a save's envelope stands.
func (s *save) place() place { return place{s.device, s.sequence, s.hash} }

// writesAbout saves a conversation with people.
func (p *phone) writesAbout(word string, people ...store.PersonID) (store.Conversation, error) {
	w := p.world
	c, err := p.begins(store.Conversation{People: people}, word)
	if err != nil {
		return c, err
	}
	w.ledger.about[c.ID] = people
	w.tell("%s writes %s about %s", p, word, w.called(people))
	return c, nil
}

// meets begins to keep something of somebody new.
func (p *phone) meets(name string) (store.PersonID, error) {
	w, before := p.world, p.ends()
	person, err := p.AddPerson(w.ctx, store.Person{Alias: name + " " + planted})
	if err == nil {
		w.people[name] = person.ID
		for _, at := range p.added(before) {
			w.ledger.met = append(w.ledger.met, meeting{person.ID, at})
		}
	}
	return person.ID, err
}

// called gives the names of people.
func (w *world) called(people []store.PersonID) []string {
	var all []string
	for name, id := range w.people {
		if slices.Contains(people, id) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// sharesAbout saves a conversation with people, new or not, and shares it.
func (p *phone) sharesAbout(names []string, word string) error {
	var people []store.PersonID
	for _, name := range names {
		id, known := p.world.people[name]
		if !known {
			var err error
			if id, err = p.meets(name); err != nil {
				return err
			}
		}
		people = append(people, id)
	}
	c, err := p.writesAbout(word, people...)
	if err != nil {
		return err
	}
	return p.shares(c)
}

// erases has a coordinator erase somebody from the team: what the team has about
// them is to be nowhere any more, but in journals of one's own.
func (p *phone) erases(id store.PersonID, keepNotes bool) error {
	w := p.world
	e := &erasing{person: id, by: p, device: p.me(), keepNotes: keepNotes}
	before := p.ends()
	for _, c := range p.talks() {
		if slices.Contains(c.People, id) {
			e.knew = append(e.knew, c.ID)
		}
	}
	from := func() (store.Receipt, error) { return p.ErasePersonFrom(w.ctx, w.team, id, keepNotes) }
	if w.own {
		from = func() (store.Receipt, error) { return p.ErasePerson(w.ctx, id, keepNotes) }
	}
	receipt, err := from()
	if err != nil {
		return err
	}
	e.listed = p.lastErasure()
	e.again = p.added(before)
	w.ledger.erasings = append(w.ledger.erasings, e)
	w.tell("%s erases %s, notes with others stay: %v: %+v", p, w.called([]store.PersonID{id}), keepNotes, receipt)
	return nil
}

// added gives what the phone holds of the team behind where its feeds ended.
func (p *phone) added(ends map[envelope.DeviceID]uint64) (all []place) {
	p.world.t.Helper()
	for device, last := range p.ends() {
		for at := ends[device] + 1; at <= last; at++ {
			e, _ := p.holds(device, at)
			all = append(all, place{device, at, e.Hash()})
		}
	}
	return all
}

// lastErasure gives the newest that the phone itself ordered.
func (p *phone) lastErasure() envelope.Erasure {
	p.world.t.Helper()
	state, _ := p.state()
	var newest space.Erasure
	for _, e := range state.Erasures() {
		if e.By == p.me() && e.Number > newest.Number {
			newest = e
		}
	}
	return newest.Erasure
}

// erasesOwn erases somebody from the journal of the phone's owner, but not from
// the team.
func (p *phone) erasesOwn(id store.PersonID) error {
	w := p.world
	receipt, err := p.ErasePerson(w.ctx, id, false)
	if err != nil {
		return err
	}
	w.tell("%s erases %s for himself: %+v", p, w.called([]store.PersonID{id}), receipt)
	for _, s := range w.ledger.saves {
		if !s.shared && s.by == p && slices.Contains(w.ledger.about[s.talk], id) {
			s.lost = "its author erased it"
		}
	}
	return nil
}

// erasedOwn counts how often somebody was erased from the journal of the phone's owner.
func (p *phone) erasedOwn() int {
	w := p.world
	w.t.Helper()
	if p.gone {
		return 0
	}
	h, err := p.Holding(w.ctx, envelope.SpaceID(p.OwnSpace()))
	if errors.Is(err, store.ErrNotFound) {
		return 0
	}
	w.must(err)
	return len(h.State.Erasures())
}

// holdsIn says whether all that an erasing lists is erased by what a team is.
func (e *erasing) holdsIn(state space.State) bool {
	for _, f := range e.listed.Feeds {
		for _, r := range f.Runs {
			for at := r.First; at <= r.Last; at++ {
				if !state.Erased(f.Device, at) {
					return false
				}
			}
		}
	}
	return true
}

// isHeardBy says whether whoever shared a save had heard before of what an erasing
// says, from whomever: where two coordinators order the same each has.
func (e *erasing) isHeardBy(s *save) bool { return e.holdsIn(s.knew) }

// A fate is what an erasing means for a save.
type fate int

const (
	stays fate = iota // the save is not about whom is erased
	may               // it may be gone
	goes              // it is to be nowhere
)

// fateOf gives what becomes of a save by what was erased.
func (w *world) fateOf(s *save) fate {
	if !s.shared || len(w.ledger.erasings) == 0 {
		return stays
	}
	state, known := w.teamState()
	if !known {
		return stays
	}
	worst := stays
	for _, e := range w.ledger.erasings {
		worst = max(worst, w.fateBy(e, s, state))
	}
	return worst
}

// fateBy gives what becomes of a save by one erasing.
func (w *world) fateBy(e *erasing, s *save, state space.State) fate {
	about := w.ledger.about[s.talk]
	switch {
	case !slices.Contains(about, e.person):
		if w.tookThePlaceOf(e, s, state) || w.answersWhatIsTaken(e, s, state) {
			return may
		}
	case !e.holdsIn(state):
		// Where it fell what was a stub on all disks is not there.
		if !e.isHeardBy(s) && !w.isHeld(s) {
			return may
		}
	case e.isHeardBy(s):
		if !e.isNamedBy(s, state) {
			return may
		}
	case !e.listed.Covers(s.device, s.sequence) && !w.isSeenTo(e, state):
		return may // as soon as somebody does
	case len(about) == 1 && (e.listed.Covers(s.device, s.sequence) || !w.waitsInQuarantine(s)):
		return goes
	case !e.keepNotes || !slices.Contains(e.knew, s.talk) || w.allErased(about):
		return may
	case slices.ContainsFunc(e.again, w.waits):
		return may // with the notes that were to stay, nobody can tell any more about whom else it is
	}
	return stays
}

// isSeenTo says whether a phone sees to it that what others write without having heard
// of an erasing goes too. Where that is at the bottom of a canal nobody does before it
// is removed.
func (w *world) isSeenTo(e *erasing, state space.State) bool {
	by := e.device
	for _, said := range state.Erasures() {
		if reflect.DeepEqual(said.Feeds, e.listed.Feeds) {
			by = said.By // it may have been signed again
		}
	}
	return w.isThere(by, state)
}

// isThere says whether anybody has the phone that sees to an erasure which a device
// ordered: that one, or where it coordinates no more the first that does.
func (w *world) isThere(by envelope.DeviceID, state space.State) bool {
	if !state.IsCoordinator(by) {
		members := state.Members()
		first := slices.IndexFunc(members, func(d space.Device) bool { return state.IsCoordinator(d.ID) })
		by = members[first].ID
	}
	return slices.ContainsFunc(w.phones, func(p *phone) bool { return !p.gone && p.me() == by })
}

// tookThePlaceOf says whether an erasing lists a save that is not about whom it is,
// for a copy of the phone wrote about them in the same place of the feed: an erasure
// lists a device and a sequence, and goes for both, also one that was ordered by itself
// later: see DESIGN.md of package sync.
func (w *world) tookThePlaceOf(e *erasing, s *save, state space.State) bool {
	if !e.listed.Covers(s.device, s.sequence) && !state.Erased(s.device, s.sequence) {
		return false
	}
	taken := func(at place) bool { return at.device == s.device && at.sequence == s.sequence && at.hash != s.hash }
	return slices.ContainsFunc(w.ledger.saves, func(other *save) bool {
		return other.shared && taken(other.place()) && slices.Contains(w.ledger.about[other.talk], e.person)
	}) || slices.ContainsFunc(w.ledger.met, func(m meeting) bool { return m.person == e.person && taken(m.at) })
}

// answersWhatIsTaken says whether a save was erased by itself since it was written in what
// an erasing took along so.
func (w *world) answersWhatIsTaken(e *erasing, s *save, state space.State) bool {
	return state.Erased(s.device, s.sequence) && slices.ContainsFunc(w.ledger.saves, func(earlier *save) bool {
		return earlier.shared && slices.Contains(s.saw, earlier.word) && w.tookThePlaceOf(e, earlier, state)
	})
}

// isNamedBy says whether a save shows, by the statement that it names, that whoever
// wrote it had heard of the erasing. Who has only had a file names what the relay had
// appended, and what they write may be erased as well: see there; so may what was
// written by whoever ordered it, once another phone goes by the same device, or where
// another coordinator said the same, for which of the two was first nobody can tell.
func (e *erasing) isNamedBy(s *save, state space.State) bool {
	return e.by == s.by && !s.by.twice && !e.isSaidByAnother() || slices.ContainsFunc(state.Erasures(), func(said space.Erasure) bool {
		return reflect.DeepEqual(said.Feeds, e.listed.Feeds) && state.Knew(s.members, said)
	})
}

// isSaidByAnother says whether another device than the one that ordered an erasing
// signed the same, again or by itself, on whichever chain.
func (e *erasing) isSaidByAnother() bool {
	return slices.ContainsFunc(e.by.world.members(), func(p *phone) bool {
		h, _ := p.holding()
		return slices.ContainsFunc(h.Statements, func(held space.Held) bool {
			said, err := envelope.ParseErasure(held.Statement)
			return err == nil && held.Author != e.device && reflect.DeepEqual(said.Feeds, e.listed.Feeds)
		})
	})
}

// allErased says whether somebody ordered an erasure of each of some people: of the
// last one nothing stays.
func (w *world) allErased(people []store.PersonID) bool {
	for _, id := range people {
		if !slices.ContainsFunc(w.ledger.erasings, func(e *erasing) bool { return e.person == id }) {
			return false
		}
	}
	return true
}
