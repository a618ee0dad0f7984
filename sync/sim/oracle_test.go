package sim

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// check looks, once all has healed, whether what is promised holds.
func (w *world) check() {
	w.t.Helper()
	w.isFoundAgain()
	w.nothingIsLost()
	w.whatIsErasedIsNowhere()
	w.whatIsLaterIsKept()
	w.allShowTheSame()
	w.whoIsOutReadsNothingNew()
	w.nobodyReadsAlong()
	w.aRepeatChangesNothing()
}

// members gives the phones that are in the team, as those who are in say.
func (w *world) members() []*phone {
	w.t.Helper()
	var all []*phone
	for _, p := range w.phones {
		if !p.gone && !p.strange && p.isIn() {
			all = append(all, p)
		}
	}
	return all
}

// nothingIsLost finds every save that was confirmed: as it was written, as a
// version beside others, in a quarantine, or replaced or hidden by somebody who
// had seen it.
func (w *world) nothingIsLost() {
	w.t.Helper()
	members := w.members()
	for _, s := range w.ledger.saves {
		switch {
		case s.lost != "", w.fateOf(s) != stays:
		case !s.shared:
			if !s.by.gone && !w.isAnswered(s, s.by) && !w.liesUnder(s) && !w.isEarlier(s) {
				w.t.Errorf("%s wrote %s for himself, and cannot read it", s.by, s.word)
			}
		case w.waitsInQuarantine(s):
			if !w.isKept(s) && !w.isAnsweredBySomebody(s) {
				w.t.Errorf("%s wrote %s, which is to wait in quarantine and is nowhere", s.by, s.word)
			}
		case w.onlyWhoIsOutHas(s): // and brings it by a file only
		default:
			for _, p := range members {
				if !w.isAnswered(s, p) {
					w.t.Errorf("%s wrote %s in the team (envelope %d), and %s cannot read it", s.by, s.word, s.sequence, p)
				}
			}
		}
	}
}

// onlyWhoIsOutHas says whether what somebody shared is on no disk any more but of
// others who are out: a relay takes from these what they wrote themselves.
func (w *world) onlyWhoIsOutHas(s *save) bool {
	at := place{s.device, s.sequence, s.hash}
	return w.holdsBody(at) && !w.holdsBodyAmong(at, func(p *phone) bool { return p == s.by || p.isIn() })
}

// liesUnder says whether somebody wrote for himself in what a copy of the phone had
// shared meanwhile, or the phone itself before it was restored: the team's text lies
// over it.
func (w *world) liesUnder(s *save) bool {
	return slices.ContainsFunc(w.ledger.saves, func(other *save) bool {
		if !other.shared || other.talk != s.talk {
			return false
		}
		again := other.by != s.by || s.by.twice // it was restored, perhaps, since it shared that
		return again && other.device == s.device ||
			other.by != s.by && !other.by.gone && other.by.OwnSpace() == s.by.OwnSpace()
	})
}

// isEarlier says whether a phone tells a save of one's own among the earlier versions,
// since what was shared of it was erased, and somebody has written in the team's
// conversation what lies over it now.
func (w *world) isEarlier(s *save) bool {
	if !slices.ContainsFunc(w.ledger.saves, func(other *save) bool {
		return other.shared && other.word == s.word && w.fateOf(other) != stays
	}) {
		return false
	}
	edits, err := s.by.Versions(w.ctx, s.talk)
	w.may(err, store.ErrNotFound)
	return slices.ContainsFunc(edits, func(e store.Edit) bool {
		return slices.ContainsFunc(e.Changes, func(c store.FieldEdit) bool { return strings.Contains(c.After, s.word) })
	})
}

