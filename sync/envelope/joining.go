package envelope

import "crypto/ed25519"

// A Joining is what a statement of type Join says: a device comes in through
// an invitation. The device signs the statement, the invitation's key signs
// for the device.
type Joining struct {
	Invitation InvitationID
	Keys       PublicKeys // of the device
	Name       Sealed     // as its person calls it
	Signature  [SignatureSize]byte
}

// Statement returns the statement that lets the device in, still to be placed
// and signed by it.
func (j Joining) Statement() Statement {
	s := Statement{Type: Join, Author: j.Keys.Device()}
	s.Payload = append(j.append(nil), j.Signature[:]...)
	return s
}

// SigningBytes returns what the key of the invitation signs: a label, the
// space, and all of the payload that goes before this signature.
func (j Joining) SigningBytes(space SpaceID) []byte {
	return j.append(append([]byte(labelJoining), space[:]...))
}

// Verify checks that the invitation with the given public key lets this device
// into this space; it returns ErrSignature if not. That the device itself
// wants to come in is told by the signature of the statement.
func (j Joining) Verify(space SpaceID, key ed25519.PublicKey) error {
	if len(key) != ed25519.PublicKeySize || NewInvitationID(key) != j.Invitation ||
		!ed25519.Verify(key, j.SigningBytes(space), j.Signature[:]) {
		return ErrSignature
	}
	return nil
}

func (j Joining) append(b []byte) []byte {
	b = append(b, j.Invitation[:]...)
	return j.Name.append(j.Keys.append(b))
}

// ParseJoining reads the payload of a statement of type Join. It returns
// ErrMalformed, also when the statement's author is another device. It looks
// at no signature.
func ParseJoining(s Statement) (Joining, error) {
	var j Joining
	err := parsePayload(s, Join, func(r *reader) {
		r.fill(j.Invitation[:])
		j.Keys = r.publicKeys()
		j.Name = r.sealed()
		r.fill(j.Signature[:])
		r.require(j.Keys.Device() == s.Author)
	})
	return j, err
}
