package envelope

// An Acceptance is what a statement of type Accept says: of what a device
// wrote that is out of the space, more counts than before.
type Acceptance struct {
	Device DeviceID
	Last   Head // beyond the one so far
}

// Statement returns the statement that accepts, still to be placed and
// signed.
func (a Acceptance) Statement() Statement {
	return Statement{Type: Accept, Payload: a.Last.append(append([]byte(nil), a.Device[:]...))}
}

// ParseAcceptance reads the payload of a statement of type Accept. It returns
// ErrMalformed.
func ParseAcceptance(s Statement) (Acceptance, error) {
	var a Acceptance
	err := parsePayload(s, Accept, func(r *reader) {
		r.fill(a.Device[:])
		a.Last = r.head()
		r.require(a.Last.Sequence > 0)
	})
	return a, err
}
