package sim

import (
	"fmt"
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// planted stands in every text that somebody writes. Whoever carries must never
// have it in clear.
const planted = "соняшник"

// A ledger notes what was confirmed to people: every save that the journal said
// to be on the disk. In the end each must be found.
type ledger struct {
	saves    []*save
	hidden   []*hiding
	erasings []*erasing
	met      []meeting
	traces   []trace
	later    uint64                                    // how many of those were made up
	handsOff map[store.ConversationID]bool             // what a later version asks older ones to leave alone
	about    map[store.ConversationID][]store.PersonID // of whom each is, where it is of somebody
}

// A save is one text that somebody wrote, and was told to be saved.
type save struct {
	word     string // stands in it, and in no other
	talk     store.ConversationID
	by       *phone
	device   envelope.DeviceID
	shared   bool          // in the team's space; else one's own
	sequence uint64        // of its envelope there
	hash     envelope.Hash // likewise
	epoch    uint32        // likewise
	body     []byte        // of that envelope, sealed
	knew     space.State   // of the team, by the phone that shared it
	members  envelope.Hash // the newest statement that it names
	saw      []string      // words that stood there when the edit began
	quotes   []string      // words that stand in it too
	lost     string        // why nobody has it any more; "": somebody must
	nowhere  bool          // it was on no disk any more, nor its stub, and nobody wrote anything of it again
}

// A hiding is of a conversation, by somebody who saw these words in it.
type hiding struct {
	talk store.ConversationID
	saw  []string
	at   []place // where it stands
	lost bool    // nobody has it any more
}

// word makes up one that stands nowhere yet.
func (l *ledger) word() string { return fmt.Sprintf("%s-%d.", planted, len(l.saves)) }

// laterWord makes up one that a later version writes.
func (l *ledger) laterWord() string {
	l.later++
	return fmt.Sprintf("%s-later-%d.", planted, l.later)
}

// answeredBy gives the words that whoever wrote a word had seen: who shares it
// shares it in their place, also where the save itself is lost later.
func (l *ledger) answeredBy(word string) (saw []string) {
	for _, s := range l.saves {
		if s.word != word {
			continue
		}
		for _, earlier := range s.saw {
			saw = append(append(saw, earlier), l.answeredBy(earlier)...)
		}
	}
	return saw
}

// note puts a save into the ledger.
func (l *ledger) note(s save) *save {
	l.saves = append(l.saves, &s)
	return &s
}

// words gives which of the ledger's stand in a text.
func (l *ledger) words(text string) []string {
	var all []string
	for _, s := range l.saves {
		if strings.Contains(text, s.word) && !slices.Contains(all, s.word) {
			all = append(all, s.word)
		}
	}
	return all
}

// shown is all text that a conversation shows.
func shown(c store.Conversation) string {
	var b strings.Builder
	b.WriteString(c.Note)
	for _, conflict := range c.Conflicts {
		for _, v := range conflict.Versions {
			b.WriteString("\n" + v.Text)
		}
	}
	return b.String()
}

// ends gives how far each feed of the team is held.
func (p *phone) ends() map[envelope.DeviceID]uint64 {
	p.world.t.Helper()
	ends := map[envelope.DeviceID]uint64{}
	h, _ := p.holding()
	for _, run := range h.Runs {
		ends[run.Device] = run.Last
	}
	return ends
}

// sealed notes of a save where its envelope stands: in the feed that is longer than
// before. Requests may be signed as another device still, where the relay has yet to
// hear of a successor.
func (p *phone) sealed(s *save, before map[envelope.DeviceID]uint64) {
	p.world.t.Helper()
	h, _ := p.holding()
	for _, run := range h.Runs {
		if run.Last > before[run.Device] {
			s.device, s.sequence, s.hash = run.Device, run.Last, run.Hash
		}
	}
	e, _ := p.holds(s.device, s.sequence)
	s.shared, s.knew, s.epoch, s.body, s.members = true, h.State, e.Header.Epoch, e.Body, e.Header.Members
}

// wroteAgain notes what a phone wrote since its feeds ended somewhere, while changes of
// others came in: what it had on a branch of its feed that does not count, as another
// device.
func (p *phone) wroteAgain(ends map[envelope.DeviceID]uint64) {
	p.world.t.Helper()
	for _, at := range p.added(ends) {
		if p.isMe(at.device) {
			p.again = append(p.again, at)
		}
	}
}

// isMe says whether a device is the one that a phone writes as: it may sign requests as
// the one before still.
func (p *phone) isMe(device envelope.DeviceID) bool {
	state, _ := p.state()
	d, _ := state.Device(device)
	if device == p.me() {
		return d.Successor == envelope.DeviceID{}
	}
	return d.Succeeds == p.me() && !slices.ContainsFunc(p.world.phones, func(other *phone) bool { return other.me() == device })
}
