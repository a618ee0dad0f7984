package space

import (
	"fmt"
	"maps"
	"slices"

	"bankje/sync/envelope"
)

// A State is what the statements of a space say together: who belongs to it,
// and which key is in use. It is a value that is never changed: Apply returns
// another one.
type State struct {
	space  envelope.SpaceID
	number uint64        // of the newest statement
	head   envelope.Hash // of the newest statement

	devices     map[envelope.DeviceID]Device
	invitations map[envelope.InvitationID]Invitation
	epochs      []Epoch
	erasures    []Erasure
	fallen      []Erasure // that do not hold
	said        []saying
	name        envelope.Sealed
	home        envelope.Home
	newer       bool

	proofs *proofs // of statements that were looked at, whether or not they are here
	proven bool    // while one is checked: its signatures and keys are known to be good

	// known has all statements that are here, also those of chains that lost.
	known map[envelope.Hash]place
	// wrapped has the keys that can be opened with that of a later epoch.
	wrapped map[envelope.Hash]bool
}

// A place is where a known statement stands.
type place struct {
	number uint64
	epoch  uint32 // in use after it
	lost   bool   // on a chain that lost
}

// An Epoch is a time in which one key was in use.
type Epoch struct {
	Number uint32
	Key    envelope.Hash
	Start  envelope.Hash // the statement that started it
	Lost   bool          // on a chain that lost; what was sealed in it counts
}

// An Erasure is what one statement erased.
type Erasure struct {
	envelope.Erasure
	By     envelope.DeviceID
	Number uint64 // of the statement
	Hash   envelope.Hash
	// Pending says that it was ordered on a chain that lost: it holds already,
	// but is still to be signed again.
	Pending bool
}

// Fold returns the state after a chain of statements, beginning with the
// founding one. It returns why the first that may not follow does not, and the
// state up to there.
func Fold(chain []envelope.Statement) (State, error) { return foldWith(chain, &proofs{}) }

// Fold is [Fold] for another chain of the same space: what was verified for this
// state is not verified again.
func (s State) Fold(chain []envelope.Statement) (State, error) { return foldWith(chain, s.proofs) }

func foldWith(chain []envelope.Statement, known *proofs) (State, error) {
	if len(chain) == 0 {
		return State{}, fmt.Errorf("fold: no statements: %w", ErrPlace)
	}
	s, _, err := found(chain[0], known)
	if err != nil {
		return State{}, err
	}
	for _, statement := range chain[1:] {
		if err := s.Check(statement); err != nil {
			return s, err
		}
		s.take(statement)
	}
	return s, nil
}

// Apply returns the state after one more statement, or why it may not follow.
func (s State) Apply(statement envelope.Statement) (State, error) {
	if err := s.Check(statement); err != nil {
		return s, err
	}
	next := s.clone()
	next.take(statement)
	return next, nil
}

// Next returns the statement placed after the newest one here, to be signed by
// its author.
func (s State) Next(author envelope.DeviceID, statement envelope.Statement) envelope.Statement {
	statement.Space, statement.Author = s.space, author
	statement.Number, statement.Previous = s.number+1, s.head
	return statement
}

// Space returns the id of the space.
func (s State) Space() envelope.SpaceID { return s.space }

// Number returns the number of the newest statement.
func (s State) Number() uint64 { return s.number }

// Head returns the hash of the newest statement.
func (s State) Head() envelope.Hash { return s.head }

// Name returns the name of the space.
func (s State) Name() envelope.Sealed { return s.name }

// Home returns the home relay; its Relay is zero where there is none.
func (s State) Home() envelope.Home { return s.home }

// Newer says that a statement is of a type that this version does not know.
// Nobody may write in the space before the app is updated.
func (s State) Newer() bool { return s.newer }

// Epoch returns the epoch in use.
func (s State) Epoch() Epoch {
	for _, e := range slices.Backward(s.epochs) {
		if !e.Lost {
			return e
		}
	}
	return Epoch{}
}

// Epochs returns all epochs, those of chains that lost last.
func (s State) Epochs() []Epoch { return slices.Clone(s.epochs) }

// Unwrapped returns the epochs whose keys cannot yet be opened with that of a
// later one: the one in use, and those at the end of chains that lost. The
// next epoch is to wrap them all.
func (s State) Unwrapped() []Epoch {
	current := s.Epoch()
	return slices.DeleteFunc(s.Epochs(), func(e Epoch) bool { return s.wrapped[e.Key] && e != current })
}

// Knows says whether a statement is here, be it on a chain that lost.
func (s State) Knows(statement envelope.Hash) bool {
	_, ok := s.known[statement]
	return ok
}

// clone returns a state whose maps and lists are its own.
func (s State) clone() State {
	s.devices = maps.Clone(s.devices)
	s.invitations = maps.Clone(s.invitations)
	s.epochs = slices.Clone(s.epochs)
	s.erasures = slices.Clone(s.erasures)
	s.fallen = slices.Clone(s.fallen)
	s.said = slices.Clone(s.said)
	s.known = maps.Clone(s.known)
	s.wrapped = maps.Clone(s.wrapped)
	return s
}
