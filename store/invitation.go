package store

import (
	"encoding/binary"
	"fmt"

	"bankje/store/seal"
	"bankje/sync/envelope"
)

// MaxInvitationFile is how large a file with an invitation can be, in bytes.
const MaxInvitationFile = 16 << 20

// InInvitationCode reports whether a letter, as somebody types it, can stand in
// the code of an invitation.
func InInvitationCode(r rune) bool { return seal.InCode(r) }

// Invited is what somebody who is invited has: the code, and of the team what
// came with it.
type Invited struct {
	Code       InvitationCode
	Relay      string               // address of the team's relay, as far as it was told
	Statements []envelope.Statement // of the team, from a file; none where the relay gives them
}

// InvitationFile makes a file with which somebody comes into a team without
// any network: the code, the relay's address, and the team's statements, each
// behind its length. Whoever has the file can come in, once. ErrNotFound.
func (j *Journal) InvitationFile(team TeamID, code InvitationCode) ([]byte, error) {
	var file []byte
	err := j.inSpace(envelope.SpaceID(team), func(s *joined) error {
		file = code.File(j.keys.HomeAddress(s.members))
		for _, statement := range s.tree.All() {
			b := statement.Bytes()
			file = binary.BigEndian.AppendUint32(file, uint32(len(b)))
			file = append(file, b...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("make invitation file: %w", err)
	}
	return file, nil
}

// ReadInvitation reads a file with an invitation. ErrNoInvitation for something
// else, also for one that is cut or damaged.
func ReadInvitation(data []byte) (Invited, error) {
	code, address, rest, err := seal.CutInvitationFile(data)
	if err != nil {
		return Invited{}, ErrNoInvitation
	}
	invited := Invited{Code: code, Relay: address}
	for len(rest) > 0 {
		if len(rest) < 4 {
			return Invited{}, ErrNoInvitation
		}
		length := uint64(binary.BigEndian.Uint32(rest))
		if rest = rest[4:]; uint64(len(rest)) < length {
			return Invited{}, ErrNoInvitation
		}
		statement, err := envelope.ParseStatement(rest[:length])
		if err != nil {
			return Invited{}, ErrNoInvitation
		}
		invited.Statements = append(invited.Statements, statement)
		rest = rest[length:]
	}
	return invited, nil
}
