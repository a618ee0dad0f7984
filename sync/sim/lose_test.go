package sim

import (
	"os"
	"slices"
)

// keep copies the phone as it is now, as a back-up of a whole phone does.
func (p *phone) keep() {
	p.copies = append(p.copies, p.copyFolder())
	p.world.tell("%s: the phone is copied", p)
}

// restore puts an old copy of the phone in the place of what is on it. What only
// it had since is lost, and nobody can be blamed.
func (p *phone) restore(from string) {
	w := p.world
	w.t.Helper()
	p.quit()
	w.remove(p.dir)
	w.must(os.CopyFS(p.dir, os.DirFS(from)))
	p.start()
	p.twice = true
	p.forgets()
	w.tell("%s: the phone is as it was copied", p)
	w.writeOff("it was on a phone that was restored")
}

// clone begins another phone with an old copy of this one.
func (p *phone) clone(name, from string) *phone {
	w := p.world
	w.t.Helper()
	c := w.unwrap(name)
	w.must(os.CopyFS(c.dir, os.DirFS(from)))
	c.came, c.used, c.later = p.came, slices.Clone(p.used), c.later || p.later
	c.made = slices.Clone(p.made)
	c.start()
	c.forgets()
	c.twice, p.twice = true, true
	w.phones = append(w.phones, c)
	w.tell("%s begins as a copy of %s", c, p)
	return c
}

// breaks ends a phone for good.
func (p *phone) breaks() {
	w := p.world
	p.quit()
	p.gone = true
	w.tell("%s: the phone is at the bottom of a canal", p.name)
	w.writeOff("it was on a phone that is no more")
}

// writeOff notes which saves are on no disk any more: that is lost which nobody
// else had yet.
func (w *world) writeOff(why string) {
	w.t.Helper()
	for _, h := range w.ledger.hidden {
		h.lost = slices.ContainsFunc(h.at, func(at place) bool { return !w.isOnADisk(at) })
	}
	for _, s := range w.ledger.saves {
		s.nowhere = s.nowhere || s.shared && !w.isOnADisk(s.place())
		switch {
		case s.lost != "":
			continue
		case s.shared && (w.isKept(s) || w.isAnsweredBySomebody(s)):
			continue
		case !s.shared && (s.by.gone || w.isAnswered(s, s.by)):
			continue
		}
		s.lost = why
		w.tell("  %s is lost: %s", s.word, why)
	}
}

// isFoundAgain takes back what was written off, where a message that was held up
// brought it.
func (w *world) isFoundAgain() {
	w.t.Helper()
	for _, s := range w.ledger.saves {
		if s.lost != "" && s.shared && w.isHeld(s) {
			s.lost = ""
			w.tell("  %s is found again", s.word)
		}
		s.nowhere = s.nowhere && !w.isOnADisk(s.place())
	}
}

// aPhoneIsCopied, for a day on which it is needed.
func (w *world) aPhoneIsCopied(p *phone) {
	if len(p.copies) < 3 {
		p.keep()
	}
}

// anOldCopyIsUsed: the phone is restored from it, or another begins with it.
func (w *world) anOldCopyIsUsed(p *phone) {
	if len(p.copies) == 0 {
		return
	}
	from := pick(w, p.copies)
	if w.chance(40) && len(w.phones) < len(names) {
		p.clone(names[len(w.phones)], from)
		return
	}
	p.restore(from)
}
