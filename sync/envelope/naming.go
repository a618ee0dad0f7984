package envelope

// A Naming is what a statement of type Rename says: the space, or one of its
// devices, is called otherwise from here on.
type Naming struct {
	Device DeviceID // zero: the space
	Name   Sealed
}

// Statement returns the statement that gives the name, still to be placed and
// signed.
func (n Naming) Statement() Statement {
	return Statement{Type: Rename, Payload: n.Name.append(append([]byte(nil), n.Device[:]...))}
}

// ParseNaming reads the payload of a statement of type Rename. It returns
// ErrMalformed.
func ParseNaming(s Statement) (Naming, error) {
	var n Naming
	err := parsePayload(s, Rename, func(r *reader) {
		r.fill(n.Device[:])
		n.Name = r.sealed()
	})
	return n, err
}
