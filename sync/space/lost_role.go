package space

import "bankje/sync/envelope"

// loseRole lets a change of role wait as long as it can be said, by what the device
// is now; it need not be where the device has that role.
func (s *State) loseRole(lost Lost) (Lost, bool) {
	c, _ := envelope.ParseRoleChange(lost.Statement)
	d, known := s.devices[c.Device]
	switch {
	case !known: // it may come in again
	case d.Standing != Active:
		lost.Fate, lost.Err = Fell, ErrNotMember
	case d.Role == c.Role:
		return Lost{}, false
	case c.Role != envelope.Coordinator && s.coordinators(c.Device) == 0:
		lost.Fate, lost.Err = Fell, ErrLastCoordinator
	}
	return lost, true
}

// deviceOf returns the device that a statement names or gives a role, if it does.
func deviceOf(statement envelope.Statement) (envelope.DeviceID, bool) {
	if n, err := envelope.ParseNaming(statement); err == nil && n.Device != (envelope.DeviceID{}) {
		return n.Device, true
	}
	c, err := envelope.ParseRoleChange(statement)
	return c.Device, err == nil
}

func (s *State) isKnown(id envelope.DeviceID) bool {
	_, known := s.devices[id]
	return known
}
