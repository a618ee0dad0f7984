package space

import (
	"slices"

	"bankje/sync/envelope"
)

// withLost returns the state after what holds of statements on chains that
// lost, in the order of byPlace, and what becomes of each.
//
// First the members go, for nothing that others do may depend on somebody who
// was removed; then the rest is looked at.
func (s State) withLost(rest []lostNode) (State, []Lost) {
	if len(rest) == 0 {
		return s, nil
	}
	s = s.clone()
	s.remember(rest)
	withdrawn := withdrawnBy(rest)
	held := map[envelope.Hash]Lost{}
	var outs []lostNode
	for _, n := range rest {
		if n.statement.Type == envelope.Remove || n.statement.Type == envelope.Leave {
			s.loseMember(n, held)
			outs = append(outs, n)
		}
	}
	for _, n := range rest {
		if n.statement.Type == envelope.Erase {
			s.loseErasure(n, outs, held)
		}
	}
	var list []Lost
	comes := map[envelope.DeviceID]bool{} // by a joining that waits
	for i, n := range rest {
		if s.saidOtherwise(n.statement, rest[i+1:]) {
			continue
		}
		lost, tell := held[n.hash]
		if !tell {
			lost, tell = s.lose(n)
		}
		if !tell {
			continue
		}
		if lost.Fate == Waits {
			lost = s.hindered(lost, withdrawn, comes)
		}
		if lost.Fate != Fell {
			lost.By = s.whoSigns(lost)
		}
		if lost.Fate == Waits && n.statement.Type == envelope.Join {
			comes[n.statement.Author] = true
		}
		list = append(list, lost)
	}
	return s, list
}

// hindered lets fall what waits and that others which lost keep from being said
// again: an invitation that was withdrawn, and a word about a device that comes in
// no more.
func (s *State) hindered(lost Lost, withdrawn map[envelope.InvitationID]bool, comes map[envelope.DeviceID]bool) Lost {
	if withdrawn[invitedBy(lost.Statement)] {
		lost.Fate, lost.Err = Fell, ErrInvitationWithdrawn
	}
	if about, is := deviceOf(lost.Statement); is && !s.isKnown(about) && !comes[about] {
		lost.Fate, lost.Err = Fell, ErrUnknownDevice
	}
	return lost
}

// withdrawnBy returns the invitations that some of the statements withdraw. One
// that lost along with its withdrawal is not opened again, not even for the time
// until that is signed again too.
func withdrawnBy(rest []lostNode) map[envelope.InvitationID]bool {
	withdrawn := map[envelope.InvitationID]bool{}
	for _, n := range rest {
		if rotation, err := envelope.ParseRotation(n.statement); err == nil {
			for _, id := range rotation.Withdrawn {
				withdrawn[id] = true
			}
		}
	}
	return withdrawn
}

// invitedBy returns the invitation that a statement makes; zero: none.
func invitedBy(statement envelope.Statement) envelope.InvitationID {
	if i, err := envelope.ParseInvitation(statement); err == nil {
		return i.ID()
	}
	return envelope.InvitationID{}
}

// remember makes lost statements known, and the epochs that they started.
func (s *State) remember(rest []lostNode) {
	starts := map[envelope.Hash]bool{}
	for _, n := range rest {
		at := place{number: n.statement.Number, epoch: s.known[n.parent.hash].epoch, lost: true}
		if start, ok := envelope.StartedEpoch(n.statement); ok {
			at.epoch = start.Number
			s.epochs = append(s.epochs, Epoch{Number: start.Number, Key: start.Key, Start: n.hash, Lost: true})
			starts[start.Key] = true
			for _, w := range start.Earlier { // by place: what it wraps came before
				if starts[w.Key] {
					s.wrapped[w.Key] = true
				}
			}
		}
		s.known[n.hash] = at
	}
}

// loseMember lets a removal or a leaving hold, unless none would be left of
// those who coordinated before the chains parted and still do. Who became one
// later does not count: nothing that fell may hold on another day. Whom the same
// chain had let in before may come in still, though whoever invited them goes.
func (s *State) loseMember(n lostNode, held map[envelope.Hash]Lost) {
	out, why := s.goingOut(n.statement)
	if len(out) == 0 {
		return // the chain that goes on has it all
	}
	lost := Lost{Statement: n.statement, Fate: Fell}
	letIn := s.letInBefore(n)
	for _, d := range out {
		if !s.coordinatesWithout(d.Device, n.parted) {
			lost.Err = ErrLastCoordinator
			continue
		}
		s.putOut(d.Device, why, d.Last)
		gone := s.devices[d.Device]
		gone.Pending = true
		s.devices[d.Device] = gone
		lost.Fate = Holds
	}
	for code, device := range letIn {
		if i := s.invitations[code]; i.Withdrawn {
			i.cameIn = device
			s.invitations[code] = i
		}
	}
	held[n.hash] = lost
}

