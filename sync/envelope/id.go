package envelope

import "encoding/hex"

// SpaceID names a space: the SHA-256 hash of the statement that founded it, so
// that nobody who carries its envelopes can pass off another space as it.
type SpaceID [32]byte

// DeviceID names a device within all spaces: the first 16 bytes of the hash of
// its public signing key under a label of its own.
type DeviceID [16]byte

// Hash is a SHA-256 hash.
type Hash [32]byte

// String returns the id in hexadecimal digits.
func (id SpaceID) String() string { return hex.EncodeToString(id[:]) }

// String returns the id in hexadecimal digits.
func (id DeviceID) String() string { return hex.EncodeToString(id[:]) }

// String returns the hash in hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }
