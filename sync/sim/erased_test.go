package sim

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/space"
)

// someoneWritesOfSomebody writes about one or two people, who are new or known,
// and mostly shares it.
func (w *world) someoneWritesOfSomebody(p *phone) {
	var people []store.PersonID
	for range 1 + w.random.IntN(5)/4 {
		if id, err := w.somebody(p); err == nil && !slices.Contains(people, id) {
			people = append(people, id)
		} else {
			w.may(err, w.cannotWrite()...)
		}
	}
	if len(people) == 0 {
		return
	}
	c, err := p.writesAbout(w.ledger.word(), people...)
	w.may(err, w.cannotWrite()...)
	if err == nil && w.chance(80) {
		w.may(p.shares(c), store.ErrNotMember, store.ErrNotFound, store.ErrDiskFull)
	}
}

// somebody gives a person that a phone knows, or a new one.
func (w *world) somebody(p *phone) (store.PersonID, error) {
	known := p.knows(store.PeopleFilter{})
	if len(known) == 0 || len(w.people) < 4 && w.chance(40) {
		return p.meets([]string{"Oksana", "Petro", "Lesja", "Ivan", "Halyna", "Mykola"}[len(w.people)])
	}
	return pick(w, known), nil
}

// knows gives the people on a phone, by id.
func (p *phone) knows(f store.PeopleFilter) []store.PersonID {
	p.world.t.Helper()
	all, err := p.People(p.world.ctx, f)
	p.world.must(err)
	var ids []store.PersonID
	for _, s := range all {
		ids = append(ids, s.ID)
	}
	slices.SortFunc(ids, func(a, b store.PersonID) int { return bytes.Compare(a[:], b[:]) })
	return ids
}

// someoneIsErased from the team, or from one's own journal.
func (w *world) someoneIsErased(p *phone) {
	if _, known := p.state(); known && w.chance(75) {
		ours := store.PeopleFilter{Team: w.team}
		if w.own {
			ours = store.PeopleFilter{}
		}
		if all := p.knows(ours); len(all) > 0 {
			w.may(p.erases(pick(w, all), w.chance(50)), teamErrors...)
		}
		return
	}
	if all := p.knows(store.PeopleFilter{}); len(all) > 0 && !w.own {
		w.may(p.erasesOwn(pick(w, all)), store.ErrNotFound, store.ErrDiskFull)
	}
}

// whatIsErasedIsNowhere looks for it on the phones that are in, as it is read and
// in their files, and in those of the relay that they go to; and whether each
// has said that it has carried it out.
func (w *world) whatIsErasedIsNowhere() {
	w.t.Helper()
	var gone []*save
	for _, s := range w.ledger.saves {
		if w.fateOf(s) == goes {
			gone = append(gone, s)
		}
	}
	for _, p := range w.members() {
		files := readFiles(w, p.dir)
		for _, s := range gone {
			c, err := p.Conversation(w.ctx, s.talk)
			if err == nil && w.isOurs(c) && strings.Contains(shown(c), s.word) && !w.isSharedAgain(s.talk) {
				w.t.Errorf("%s was erased, and %s reads it", s.word, p)
			}
			if name := s.isIn(files); name != "" {
				w.t.Errorf("%s was erased, and is in %s of %s", s.word, name, p)
			}
		}
		w.everyoneHasConfirmed(p)
	}
	for _, r := range w.relays {
		if r.gone || !w.isHome(r) {
			continue // one that was left hears of nothing any more
		}
		files := readFiles(w, r.dir)
		for _, s := range gone {
			if name := s.isIn(files); name != "" && !w.isToBeSaidAgain(s) {
				w.t.Errorf("%s was erased, and is in %s of the relay", s.word, name)
			}
		}
	}
}

// isSharedAgain says whether somebody shared what was erased, once they had heard
// of it, or wrote in it before they did: that stays, with what they had read.
func (w *world) isSharedAgain(talk store.ConversationID) bool {
	return slices.ContainsFunc(w.ledger.saves, func(s *save) bool { return s.talk == talk && s.shared && w.fateOf(s) != goes })
}

// isHome says whether a member goes to a relay.
func (w *world) isHome(r *relayHouse) bool {
	w.t.Helper()
	return slices.ContainsFunc(w.members(), func(p *phone) bool {
		address, err := p.RelayAddress(w.ctx, w.space())
		w.must(err)
		return address == r.address
	})
}

// readFiles reads what stands in a folder.
func readFiles(w *world, dir string) map[string][]byte {
	w.t.Helper()
	files := map[string][]byte{}
	if len(w.ledger.erasings) == 0 {
		return files
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, name := range names {
		content, err := os.ReadFile(name)
		w.must(err)
		files[filepath.Base(name)] = content
	}
	return files
}

// isIn gives the file in which the sealed bytes of a save stand; "": none.
func (s *save) isIn(files map[string][]byte) string {
	for name, content := range files {
		// Some of the middle: a body may lie on several pages.
		if middle := len(s.body) / 2; bytes.Contains(content, s.body[middle:middle+32]) {
			return name
		}
	}
	return ""
}

// everyoneHasConfirmed looks at what a phone says of erasures: each member whose
// phone can be reached has carried them out.
func (w *world) everyoneHasConfirmed(p *phone) {
	w.t.Helper()
	team, err := p.Team(w.ctx, w.team)
	w.must(err)
	state, _ := p.state()
	if len(state.Members()) < 2 {
		return // there is nobody to tell
	}
	said := state.Erasures() // of which team.Erasures tells one by one
	for i, e := range team.Erasures {
		if w.awaitsWhoIsGone(said[i], state) {
			continue
		}
		for _, member := range w.members() {
			if !slices.Contains(e.Confirmed, store.DeviceID(member.me())) {
				w.t.Errorf("%s is not told that %s carried out an erasure of %d changes", p, member, e.Changes)
			}
		}
	}
}

// awaitsWhoIsGone says whether an erasure holds on the phones that heard of it only: it
// lost, and who is to say it again is no more. Others do before they say something about
// the team, and none did since.
func (w *world) awaitsWhoIsGone(e space.Erasure, state space.State) bool {
	return e.Pending && !w.isThere(e.By, state)
}

// isToBeSaidAgain says whether no relay has heard yet that a save was erased.
func (w *world) isToBeSaidAgain(s *save) bool {
	state, _ := w.teamState()
	awaited := false
	for _, e := range state.Erasures() {
		if e.Covers(s.device, s.sequence) {
			if !w.awaitsWhoIsGone(e, state) {
				return false
			}
			awaited = true
		}
	}
	return awaited
}
