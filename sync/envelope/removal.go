package envelope

import "encoding/binary"

// A Removal is what a statement of type Remove says: devices are out of the
// space, and a new epoch starts, whose key they do not get.
type Removal struct {
	Devices []RemovedDevice // by their ids
	Epoch   NewEpoch
}

// A RemovedDevice says how far the feed of a device counts. What it wrote
// beyond counts for nobody until a coordinator accepts it.
type RemovedDevice struct {
	Device DeviceID
	Last   Head // the last envelope that the coordinator held
}

const removedDeviceSize = 16 + headSize

// Statement returns the statement that removes the devices, still to be placed
// and signed. It puts the lists in order.
func (m Removal) Statement() Statement {
	sortBy(m.Devices, func(d RemovedDevice) []byte { return d.Device[:] })
	m.Epoch.sort()
	b := binary.BigEndian.AppendUint32(nil, uint32(len(m.Devices)))
	for _, d := range m.Devices {
		b = d.Last.append(append(b, d.Device[:]...))
	}
	return Statement{Type: Remove, Payload: m.Epoch.append(b)}
}

// ParseRemoval reads the payload of a statement of type Remove. It returns
// ErrMalformed.
func ParseRemoval(s Statement) (Removal, error) {
	var m Removal
	err := parsePayload(s, Remove, func(r *reader) {
		for range r.count(removedDeviceSize) {
			var d RemovedDevice
			r.fill(d.Device[:])
			d.Last = r.head()
			m.Devices = append(m.Devices, d)
		}
		m.Epoch = r.newEpoch()
		r.require(len(m.Devices) > 0 &&
			ascending(len(m.Devices), func(i int) []byte { return m.Devices[i].Device[:] }))
	})
	return m, err
}
