package seal

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A spaceDevice is a device that this phone became in one space, because the
// first one may not write there any more.
type spaceDevice struct {
	space  envelope.SpaceID
	device *Device
}

// AddDevice adds keys under which this phone goes on in one space: as a
// successor, or because it was removed and is invited again. All that it was
// before stays, for what was sealed to it.
func (k *Keys) AddDevice(id envelope.SpaceID, device *Device) {
	held := slices.ContainsFunc(k.devices, func(held spaceDevice) bool {
		return held.space == id && held.device.id == device.id
	})
	if !held {
		k.devices = append(k.devices, spaceDevice{id, device})
	}
}

// Author returns as which device this phone writes in a space: the newest that
// is a member. Where none is, it is the newest of all, which may have yet to
// come in.
func (k *Keys) Author(s space.State) *Device {
	all := k.devicesOf(s.Space())
	for _, device := range slices.Backward(all) {
		if d, _ := s.Device(device.id); d.Standing == space.Active {
			return device
		}
	}
	return all[len(all)-1]
}

// Caller returns as which device this phone signs requests to a relay that has
// the given state: the author, or where that has yet to come in the newest that
// the relay knows.
func (k *Keys) Caller(s space.State) *Device {
	author := k.Author(s)
	if _, known := s.Device(author.id); known {
		return author
	}
	for _, device := range slices.Backward(k.devicesOf(s.Space())) {
		if _, known := s.Device(device.id); known {
			return device
		}
	}
	return author
}

// Spare returns a device with which this phone can go on in a space: one that is
// held for it and that the space does not know, since its statement was never
// used, or lost.
func (k *Keys) Spare(s space.State) (*Device, bool) {
	for _, held := range slices.Backward(k.devices) {
		if _, known := s.Device(held.device.id); held.space == s.Space() && !known {
			return held.device, true
		}
	}
	return nil, false
}

// Devices returns all that this phone is or was in any space.
func (k *Keys) Devices() []envelope.DeviceID {
	all := []envelope.DeviceID{k.Device.id}
	for _, held := range k.devices {
		all = append(all, held.device.id)
	}
	return all
}

// devicesOf returns all that this phone is or was in a space, the newest last.
func (k *Keys) devicesOf(id envelope.SpaceID) []*Device {
	all := []*Device{k.Device}
	for _, held := range k.devices {
		if held.space == id {
			all = append(all, held.device)
		}
	}
	return all
}

// deviceIn returns one that this phone is or was in a space, and whether it is one.
func (k *Keys) deviceIn(id envelope.SpaceID, device envelope.DeviceID) (*Device, bool) {
	all := k.devicesOf(id)
	at := slices.IndexFunc(all, func(d *Device) bool { return d.id == device })
	if at < 0 {
		return nil, false
	}
	return all[at], true
}
