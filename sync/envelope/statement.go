package envelope

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

const statementVersion = 1

// A StatementType says what a statement does to a space.
type StatementType uint8

// The types of statement, each with what its payload is. Numbers are never
// reused.
const (
	Found      StatementType = 1  // starts a space: Founding
	Invite     StatementType = 2  // lets in one device that is yet to come: Invitation
	Join       StatementType = 3  // comes in through an invitation: Joining
	ChangeRole StatementType = 4  // RoleChange
	Remove     StatementType = 5  // puts devices out, starts an epoch: Removal
	Rotate     StatementType = 6  // starts an epoch, withdraws invitations: Rotation
	Erase      StatementType = 7  // leaves only stubs of envelopes: Erasure
	Accept     StatementType = 8  // of who is out, more counts: Acceptance
	Succeed    StatementType = 9  // goes on under new keys: Succession
	Rename     StatementType = 10 // Naming
	Confirm    StatementType = 11 // has carried out erasures: Confirmation
	Leave      StatementType = 12 // goes out by itself: Leaving
	SetHome    StatementType = 13 // says which relay appends: Home

	newestType = SetHome
)

var typeNames = [newestType + 1]string{
	Found: "founding", Invite: "invitation", Join: "joining", ChangeRole: "change of role",
	Remove: "removal", Rotate: "rotation", Erase: "erasure", Accept: "acceptance",
	Succeed: "succession", Rename: "naming", Confirm: "confirmation", Leave: "leaving",
	SetHome: "home relay",
}

// Known says whether this version knows the type. One that is not known is
// verified and carried, and its reader must not write in that space before the
// app is updated.
func (t StatementType) Known() bool { return t >= Found && t <= newestType }

// String returns what a statement of the type is called.
func (t StatementType) String() string {
	if !t.Known() {
		return fmt.Sprintf("statement of type %d", uint8(t))
	}
	return typeNames[t]
}

// A Statement is one signed step in the history of a space: who founded it,
// who is a member, which key is in use. Each names the hash of the one before
// it, whoever signed that.
type Statement struct {
	Type      StatementType
	Space     SpaceID // zero in the founding statement, whose hash it is
	Number    uint64  // 1, 2, 3 … in the space
	Previous  Hash    // statement Number-1; zero for the first
	Author    DeviceID
	Payload   []byte // what the type says
	Signature [SignatureSize]byte
}

// ParseStatement reads one statement that fills data; the payload aliases
// data. A type that this version does not know is no error: its frame can be
// verified and carried.
//
// It returns ErrVersion for a frame that a newer app wrote and ErrMalformed
// for whatever else is not a statement. It does not look at the signature:
// Verify does.
func ParseStatement(data []byte) (Statement, error) {
	r := reader{rest: data}
	if err := readVersion(&r, statementVersion); err != nil {
		return Statement{}, fmt.Errorf("parse statement: %w", err)
	}
	s := Statement{Type: StatementType(r.uint8())}
	r.fill(s.Space[:])
	s.Number = r.uint64()
	r.fill(s.Previous[:])
	r.fill(s.Author[:])
	length := r.uint32()
	if length > MaxPayload {
		return Statement{}, fmt.Errorf("parse statement: payload of %d bytes: %w", length, ErrMalformed)
	}
	s.Payload = r.take(int(length))
	r.fill(s.Signature[:])
	if r.short || len(r.rest) > 0 || !s.placed() {
		return Statement{}, fmt.Errorf("parse statement of %d bytes: %w", len(data), ErrMalformed)
	}
	return s, nil
}

// placed says whether type, number and links can belong together: the first
// statement founds and links to nothing, and no other does.
func (s Statement) placed() bool {
	founds, first := s.Type == Found, s.Number == 1
	return s.Type != 0 && s.Number != 0 && s.Number <= MaxNumber && founds == first &&
		first == (s.Space == SpaceID{}) && first == (s.Previous == Hash{})
}

// Bytes returns the statement in the form that ParseStatement reads.
func (s Statement) Bytes() []byte { return append(s.append(nil), s.Signature[:]...) }

// SigningBytes returns what the author signs: a label and all that goes
// before the signature.
func (s Statement) SigningBytes() []byte { return s.append([]byte(labelStatementSignature)) }

func (s Statement) append(b []byte) []byte {
	b = append(b, statementVersion, byte(s.Type))
	b = append(b, s.Space[:]...)
	b = binary.BigEndian.AppendUint64(b, s.Number)
	b = append(b, s.Previous[:]...)
	b = append(b, s.Author[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(s.Payload)))
	return append(b, s.Payload...)
}

// Hash returns the hash by which the next statement, and envelopes written
// after it, name this one. It covers the signature.
func (s Statement) Hash() Hash {
	return sha256.Sum256(append([]byte(labelStatementHash), s.Bytes()...))
}

// Verify checks that the device with the given public key signed the
// statement; it returns ErrSignature if not. Whether that device may make
// such a statement is for the reader of the chain to decide.
func (s Statement) Verify(key ed25519.PublicKey) error {
	if !signedBy(s.Author, key, s.SigningBytes(), s.Signature) {
		return fmt.Errorf("statement %d: %w", s.Number, ErrSignature)
	}
	return nil
}