// allShowTheSame compares what those show who hold the same: and all who are in
// hold the same.
func (w *world) allShowTheSame() {
	w.t.Helper()
	members := w.members()
	for _, p := range members[min(1, len(members)):] {
		first := members[0]
		a, _ := first.holding()
		b, _ := p.holding()
		if a.State.Head() != b.State.Head() {
			w.t.Errorf("%s and %s have not the same newest statement:\n%s\n%s", first, p, chains(a), chains(b))
		}
		if vector(a) != vector(b) {
			w.t.Errorf("%s and %s do not hold the same:\n%s\n%s", first, p, vector(a), vector(b))
		} else if x, y := first.digest(), p.digest(); x != y {
			w.t.Errorf("%s and %s hold the same and show other things:\n%s\n%s", first, p, x, y)
		}
	}
}

// whoIsOutReadsNothingNew gives those who are out all there is, and looks whether
// they can open what was sealed after they were put out. A code that they had since,
// and with which they did not come in, opens what it was sealed to.
func (w *world) whoIsOutReadsNothingNew() {
	w.t.Helper()
	state, ok := w.teamState()
	if !ok {
		return
	}
	ends := removals(w.members()[0])
	file := w.members()[0].export()
	for _, p := range w.phones {
		if p.gone {
			continue
		}
		end, out := ends[p.me()]
		if d, known := state.Device(p.me()); !known || d.Standing != space.Removed || !out {
			continue
		}
		p.imports(file, "somebody who is in")
		// The file may tell of a relay that was said to be the home on a chain that
		// lost. It tells those of before then, which is no news at the next contact.
		_, _ = p.contact()
		end = max(end, p.opens()+1)
		reads := ""
		for _, c := range p.everything() {
			reads += shown(c)
		}
		for word, since := range w.ledger.readable(p) {
			if since >= end && strings.Contains(reads, word) && !w.wasHandedOnALostChain(p, word) {
				w.t.Errorf("%s is out since epoch %d and reads %s of epoch %d", p, end, word, since)
			}
		}
	}
}

// readable gives since which epoch each word of others was shared, or quoted there.
func (l *ledger) readable(by *phone) map[string]uint32 {
	since := map[string]uint32{}
	for _, s := range l.saves {
		if s.by == by {
			since[s.word] = 0
			continue
		}
		for _, word := range slices.Concat(s.quotes, []string{s.word}) {
			if at, known := since[word]; s.shared && (!known || s.epoch < at) {
				since[word] = s.epoch
			}
		}
	}
	return since
}

// wasHandedOnALostChain says whether what a word was shared in is an epoch of a chain
// that lost, the key of which was handed to a phone while it was in there: it has the
// number of another one.
func (w *world) wasHandedOnALostChain(p *phone, word string) bool {
	h, _ := w.members()[0].holding()
	held := map[envelope.Hash]space.Held{}
	for _, s := range h.Statements {
		held[s.Hash] = s
	}
	return slices.ContainsFunc(w.ledger.saves, func(s *save) bool {
		if s.word != word || !s.shared {
			return false
		}
		for at, known := held[s.members]; known && !at.Continues; at, known = held[at.Previous] {
			for _, epoch := range epochs(at.Statement) {
				if _, handed := epoch.For(envelope.Recipient(p.me())); epoch.Number == s.epoch {
					return handed
				}
			}
		}
		return false
	})
}

// opens gives the newest epoch whose key was handed to a code that a phone has used,
// whatever became of that; 0: none.
func (p *phone) opens() (newest uint32) {
	h, _ := p.holding()
	for _, held := range h.Statements {
		if i, err := envelope.ParseInvitation(held.Statement); err == nil && slices.Contains(p.used, i.ID()) {
			newest = max(newest, i.Epoch)
		}
		for _, epoch := range epochs(held.Statement) {
			if slices.ContainsFunc(epoch.Handed, func(k envelope.HandedKey) bool { return slices.Contains(p.used, envelope.InvitationID(k.To)) }) {
				newest = max(newest, epoch.Number)
			}
		}
	}
	return newest
}

// epochs gives the one that a statement starts, if it does.
func epochs(s envelope.Statement) []envelope.NewEpoch {
	if removal, err := envelope.ParseRemoval(s); err == nil {
		return []envelope.NewEpoch{removal.Epoch}
	}
	if rotation, err := envelope.ParseRotation(s); err == nil {
		return []envelope.NewEpoch{rotation.Epoch}
	}
	return nil
}

