package client

import (
	"maps"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// said is what is known of the statements that a relay has, and so which of
// those that are here it lacks. It numbers them in its own order; whatever it
// has, it has all before that too.
type said struct {
	carries bool                            // it is not the home, which alone puts them in order
	visits  bool                            // it is not, and gets nothing that is new
	enters  bool                            // who asks is not in the space yet, as it knows it
	mark    protocol.Mark                   // how far its list was followed
	has     map[envelope.Hash]envelope.Hash // what it has, and what each of that follows
	listing bool                            // more of its list is to come
	parted  int                             // how often it did not know the mark, or held something back
	needed  map[envelope.Hash]bool          // an envelope that it lacks them for is here
	refused map[envelope.Hash]bool          // it did not take them in this contact
}

// mostLast bounds the ends of chains that are remembered: more is the work of a
// relay that makes them up.
const mostLast = 32

// newSaid begins where the last contact ended, if all is here that it told of.
// Else something was damaged on the way, and the list is followed anew.
func newSaid(m memo, h space.Holding, self envelope.DeviceID) *said {
	s := &said{
		mark:    m.Chain,
		has:     map[envelope.Hash]envelope.Hash{},
		needed:  map[envelope.Hash]bool{},
		refused: map[envelope.Hash]bool{},
	}
	last := m.Last
	if m.Chain == (protocol.Mark{}) && len(m.Last) == 0 {
		s.mark, last = guess(h.Statements, self)
	}
	if !s.follow(last, h.Statements) || len(last) == 0 {
		s.anew()
	}
	return s
}

// guess gives up to where a relay that was never asked has the chain that goes
// on here: as far as others said it. A list of so many statements with that one
// at its end can be none but this chain; where the relay has another, it says
// so.
func guess(held []space.Held, self envelope.DeviceID) (protocol.Mark, []envelope.Hash) {
	for _, h := range slices.Backward(held) {
		if h.Continues && (h.Appended || h.Author != self) {
			return protocol.Mark{Number: h.Number, Hash: protocol.ShortOf(h.Hash)}, []envelope.Hash{h.Hash}
		}
	}
	return protocol.Mark{}, nil
}

// follow notes that the relay has some statements and so all before them, and
// says whether they are here.
func (s *said) follow(last []envelope.Hash, held []space.Held) bool {
	missing := map[envelope.Hash]bool{}
	for _, hash := range last {
		missing[hash] = true
	}
	follows := maps.Clone(missing)
	for _, h := range slices.Backward(held) { // each after the one before it
		if follows[h.Hash] {
			s.has[h.Hash], follows[h.Previous] = h.Previous, true
			delete(missing, h.Hash)
		}
	}
	return len(missing) == 0
}

// bring has as much of the end of the chain sent as one message may hold: by who
// is not in the space yet as the relay knows it, and cannot ask what that has.
func (s *said) bring(held []space.Held) {
	s.anew()
	s.listing = false
	size := 0
	for i, h := range slices.Backward(held) {
		if !h.Continues {
			continue
		}
		if size += len(h.Bytes()); size > statementMost || h.Number == 1 {
			s.follow([]envelope.Hash{h.Hash}, held[:i+1])
			return
		}
	}
}

// anew has the list followed from its beginning.
func (s *said) anew() {
	s.mark = protocol.Mark{}
	clear(s.has)
	s.listing = true
}

// founded begins with a relay that was given a list just now.
func (s *said) founded(list []envelope.Statement) {
	s.anew()
	for _, statement := range list {
		s.has[statement.Hash()] = statement.Previous
	}
	s.mark = protocol.Mark{Number: uint64(len(list)), Hash: protocol.ShortOf(list[len(list)-1].Hash())}
	s.listing = false
}

// lacks gives what the relay lacks and can be sent at once, and whether it had
// been appended before and is carried. New statements go up behind what went
// there before, in the order in which they go on. But who is not in the space yet
// comes in first, where nothing that lacks goes before: nothing else is taken of
// them, such as the joining that a relay of before had appended.
func (s *said) lacks(held []space.Held) (list []envelope.Statement, carried bool) {
	if s.listing {
		return nil, false
	}
	var fresh []envelope.Statement
	stuck, behind := false, false
	for _, h := range held {
		_, has := s.has[h.Hash]
		switch {
		case has:
		case s.refused[h.Hash]:
			stuck = stuck || h.Continues
		case h.Appended || s.needed[h.Hash] || s.carries:
			list, behind = append(list, h.Statement), behind || h.Continues
		case h.Continues && !stuck:
			fresh = append(fresh, h.Statement)
		}
	}
	first := s.enters && !behind && len(fresh) > 0
	if len(list) > 0 && !first || s.visits {
		return fitting(list), true
	}
	return fitting(fresh), false
}

// unsaid counts what goes on here and the relay does not have.
func (s *said) unsaid(held []space.Held) int {
	n := 0
	for _, h := range held {
		if _, has := s.has[h.Hash]; !has && (h.Continues || h.Appended) {
			n++
		}
	}
	return n
}

// need has a statement carried that the relay needs for an envelope, with all
// before it, if it is here.
func (s *said) need(statement envelope.Hash, held []space.Held) {
	wanted := map[envelope.Hash]bool{statement: true}
	for _, h := range slices.Backward(held) {
		if wanted[h.Hash] {
			s.needed[h.Hash], wanted[h.Previous] = true, true
		}
	}
}

// answered takes in what an answer says of statements, and tells whether the
// relay now has some that it was sent.
func (s *said) answered(sent protocol.Request, a protocol.Answer) (took bool) {
	if a.Parted {
		s.anew()
		s.parted++
		return false
	}
	s.mark = a.Chain
	s.listing = a.More && len(a.Statements) > 0
	for _, statement := range a.Statements {
		s.has[statement.Hash()] = statement.Previous
	}
	kept := 0
	for i, statement := range sent.Statements {
		if !a.Refused || protocol.ShortOf(statement.Hash()) == a.Chain.Hash {
			kept = i + 1
		}
	}
	for i, statement := range sent.Statements {
		if i < kept {
			s.has[statement.Hash()] = statement.Previous
			delete(s.refused, statement.Hash())
		} else {
			s.refused[statement.Hash()] = true
		}
	}
	s.enters = s.enters && kept == 0
	if !s.listing && a.Chain != sent.Chain && !s.whole() {
		s.anew()
		s.parted++
	}
	return kept > 0
}

// whole says whether everything in the relay's list was seen: it may have held
// some back, or others may have appended more at the same moment.
func (s *said) whole() bool {
	if uint64(len(s.has)) != s.mark.Number {
		return false
	}
	for hash := range s.has {
		if protocol.ShortOf(hash) == s.mark.Hash {
			return true
		}
	}
	return false
}

// last gives what of the relay's statements none follows.
func (s *said) last() []envelope.Hash {
	followed := make(map[envelope.Hash]bool, len(s.has))
	for _, previous := range s.has {
		followed[previous] = true
	}
	var last []envelope.Hash
	for hash := range s.has {
		if !followed[hash] {
			last = append(last, hash)
		}
	}
	slices.SortFunc(last, func(a, b envelope.Hash) int { return slices.Compare(a[:], b[:]) })
	return last
}

// fitting gives statements from the start that one message may hold.
func fitting(list []envelope.Statement) []envelope.Statement {
	size := 0
	for i, statement := range list {
		if size += len(statement.Bytes()); size > statementMost && i > 0 || i == protocol.MaxStatements {
			return list[:i]
		}
	}
	return list
}
