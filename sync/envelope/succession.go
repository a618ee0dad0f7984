package envelope

// A SuccessionReason says why a device goes on under new keys. Numbers are
// never reused.
type SuccessionReason uint8

// The reasons for a succession.
const (
	Forked   SuccessionReason = 1 // another phone writes with the same keys
	Restored SuccessionReason = 2 // from a back-up that lacked its newest envelopes
	Damaged  SuccessionReason = 3 // an unsent envelope of the feed is lost
)

// A Succession is what a statement of type Succeed says: the device that signs
// it goes on as another one, with its role, and writes no more. Its new keys
// sign for the succession too, so that nobody takes those of somebody else.
type Succession struct {
	Reason    SuccessionReason
	Last      Head       // how far the old feed counts
	Keys      PublicKeys // of the device that goes on
	Name      Sealed
	Signature [SignatureSize]byte // by the new signing key
}

// Statement returns the statement of the succession, still to be placed and
// signed by the old device.
func (c Succession) Statement() Statement {
	return Statement{Type: Succeed, Payload: append(c.append(nil), c.Signature[:]...)}
}

// SigningBytes returns what the new device signs: a label, the space, the old
// device, and all of the payload that goes before this signature.
func (c Succession) SigningBytes(space SpaceID, old DeviceID) []byte {
	b := append([]byte(labelSuccession), space[:]...)
	return c.append(append(b, old[:]...))
}

// Verify checks that the new device succeeds the old one in this space of its
// own will; it returns ErrSignature if not.
func (c Succession) Verify(space SpaceID, old DeviceID) error {
	if !signedBy(c.Keys.Device(), c.Keys.Signing, c.SigningBytes(space, old), c.Signature) {
		return ErrSignature
	}
	return nil
}

func (c Succession) append(b []byte) []byte {
	b = c.Last.append(append(b, byte(c.Reason)))
	return c.Name.append(c.Keys.append(b))
}

// ParseSuccession reads the payload of a statement of type Succeed. It returns
// ErrMalformed. It looks at no signature.
func ParseSuccession(s Statement) (Succession, error) {
	var c Succession
	err := parsePayload(s, Succeed, func(r *reader) {
		c.Reason = SuccessionReason(r.uint8())
		r.require(c.Reason >= Forked && c.Reason <= Damaged)
		c.Last = r.head()
		c.Keys = r.publicKeys()
		c.Name = r.sealed()
		r.fill(c.Signature[:])
	})
	return c, err
}
