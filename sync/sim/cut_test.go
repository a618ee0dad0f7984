package sim

import (
	"bytes"
	"crypto/rand"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"bankje/sync/envelope"
)

// A lifeline is by what a phone's app may die in the middle of something: it hears
// of each moment that counts for that. What the app does after it died does not
// count.
type lifeline struct {
	phone *phone
	left  string // a copy of the files as they were then; "": it lives
	torn  bool   // what it was about to write is decided on
}

// lifelines are those of open journals, by their folders.
var lifelines sync.Map

// beforeCommit hears that SQLite is about to commit something in the file of this
// name.
func beforeCommit(name string) {
	if u, err := url.Parse(name); err == nil {
		if l, known := lifelines.Load(filepath.Dir(u.Path)); known {
			l.(*lifeline).beat()
		}
	}
}

// beat is called at each moment in which the app may die: a message is sent or came,
// something is about to be committed, and half of the times also whenever some random
// bytes are read, which is between other files too.
func (l *lifeline) beat() {
	w := l.phone.world
	if l.left != "" {
		l.tear()
		return
	}
	if w.beats == 0 {
		return
	}
	if w.beats--; w.beats == 0 {
		l.left, w.dead = l.phone.copyFolder(), l.phone
	}
}

// tear leaves, of what was written next, as much as a power cut may: the log up to
// any byte of it.
func (l *lifeline) tear() {
	w := l.phone.world
	w.t.Helper()
	if l.torn {
		return
	}
	l.torn = true
	const name = "journal.db-wal"
	was, _ := os.ReadFile(filepath.Join(l.left, name))
	is, err := os.ReadFile(filepath.Join(l.phone.dir, name))
	if err != nil || len(is) == len(was) || !bytes.HasPrefix(is, was) {
		return // it begins again from its front, or all is in the database
	}
	cut := len(was) + w.random.IntN(len(is)-len(was)+1)
	w.must(os.WriteFile(filepath.Join(l.left, name), is[:cut], 0o600))
	w.tell("  of the %d bytes that are written next %d are left", len(is)-len(was), cut-len(was))
}

// Read gives random bytes, as the journal asks for them.
func (l *lifeline) Read(b []byte) (int, error) {
	if l.phone.world.finely {
		l.beat()
	}
	return rand.Read(b)
}

// cuts lets one thing happen, and the app of whoever is at work die in the middle
// of it, or right after. Nobody was told that it was done.
func (w *world) cuts(what func()) {
	w.t.Helper()
	told := w.told()
	w.finely = w.chance(50)
	w.beats = 1 + w.random.IntN(6)
	if w.finely {
		w.beats += w.random.IntN(12)
	}
	what()
	w.beats = 0
	p := w.dead
	if p == nil {
		return
	}
	w.dead = nil
	p.lifeline.tear()
	left := p.lifeline.left
	p.lifeline.left, p.lifeline.torn = "", false
	w.tell("%s: the app was killed in the middle of this", p)
	p.become(left)
	w.takeBack(p, told)
}

// toldSoFar is what people were told until some moment.
type toldSoFar struct {
	saves, hidden, erasings int
	lost                    []*save
	codes                   []invited
	came                    map[*phone]envelope.InvitationID
	erased                  map[*phone]int // how often their owners erased somebody from their own journals
}

func (w *world) told() toldSoFar {
	l := &w.ledger
	told := toldSoFar{len(l.saves), len(l.hidden), len(l.erasings), l.lost(), slices.Clone(w.codes), map[*phone]envelope.InvitationID{}, map[*phone]int{}}
	for _, p := range w.phones {
		told.came[p], told.erased[p] = p.came, p.erasedOwn()
	}
	return told
}

// takeBack forgets what nobody was told, unless it is on the disk all the same.
func (w *world) takeBack(p *phone, told toldSoFar) {
	w.t.Helper()
	l := &w.ledger
	l.saves = append(l.saves[:told.saves:told.saves], slices.DeleteFunc(l.saves[told.saves:], func(s *save) bool { return !p.has(s) })...)
	l.hidden = append(l.hidden[:told.hidden:told.hidden], slices.DeleteFunc(l.hidden[told.hidden:], func(h *hiding) bool {
		c, err := p.Conversation(w.ctx, h.talk)
		return err == nil && !c.Hidden
	})...)
	state, known := p.state()
	l.erasings = append(l.erasings[:told.erasings:told.erasings], slices.DeleteFunc(l.erasings[told.erasings:], func(e *erasing) bool {
		return !known || !e.holdsIn(state)
	})...)
	p.again = slices.DeleteFunc(p.again, func(at place) bool { return !p.keeps(at) })
	for _, s := range l.lost() {
		if !slices.Contains(told.lost, s) && p.erasedOwn() == told.erased[p] {
			s.lost = ""
		}
	}
	if !known || len(w.codes) > len(told.codes) {
		w.codes, p.came = told.codes, told.came[p]
	}
}

// lost gives the saves that are.
func (l *ledger) lost() []*save {
	return slices.DeleteFunc(slices.Clone(l.saves), func(s *save) bool { return s.lost == "" })
}

// has says whether a save is on the phone that made it.
func (p *phone) has(s *save) bool {
	if !s.shared {
		c, err := p.Conversation(p.world.ctx, s.talk)
		return err == nil && slices.Contains(p.world.ledger.words(shown(c)), s.word)
	}
	_, known := p.state()
	return known && p.keeps(s.place())
}

// become has the phone go on with a copy of its files.
func (p *phone) become(left string) {
	p.world.t.Helper()
	old := p.dir
	p.quit() // in a folder that nobody looks at any more
	p.world.remove(old)
	p.dir = left
	if p.start(); p.gone {
		p.world.tell("%s was not there yet", p.name)
	}
}