// removals gives with which epoch each device was put out.
func removals(by *phone) map[envelope.DeviceID]uint32 {
	ends := map[envelope.DeviceID]uint32{}
	h, _ := by.holding()
	for _, held := range h.Statements {
		if removal, err := envelope.ParseRemoval(held.Statement); err == nil && held.Continues {
			for _, d := range removal.Devices {
				ends[d.Device] = removal.Epoch.Number
			}
		}
	}
	return ends
}

// nobodyReadsAlong looks for planted words where they may not be.
func (w *world) nobodyReadsAlong() {
	w.t.Helper()
	for _, r := range w.relays {
		if readable(r.log.String()) {
			w.t.Errorf("a planted word is in the log of %s", r.address)
		}
		files, _ := filepath.Glob(filepath.Join(r.dir, "*"))
		for _, name := range files {
			content, err := os.ReadFile(name)
			w.must(err)
			if bytes.Contains(content, []byte(planted)) {
				w.t.Errorf("a planted word is in %s of the relay", filepath.Base(name))
			}
		}
	}
}

// aRepeatChangesNothing has everybody make contact again, and take in all that
// others have as a file, in which nothing is new but what lost.
func (w *world) aRepeatChangesNothing() {
	w.t.Helper()
	if w.everybodyMakesContact() {
		w.t.Error("a contact with nothing new changed something")
	}
	for _, p := range w.members() {
		if !w.isGone(p) {
			p.idles()
		}
	}
	w.whatLostIsCarried()
	before := w.everythingThatCounts()
	w.membersCarryFiles()
	if w.everythingThatCounts() != before {
		w.t.Error("a file with nothing new changed something")
	}
}

// whatLostIsCarried has members take in as files what was said on chains that lost
// and no relay has appended, where some have not heard of it: it travels no other way.
// Who may then sign it again does.
func (w *world) whatLostIsCarried() {
	w.t.Helper()
	if !w.lostIsNews() {
		return
	}
	w.membersCarryFiles()
	for range mostContacts {
		if !w.everybodyMakesContact() {
			w.allShowTheSame()
			return
		}
	}
	w.t.Errorf("%d contacts after a file there was still something new", mostContacts)
}

// lostIsNews says whether a member knows of such a statement, and another does not.
func (w *world) lostIsNews() bool {
	w.t.Helper()
	members := w.members()
	for _, p := range members {
		h, _ := p.holding()
		for _, s := range h.Statements {
			if s.Continues || s.Appended {
				continue
			}
			if slices.ContainsFunc(members, func(p *phone) bool { state, _ := p.state(); return !state.Knows(s.Hash) }) {
				return true
			}
		}
	}
	return false
}

// membersCarryFiles has members take in all that the others have.
func (w *world) membersCarryFiles() {
	w.t.Helper()
	for _, p := range w.members() {
		file := p.export()
		for _, to := range w.members() {
			if to != p {
				to.imports(file, p.name)
			}
		}
	}
}

// mostIdle bounds a contact with nothing new, in bytes of both ways; mostSought is what
// it may take more where the body of something is lost, that an erasure which fell had
// asked for: the relay answers with the stub each time.
const (
	mostIdle   = 400
	mostSought = 300
)

// idles makes contact with nothing new.
func (p *phone) idles() {
	w := p.world
	w.t.Helper()
	before := w.network.bytes
	w.idle = true
	report, err := p.contact()
	w.idle = false
	if errors.Is(err, errNoRelay) {
		return
	}
	w.must(err)
	if p.keepsOut() && report.Received == 0 && !report.Parted {
		return // it is told that they differ
	}
	if report.Rounds != 1 || report.Sent+report.Received > 0 || report.Differs || report.Parted {
		w.t.Errorf("%s: a contact with nothing new: %+v", p, report)
	}
	most := mostIdle
	if h, _ := p.holding(); len(h.Sought) > 0 {
		most += mostSought
	}
	if n := w.network.bytes - before; n > most {
		w.t.Errorf("%s: a contact with nothing new takes %d bytes", p, n)
	}
}
