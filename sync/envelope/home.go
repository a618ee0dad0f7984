package envelope

import "encoding/hex"

// RelayID names a relay: a hash of what package sync/protocol says makes it
// that relay and no other.
type RelayID [32]byte

// String returns the id in hexadecimal digits.
func (id RelayID) String() string { return hex.EncodeToString(id[:]) }

// A Home is what a statement of type SetHome says: which relay alone appends
// the statements of the space from here on. Others only carry them.
type Home struct {
	Relay   RelayID // zero: none; a team by files only
	Address Sealed  // where it is reached, a URL
}

// Statement returns the statement that names the home relay, still to be
// placed and signed.
func (h Home) Statement() Statement {
	return Statement{Type: SetHome, Payload: h.Address.append(append([]byte(nil), h.Relay[:]...))}
}

// ParseHome reads the payload of a statement of type SetHome. It returns
// ErrMalformed.
func ParseHome(s Statement) (Home, error) {
	var h Home
	err := parsePayload(s, SetHome, func(r *reader) {
		r.fill(h.Relay[:])
		h.Address = r.sealed()
	})
	return h, err
}
