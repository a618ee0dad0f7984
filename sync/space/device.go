package space

import (
	"bytes"
	"maps"
	"slices"

	"bankje/sync/envelope"
)

// A Standing says whether a device is in the space, and if not, why.
type Standing int

// The standings. Only an active device is a member; what the others wrote
// counts up to their Last.
const (
	Active   Standing = iota + 1
	Replaced          // goes on as another device
	Left
	Removed
)

// A Device is or was in the space.
type Device struct {
	ID       envelope.DeviceID
	Keys     envelope.PublicKeys
	Role     envelope.Role
	Standing Standing
	Name     envelope.Sealed // no Bytes: it was never named

	Since      uint64                // number of the statement with which it came
	Invitation envelope.InvitationID // through which; zero for founder and successors
	Invited    envelope.DeviceID     // by whom; zero likewise
	Succeeds   envelope.DeviceID     // as which it was here before; zero: none
	Successor  envelope.DeviceID     // as which it goes on; zero: none

	// Last is how far its feed counts, once it is not active.
	Last envelope.Head

	// Confirmed is the number of the statement up to which it has carried out
	// all erasures.
	Confirmed uint64

	// Pending says that the device was removed, or left, on a chain that lost:
	// that holds already, but is still to be signed again.
	Pending bool

	// office is the number of the statement that made it a coordinator, also
	// as the device that it succeeds.
	office uint64
}

// coordinates says whether the device is a coordinator now.
func (d Device) coordinates() bool {
	return d.Standing == Active && d.Role == envelope.Coordinator
}

// Device returns a device that is or was in the space, and whether there is
// such a one.
func (s State) Device(id envelope.DeviceID) (Device, bool) {
	d, ok := s.devices[id]
	return d, ok
}

// Devices returns all devices that are or were in the space, by their ids.
func (s State) Devices() []Device {
	return slices.SortedFunc(maps.Values(s.devices), func(a, b Device) int {
		return bytes.Compare(a.ID[:], b.ID[:])
	})
}

// Members returns the devices that are in the space now, by their ids.
func (s State) Members() []Device {
	return slices.DeleteFunc(s.Devices(), func(d Device) bool { return d.Standing != Active })
}

// Pending returns the devices that are out by what was said on chains that lost,
// each with how far its feed counts: the next removal is to name them all.
func (s State) Pending() []envelope.RemovedDevice {
	var all []envelope.RemovedDevice
	for _, d := range s.Devices() {
		if d.Pending {
			all = append(all, envelope.RemovedDevice{Device: d.ID, Last: d.Last})
		}
	}
	return all
}

// IsCoordinator says whether the device is a coordinator now.
func (s State) IsCoordinator(id envelope.DeviceID) bool { return s.devices[id].coordinates() }

// Line returns the device as which a device goes on now: itself, unless it was
// replaced.
func (s State) Line(id envelope.DeviceID) envelope.DeviceID {
	for s.devices[id].Standing == Replaced {
		id = s.devices[id].Successor
	}
	return id
}

// GoesOnAs says whether a device, or one that succeeded it, goes on or went on
// as another one.
func (s State) GoesOnAs(id, as envelope.DeviceID) bool {
	for d, known := s.devices[as]; known && d.Succeeds != (envelope.DeviceID{}); d, known = s.devices[d.Succeeds] {
		if d.Succeeds == id {
			return true
		}
	}
	return false
}

// coordinators counts those that are left without the given devices.
func (s State) coordinators(without ...envelope.DeviceID) int {
	n := 0
	for id, d := range s.devices {
		if d.coordinates() && !slices.Contains(without, id) {
			n++
		}
	}
	return n
}

// leaves says whether a statement is by a device that left on a chain that lost,
// and says so again: nobody else may have heard of it.
func (d Device) leaves(statement envelope.Statement) bool {
	return statement.Type == envelope.Leave && d.Standing == Left && d.Pending
}
