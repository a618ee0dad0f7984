package protocol

import (
	"bytes"
	"fmt"

	"bankje/sync/envelope"
)

// An Answer is the other half of a round, from a relay to a phone.
type Answer struct {
	Token Token  // to sign the next request over
	Time  uint64 // the relay's clock, in seconds since 1970

	More    bool // the page was too small: ask again
	Astray  bool // the cursor is not the relay's: send the vector
	Parted  bool // the relay has no such statement as the caller's Chain
	Refused bool // the statements brought along were not appended

	Chain  Mark  // the relay's newest statement
	Cursor Mark  // how far the caller has followed once it has taken Runs
	Digest Short // HashHeads of all that counts and the relay holds, beyond Cursor too

	Heads      []Head               // the relay's; nil unless asked for or Astray
	Statements []envelope.Statement // those behind the caller's Chain
	Outcomes   []Outcome            // of the request's runs, in their order
	Forks      []Fork               // where the caller holds another envelope
	Waiting    []Waiting            // the quarantine; told to coordinators
	Runs       []Run                // what the caller lacks, and what it wanted
}

// A Fork says that a device has written two envelopes with one sequence: the
// caller sent or named one, the relay holds another.
type Fork struct {
	Device   envelope.DeviceID
	Sequence uint64
	Hash     envelope.Hash // of the relay's
}

// Waiting says up to where the relay keeps envelopes that a device wrote
// beyond its removal.
type Waiting struct {
	Device   envelope.DeviceID
	Sequence uint64
}

// What an answer says in one bit, and the sections that it may have in the
// order in which they follow.
const (
	isMore = 1 << iota
	isAstray
	isParted
	isRefused
	answerSays = 1<<iota - 1
)

const (
	hasHeads = 1 << iota
	hasNewStatements
	hasOutcomes
	hasForks
	hasWaiting
	hasNewRuns
	answerSections = 1<<iota - 1
)

// AppendAnswer writes an answer that concerns one space. It returns
// envelope.ErrChain for runs that are none, and ErrLarge.
func AppendAnswer(b []byte, space envelope.SpaceID, a Answer) ([]byte, error) {
	if err := checkRuns(space, a.Runs); err != nil {
		return nil, err
	}
	if len(a.Heads) > MaxDevices || len(a.Statements) > MaxStatements || len(a.Outcomes) > MaxBatch ||
		len(a.Forks) > MaxDevices+MaxBatch || len(a.Waiting) > MaxDevices {
		return nil, fmt.Errorf("answer: %w", ErrLarge)
	}
	start := len(b)
	b = append(b, a.Token[:]...)
	b = appendNumber(b, a.Time)
	b = append(b, flag(a.More, isMore)|flag(a.Astray, isAstray)|flag(a.Parted, isParted)|flag(a.Refused, isRefused),
		flag(a.Heads != nil, hasHeads)|flag(len(a.Statements) > 0, hasNewStatements)|flag(len(a.Outcomes) > 0, hasOutcomes)|
			flag(len(a.Forks) > 0, hasForks)|flag(len(a.Waiting) > 0, hasWaiting)|flag(len(a.Runs) > 0, hasNewRuns))
	b = a.Cursor.append(a.Chain.append(b))
	b = append(b, a.Digest[:]...)
	if a.Heads != nil {
		b = appendHeads(b, a.Heads)
	}
	b = appendStatements(b, a.Statements)
	b = appendOutcomes(b, a.Outcomes)
	b = appendForks(b, a.Forks)
	b = appendWaiting(b, a.Waiting)
	b = appendRuns(b, a.Runs)
	if len(b)-start > MaxMessage {
		return nil, fmt.Errorf("answer of %d bytes: %w", len(b)-start, ErrLarge)
	}
	return b, nil
}

// ParseAnswer reads an answer that concerns one space. Bodies alias the
// message. It returns envelope.ErrMalformed, and envelope.ErrVersion for a
// statement that a newer app wrote.
func ParseAnswer(space envelope.SpaceID, message []byte) (Answer, error) {
	r := reader{rest: message}
	var a Answer
	r.fill(a.Token[:])
	a.Time = r.number()
	says, has := r.flags(answerSays), r.flags(answerSections)
	a.More, a.Astray, a.Parted, a.Refused = says&isMore != 0, says&isAstray != 0, says&isParted != 0, says&isRefused != 0
	a.Chain, a.Cursor = r.mark(), r.mark()
	r.fill(a.Digest[:])
	if has&hasHeads != 0 {
		a.Heads = r.heads()
	}
	if has&hasNewStatements != 0 {
		var err error
		if a.Statements, err = r.statements(); err != nil {
			return Answer{}, fmt.Errorf("parse answer: %w", err)
		}
	}
	if has&hasOutcomes != 0 {
		a.Outcomes = r.outcomes()
	}
	if has&hasForks != 0 {
		a.Forks = r.forks()
	}
	if has&hasWaiting != 0 {
		a.Waiting = r.waiting()
	}
	if has&hasNewRuns != 0 {
		a.Runs = r.runs(space)
	}
	return a, r.end("answer")
}

func appendForks(b []byte, forks []Fork) []byte {
	if len(forks) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(forks)))
	for _, f := range forks {
		b = appendHead(b, Head(f))
	}
	return b
}

func (r *reader) forks() []Fork {
	n := r.count(MaxDevices+MaxBatch, headSize)
	if n == 0 {
		r.fail()
	}
	forks := make([]Fork, 0, n)
	for range n {
		var f Fork
		r.fill(f.Device[:])
		f.Sequence = r.number()
		r.fill(f.Hash[:])
		if f.Sequence == 0 {
			r.fail()
		}
		forks = append(forks, f)
	}
	return forks
}

func appendWaiting(b []byte, waiting []Waiting) []byte {
	if len(waiting) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(waiting)))
	for _, w := range waiting {
		b = appendNumber(append(b, w.Device[:]...), w.Sequence)
	}
	return b
}

// waiting reads the quarantine in the order of its devices.
func (r *reader) waiting() []Waiting {
	n := r.count(MaxDevices, 16+1)
	if n == 0 {
		r.fail()
	}
	list := make([]Waiting, 0, n)
	for i := range n {
		var w Waiting
		r.fill(w.Device[:])
		w.Sequence = r.number()
		if w.Sequence == 0 || i > 0 && bytes.Compare(list[i-1].Device[:], w.Device[:]) >= 0 {
			r.fail()
		}
		list = append(list, w)
	}
	return list
}
