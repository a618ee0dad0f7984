package space

import "bankje/sync/envelope"

// found returns the state after the founding statement, and what that says.
func found(statement envelope.Statement, known *proofs) (State, envelope.Founding, error) {
	f, err := envelope.ParseFounding(statement)
	if err != nil {
		return State{}, f, err
	}
	if hash := statement.Hash(); !known.has(hash) {
		if err := usable(f.Keys()); err != nil {
			return State{}, f, err
		}
		known.add(hash)
	}
	return begin(statement, f, known), f, nil
}

// begin returns the state after a founding statement that was checked.
func begin(statement envelope.Statement, f envelope.Founding, known *proofs) State {
	s := State{
		proofs:      known,
		space:       envelope.FoundedSpace(statement),
		devices:     map[envelope.DeviceID]Device{},
		invitations: map[envelope.InvitationID]Invitation{},
		known:       map[envelope.Hash]place{},
		wrapped:     map[envelope.Hash]bool{},
		name:        envelope.Sealed{Epoch: 1, Bytes: f.Name},
	}
	s.epochs = []Epoch{{Number: 1, Key: f.EpochKey, Start: statement.Hash()}}
	s.advance(statement)
	s.devices[statement.Author] = Device{
		ID: statement.Author, Keys: f.Keys(), Role: envelope.Coordinator, Standing: Active,
		Since: 1, office: 1,
	}
	return s
}

// advance makes the statement the newest one.
func (s *State) advance(statement envelope.Statement) {
	s.number, s.head = statement.Number, statement.Hash()
	s.known[s.head] = place{number: s.number, epoch: s.Epoch().Number}
}

// take carries out a statement that was checked. The maps and lists must be
// the state's own.
func (s *State) take(statement envelope.Statement) {
	switch statement.Type {
	case envelope.Invite:
		taken(envelope.ParseInvitation, s.takeInvite)(statement)
	case envelope.Join:
		taken(envelope.ParseJoining, s.takeJoin)(statement)
	case envelope.ChangeRole:
		taken(envelope.ParseRoleChange, s.takeRole)(statement)
	case envelope.Remove:
		taken(envelope.ParseRemoval, s.takeRemove)(statement)
	case envelope.Rotate:
		taken(envelope.ParseRotation, s.takeRotate)(statement)
	case envelope.Erase:
		taken(envelope.ParseErasure, s.takeErase)(statement)
	case envelope.Accept:
		taken(envelope.ParseAcceptance, s.takeAccept)(statement)
	case envelope.Succeed:
		taken(envelope.ParseSuccession, s.takeSucceed)(statement)
	case envelope.Rename:
		taken(envelope.ParseNaming, s.takeName)(statement)
	case envelope.Confirm:
		taken(envelope.ParseConfirmation, s.takeConfirm)(statement)
	case envelope.Leave:
		taken(envelope.ParseLeaving, s.takeLeave)(statement)
	case envelope.SetHome:
		taken(envelope.ParseHome, func(h envelope.Home, _ envelope.Statement) { s.home = h })(statement)
	default:
		s.newer = true
	}
	if said, ok := sayingOf(statement); ok {
		s.said = append(s.said, said)
	}
	s.advance(statement)
}

// taken returns what carries out a statement, from the parser of its payload
// and what carries out that.
func taken[P any](parse func(envelope.Statement) (P, error), take func(P, envelope.Statement)) func(envelope.Statement) {
	return func(statement envelope.Statement) {
		if payload, err := parse(statement); err == nil { // it was checked
			take(payload, statement)
		}
	}
}

func (s *State) takeInvite(i envelope.Invitation, statement envelope.Statement) {
	s.invitations[i.ID()] = Invitation{Invitation: i, By: statement.Author, Number: statement.Number}
}

func (s *State) takeJoin(j envelope.Joining, statement envelope.Statement) {
	i := s.invitations[j.Invitation]
	i.UsedBy = statement.Author
	s.invitations[j.Invitation] = i
	d := Device{
		ID: statement.Author, Keys: j.Keys, Role: i.Role, Standing: Active, Name: j.Name,
		Since: statement.Number, Invitation: j.Invitation, Invited: i.By,
	}
	if d.Role == envelope.Coordinator {
		d.office = statement.Number
	}
	s.devices[d.ID] = d
}

func (s *State) takeRole(c envelope.RoleChange, statement envelope.Statement) {
	d := s.devices[c.Device]
	d.Role, d.office = c.Role, 0
	if c.Role == envelope.Coordinator {
		d.office = statement.Number
	}
	s.devices[d.ID] = d
}

func (s *State) takeRemove(m envelope.Removal, statement envelope.Statement) {
	for _, removed := range m.Devices {
		s.putOut(removed.Device, Removed, removed.Last)
	}
	s.takeEpoch(m.Epoch, statement)
}

// putOut ends the membership of a device. Who is removed has the codes of the
// invitations that they made: none of them opens anything more.
func (s *State) putOut(id envelope.DeviceID, why Standing, last envelope.Head) {
	d := s.devices[id]
	d.Standing, d.Last, d.Pending = why, last, false
	s.devices[id] = d
	if why == Removed {
		s.withdrawOf(id)
	}
}

func (s *State) takeRotate(n envelope.Rotation, statement envelope.Statement) {
	for _, id := range n.Withdrawn {
		i := s.invitations[id]
		i.Withdrawn = true
		s.invitations[id] = i
	}
	s.takeEpoch(n.Epoch, statement)
}

func (s *State) takeEpoch(n envelope.NewEpoch, statement envelope.Statement) {
	for _, w := range n.Earlier {
		s.wrapped[w.Key] = true
	}
	s.epochs = append(s.epochs, Epoch{Number: n.Number, Key: n.Key, Start: statement.Hash()})
}

func (s *State) takeErase(e envelope.Erasure, statement envelope.Statement) {
	s.erasures = append(s.erasures, Erasure{
		Erasure: e, By: statement.Author, Number: statement.Number, Hash: statement.Hash(),
	})
}

func (s *State) takeAccept(a envelope.Acceptance, _ envelope.Statement) {
	d := s.devices[a.Device]
	d.Last = a.Last
	s.devices[d.ID] = d
}

func (s *State) takeSucceed(c envelope.Succession, statement envelope.Statement) {
	old := s.devices[statement.Author]
	d := Device{
		ID: c.Keys.Device(), Keys: c.Keys, Role: old.Role, Standing: Active, Name: c.Name,
		Since: statement.Number, Succeeds: old.ID, Confirmed: old.Confirmed, office: old.office,
	}
	s.devices[d.ID] = d
	s.putOut(old.ID, Replaced, c.Last)
	old = s.devices[old.ID]
	old.Successor = d.ID
	s.devices[old.ID] = old
}

func (s *State) takeName(n envelope.Naming, _ envelope.Statement) {
	if n.Device == (envelope.DeviceID{}) {
		s.name = n.Name
		return
	}
	d := s.devices[n.Device]
	d.Name = n.Name
	s.devices[d.ID] = d
}

func (s *State) takeConfirm(c envelope.Confirmation, statement envelope.Statement) {
	d := s.devices[statement.Author]
	d.Confirmed = c.Number
	s.devices[d.ID] = d
}

func (s *State) takeLeave(l envelope.Leaving, statement envelope.Statement) {
	s.putOut(statement.Author, Left, l.Last)
}
