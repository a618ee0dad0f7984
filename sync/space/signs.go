package space

import (
	"slices"

	"bankje/sync/envelope"
)

// whoSigns returns who may sign a lost statement again: its author, unless
// any coordinator may.
func (s *State) whoSigns(lost Lost) []envelope.DeviceID {
	statement := lost.Statement
	switch statement.Type {
	case envelope.Remove, envelope.Rotate:
		if lost.Fate == Waits && !s.withdraws(statement) {
			return s.wrappers(statement)
		}
		return s.coordinatorsFirst(statement.Author)
	case envelope.Leave, envelope.Erase, envelope.Accept:
		return s.coordinatorsFirst(statement.Author)
	}
	return []envelope.DeviceID{s.signer(statement)}
}

// wrappers returns the coordinators who have the key of the epoch that a
// statement started, and so can wrap it in the next.
func (s *State) wrappers(statement envelope.Statement) []envelope.DeviceID {
	return slices.DeleteFunc(s.coordinatorsFirst(statement.Author), func(id envelope.DeviceID) bool {
		return !s.wasHanded(id, statement)
	})
}

// wasHanded says whether a device, or one that it succeeds, has the key of the
// epoch that a statement started.
func (s *State) wasHanded(id envelope.DeviceID, statement envelope.Statement) bool {
	start, _ := envelope.StartedEpoch(statement)
	return s.Line(statement.Author) == id || slices.ContainsFunc(start.Handed, func(h envelope.HandedKey) bool {
		return s.Line(envelope.DeviceID(h.To)) == id
	})
}

// signer returns who signs for the author of a lost statement: the device as
// which it goes on. Only to come in, or to go on as another one, is for that
// device alone.
func (s *State) signer(statement envelope.Statement) envelope.DeviceID {
	if statement.Type == envelope.Join || statement.Type == envelope.Succeed {
		return statement.Author
	}
	return s.Line(statement.Author)
}

// coordinatorsFirst returns the coordinators, the given device first, then
// those longest in office.
func (s *State) coordinatorsFirst(first envelope.DeviceID) []envelope.DeviceID {
	var list []Device
	for _, d := range s.devices {
		if d.coordinates() {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Device) int {
		if (a.ID == first) != (b.ID == first) {
			if a.ID == first {
				return -1
			}
			return 1
		}
		return compare(a.office, b.office)
	})
	var ids []envelope.DeviceID
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	return ids
}
