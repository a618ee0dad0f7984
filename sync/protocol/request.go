package protocol

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"bankje/sync/envelope"
)

// A Request is one round of an exchange, from a phone to a relay: what the
// caller has, what it brings, and what it asks for. Its zero value asks for
// everything from the beginning.
type Request struct {
	Chain  Mark // newest statement that the caller holds; where it parted, an older one
	Cursor Mark // how far the caller has followed the relay's numbers
	Page   int  // bytes of envelopes wanted in the answer; zero for PageDefault

	// Vector, when not nil, is all that the caller holds. The relay then
	// answers with what is missing from it instead of what lies behind Cursor,
	// and with its own heads.
	Vector []Head

	Statements []envelope.Statement // to be appended to the relay's chain
	// Carried says that a relay had appended the statements before, and lost them
	// or was another one: they are also taken where that makes chains part.
	Carried bool
	Runs    []Run  // to be kept
	Wants   []Want // to be sent, whatever cursor and vector say
}

// A Want names envelopes of a device, from First to Last.
type Want struct {
	Device      envelope.DeviceID
	First, Last uint64
}

// The sections that a request may have, in the order in which they follow.
const (
	hasPage = 1 << iota
	hasVector
	hasStatements
	hasRuns
	hasWants
	isCarried
	requestFlags = 1<<iota - 1
)

// AppendRequest writes the content of a request that concerns one space. It
// returns envelope.ErrChain for runs that are none, and ErrLarge.
func AppendRequest(b []byte, space envelope.SpaceID, q Request) ([]byte, error) {
	if err := checkRuns(space, q.Runs); err != nil {
		return nil, err
	}
	if len(q.Vector) > MaxDevices || len(q.Statements) > MaxStatements || len(q.Wants) > MaxWants {
		return nil, fmt.Errorf("request: %w", ErrLarge)
	}
	start := len(b)
	b = append(b, flag(q.Page > 0, hasPage)|flag(q.Vector != nil, hasVector)|flag(len(q.Statements) > 0, hasStatements)|
		flag(len(q.Runs) > 0, hasRuns)|flag(len(q.Wants) > 0, hasWants)|flag(q.Carried, isCarried))
	b = q.Cursor.append(q.Chain.append(b))
	if q.Page > 0 {
		b = appendNumber(b, uint64(q.Page))
	}
	if q.Vector != nil {
		b = appendHeads(b, q.Vector)
	}
	b = appendStatements(b, q.Statements)
	b = appendRuns(b, q.Runs)
	b = appendWants(b, q.Wants)
	if len(b)-start > MaxMessage-ProofSize {
		return nil, fmt.Errorf("request of %d bytes: %w", len(b)-start, ErrLarge)
	}
	return b, nil
}

// ParseRequest reads the content of a request that concerns one space. Bodies
// alias the content. It returns envelope.ErrMalformed, and envelope.ErrVersion
// for a statement that a newer app wrote.
func ParseRequest(space envelope.SpaceID, content []byte) (Request, error) {
	r := reader{rest: content}
	has := r.flags(requestFlags)
	q := Request{Chain: r.mark(), Cursor: r.mark(), Carried: has&isCarried != 0}
	if has&hasPage != 0 {
		if q.Page = int(r.upTo(PageMost)); q.Page == 0 {
			r.fail()
		}
	}
	if has&hasVector != 0 {
		q.Vector = r.heads()
	}
	if has&hasStatements != 0 {
		var err error
		if q.Statements, err = r.statements(); err != nil {
			return Request{}, fmt.Errorf("parse request: %w", err)
		}
	}
	if has&hasRuns != 0 {
		q.Runs = r.runs(space)
	}
	if has&hasWants != 0 {
		q.Wants = r.wants()
	}
	return q, r.end("request")
}

func flag(set bool, bit uint8) uint8 {
	if set {
		return bit
	}
	return 0
}

func appendRuns(b []byte, runs []Run) []byte {
	if len(runs) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(runs)))
	for _, run := range runs {
		b = appendRun(b, run)
	}
	return b
}

func appendStatements(b []byte, statements []envelope.Statement) []byte {
	if len(statements) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(statements)))
	for _, s := range statements {
		b = appendBytes(b, s.Bytes())
	}
	return b
}

// statements reads statements that follow each other; the first may be any.
func (r *reader) statements() ([]envelope.Statement, error) {
	n := r.count(MaxStatements, 1+94+envelope.SignatureSize)
	if n == 0 {
		r.fail()
	}
	list := make([]envelope.Statement, 0, n)
	for range n {
		b := r.bytes(maxStatement)
		if r.bad {
			break
		}
		s, err := envelope.ParseStatement(b)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// SortWants returns ranges in the order in which a request has them. None may
// overlap another.
func SortWants(wants []Want) []Want {
	slices.SortFunc(wants, func(a, b Want) int {
		return cmp.Or(bytes.Compare(a.Device[:], b.Device[:]), cmp.Compare(a.First, b.First))
	})
	return wants
}

func appendWants(b []byte, wants []Want) []byte {
	if len(wants) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(wants)))
	for _, w := range wants {
		b = append(b, w.Device[:]...)
		b = appendNumber(appendNumber(b, w.First), w.Last)
	}
	return b
}

// wants reads ranges in the order of device and first sequence.
func (r *reader) wants() []Want {
	n := r.count(MaxWants, 16+1+1)
	if n == 0 {
		r.fail()
	}
	wants := make([]Want, 0, n)
	for i := range n {
		var w Want
		r.fill(w.Device[:])
		w.First, w.Last = r.number(), r.number()
		if w.First == 0 || w.Last < w.First || i > 0 && !wants[i-1].before(w) {
			r.fail()
		}
		wants = append(wants, w)
	}
	return wants
}

func (w Want) before(other Want) bool {
	order := bytes.Compare(w.Device[:], other.Device[:])
	return order < 0 || order == 0 && w.Last < other.First
}
