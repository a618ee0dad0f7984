package envelope

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
)

// RelayID names a relay by where it is reached: see [NewRelayID].
type RelayID [32]byte

// NewRelayID gives the id of the relay at an address: who answers there is told
// by TLS. It is the same however the address is written, with capitals in the
// host, the usual port, a slash or spaces at the end; zero for "".
func NewRelayID(address string) RelayID {
	address = strings.TrimSpace(address)
	if address == "" {
		return RelayID{}
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		u.Host = strings.ToLower(u.Host)
		u.Host = strings.TrimSuffix(u.Host, map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
		address = u.String()
	}
	return sha256.Sum256([]byte("bankje relay 1\x00" + strings.TrimRight(address, "/")))
}

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
