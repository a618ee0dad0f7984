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

	// Signature is by the key of the invitation. Who comes in verifies it
	// before anything else: nobody who lacks the secret, a relay say, can lead
	// them into another space.
	Signature [SignatureSize]byte
}

// ID returns the id of the invitation.
func (i Invitation) ID() InvitationID { return NewInvitationID(i.Keys.Signing) }

// Statement returns the statement that invites, still to be placed and
// signed.
func (i Invitation) Statement() Statement {
	return Statement{Type: Invite, Payload: append(i.append(nil), i.Signature[:]...)}
}

// SigningBytes returns what the key of the invitation signs: a label, the
// space, the device that invites, and all of the payload that goes before this
// signature.
func (i Invitation) SigningBytes(space SpaceID, inviter DeviceID) []byte {
	b := append([]byte(labelInviting), space[:]...)
	return i.append(append(b, inviter[:]...))
}

// Verify checks that whoever invites into this space holds the secret of the
// invitation; it returns ErrSignature if not.
func (i Invitation) Verify(space SpaceID, inviter DeviceID) error {
	if !ed25519.Verify(i.Keys.Signing, i.SigningBytes(space, inviter), i.Signature[:]) {
		return ErrSignature
	}
	return nil
}

func (i Invitation) append(b []byte) []byte {
	b = append(i.Keys.append(b), byte(i.Role))
	b = binary.BigEndian.AppendUint32(b, uint32(i.Until))
	b = binary.BigEndian.AppendUint32(b, i.Epoch)
	b = append(b, i.EpochKey[:]...)
	return i.Note.append(appendField(b, i.SealedKey))
}

// ParseInvitation reads the payload of a statement of type Invite. It returns
// ErrMalformed. It looks at no signature.
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
		r.fill(i.Signature[:])
	})
	return i, err
}

// A Day counts the days since 1 January 1970, in UTC.
type Day uint32
