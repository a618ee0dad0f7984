package envelope

// A Leaving is what a statement of type Leave says: its author is out of the
// space by its own will.
type Leaving struct {
	Last Head // its last envelope
}

// Statement returns the statement that leaves, still to be placed and signed.
func (l Leaving) Statement() Statement {
	return Statement{Type: Leave, Payload: l.Last.append(nil)}
}

// ParseLeaving reads the payload of a statement of type Leave. It returns
// ErrMalformed.
func ParseLeaving(s Statement) (Leaving, error) {
	var l Leaving
	err := parsePayload(s, Leave, func(r *reader) { l.Last = r.head() })
	return l, err
}