// coordinatesWithout says whether, without one device, somebody coordinates
// who already did when the statement with the given number was the newest.
func (s *State) coordinatesWithout(id envelope.DeviceID, parted uint64) bool {
	for other, d := range s.devices {
		if other != id && d.coordinates() && d.office <= parted {
			return true
		}
	}
	return false
}

// goingOut returns which members a removal or a leaving puts out: those that
// it names, or as which they go on.
func (s *State) goingOut(statement envelope.Statement) ([]envelope.RemovedDevice, Standing) {
	var named []envelope.RemovedDevice
	why := Removed
	if statement.Type == envelope.Leave {
		l, _ := envelope.ParseLeaving(statement)
		named, why = []envelope.RemovedDevice{{Device: statement.Author, Last: l.Last}}, Left
	} else {
		m, _ := envelope.ParseRemoval(statement)
		named = m.Devices
	}
	var out []envelope.RemovedDevice
	for _, d := range named {
		if id := s.Line(d.Device); id != d.Device {
			d = envelope.RemovedDevice{Device: id} // of the successor nothing was known
		}
		if s.devices[d.Device].Standing == Active {
			out = append(out, d)
		}
	}
	return out, why
}

// lose says what becomes of any other statement. It says false when the chain
// that goes on has it already.
func (s *State) lose(n lostNode) (Lost, bool) {
	statement := n.statement
	lost := Lost{Statement: statement, Fate: Waits}
	author := s.devices[s.signer(statement)]
	switch statement.Type {
	case envelope.Remove, envelope.Rotate:
		return s.loseRotation(statement)
	case envelope.Join:
		return s.loseJoining(statement)
	case envelope.Accept:
		a, _ := envelope.ParseAcceptance(statement)
		d := s.devices[a.Device]
		return lost, d.Standing != Active && d.Last.Sequence < a.Last.Sequence
	}
	if s.says(statement) || s.saidSince(n.parted, statement) {
		return Lost{}, false
	}
	switch {
	case author.Standing != Active:
		lost.Fate, lost.Err = Fell, ErrNotMember
	case s.needsCoordinator(statement) && author.Role != envelope.Coordinator:
		lost.Fate, lost.Err = Fell, ErrNotCoordinator
	case statement.Type == envelope.ChangeRole:
		return s.loseRole(lost)
	}
	return lost, true
}

// needsCoordinator says whether only a coordinator may say it: also another name
// than one's own.
func (s *State) needsCoordinator(statement envelope.Statement) bool {
	n, err := envelope.ParseNaming(statement)
	return forCoordinators[statement.Type] || err == nil && s.Line(n.Device) != s.Line(statement.Author)
}

// loseRotation has invitations withdrawn again that are still open, and the
// key of the epoch wrapped by a later one. Where no coordinator has that key,
// as of one who was to put out the last of the others, it waits for one who has
// without a word: there is nothing that anybody could do.
func (s *State) loseRotation(statement envelope.Statement) (Lost, bool) {
	start, _ := envelope.StartedEpoch(statement)
	again := !s.wrapped[start.Key] && len(s.wrappers(statement)) > 0 || s.withdraws(statement)
	return Lost{Statement: statement, Fate: Waits}, again
}

// withdraws says whether a statement withdraws invitations that are open.
func (s *State) withdraws(statement envelope.Statement) bool {
	n, err := envelope.ParseRotation(statement)
	return err == nil && slices.ContainsFunc(n.Withdrawn, func(id envelope.InvitationID) bool {
		i, ok := s.invitations[id]
		return ok && i.Open()
	})
}

// loseJoining lets the device join again, where its invitation is still open.
func (s *State) loseJoining(statement envelope.Statement) (Lost, bool) {
	lost := Lost{Statement: statement, Fate: Waits}
	if _, here := s.devices[statement.Author]; here {
		return Lost{}, false
	}
	j, _ := envelope.ParseJoining(statement)
	switch i, ok := s.invitations[j.Invitation]; {
	case !ok:
		lost.Fate, lost.Err = Fell, ErrUnknownInvitation
	case i.lets(statement.Author):
	case i.Withdrawn:
		lost.Fate, lost.Err = Fell, ErrInvitationWithdrawn
	default:
		lost.Fate, lost.Err = Fell, ErrInvitationUsed
	}
	return lost, true
}

// says whether the chain that goes on says the same already, in a way that
// nothing takes back.
func (s *State) says(statement envelope.Statement) bool {
	switch statement.Type {
	case envelope.Invite:
		i, _ := envelope.ParseInvitation(statement)
		_, ok := s.invitations[i.ID()]
		return ok
	case envelope.Succeed:
		c, _ := envelope.ParseSuccession(statement)
		_, ok := s.devices[c.Keys.Device()]
		return ok
	case envelope.Erase, envelope.Leave:
		return true // else it would hold, and have been told
	case envelope.Confirm:
		return true // it is made again for the chain that goes on, erasure by erasure
	}
	return false
}
