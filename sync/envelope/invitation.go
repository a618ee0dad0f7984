package envelope

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
)

// InvitationID names an invitation: the first 16 bytes of the hash of its
// public signing key, under a label of its own.
type InvitationID [16]byte

// NewInvitationID returns the id of the invitation that signs with the
// private half of key.
func NewInvitationID(key ed25519.PublicKey) InvitationID {
	sum := sha256.Sum256(append([]byte(labelInvitation), key...))
	return InvitationID(sum[:16])
}

// An Invitation is what a statement of type Invite says: whoever holds the
// secret that these keys are made of may let in one device.
type Invitation struct {
	Keys  PublicKeys
	Role  Role // which the device will have
	Until Day  // the last on which the home relay takes the joining

	// The key of the epoch in which the invitation was made, sealed to its
	// HPKE key; later epochs hand it theirs.
	Epoch     uint32
	EpochKey  Hash
	SealedKey []byte

	Note Sealed // for whom it is, as the inviter calls them
}

// ID returns the id of the invitation.
func (i Invitation) ID() InvitationID { return NewInvitationID(i.Keys.Signing) }

// Statement returns the statement that invites, still to be placed and
// signed.
func (i Invitation) Statement() Statement {
	b := append(i.Keys.append(nil), byte(i.Role))
	b = binary.BigEndian.AppendUint32(b, uint32(i.Until))
	b = binary.BigEndian.AppendUint32(b, i.Epoch)
	b = append(b, i.EpochKey[:]...)
	b = appendField(b, i.SealedKey)
	return Statement{Type: Invite, Payload: i.Note.append(b)}
}

// ParseInvitation reads the payload of a statement of type Invite. It returns
// ErrMalformed.
func ParseInvitation(s Statement) (Invitation, error) {
	var i Invitation
	err := parsePayload(s, Invite, func(r *reader) {
		i.Keys = r.publicKeys()
		i.Role = r.role()
		i.Until = Day(r.uint32())
		i.Epoch = r.uint32()
		r.fill(i.EpochKey[:])
		i.SealedKey = r.field(maxHandedKey)
		i.Note = r.sealed()
	})
	return i, err
}

// A Day counts the days since 1 January 1970, in UTC.
type Day uint32
