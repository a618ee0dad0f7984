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
