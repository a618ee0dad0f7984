package seal

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	linkPath           = "/i#"
	invitationMagic    = "bankjinv"
	invitationVersion  = 1
	maxRelayAddress    = 1024
	invitationFileHead = len(invitationMagic) + 1 + invitationLetters + 2
)

// Link returns the code as a link to the relay at an address, a URL. The code
// stands behind the #, which no browser sends to anybody.
func (c InvitationCode) Link(address string) string {
	return strings.TrimRight(address, "/") + linkPath + strings.Join(c.Groups(), "-")
}

// ParseInvitationLink returns the code in a link, and the address of the
// relay. It returns ErrNoInvitation for what is not such a link, and errors as
// ParseInvitationCode does.
func ParseInvitationLink(link string) (code InvitationCode, address string, err error) {
	address, letters, ok := strings.Cut(strings.TrimSpace(link), linkPath)
	if !ok || len(address) > maxRelayAddress {
		return InvitationCode{}, "", ErrNoInvitation
	}
	code, err = ParseInvitationCode(letters)
	return code, address, err
}

// File returns the code and the address of the relay, which may be empty, in
// the form that ParseInvitationFile reads. Whoever has the bytes can come in.
func (c InvitationCode) File(address string) []byte {
	b := append([]byte(invitationMagic), invitationVersion)
	b = append(b, c.letters...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(address)))
	return append(b, address...)
}

// ParseInvitationFile returns the code in a file, and the address of the
// relay. It returns ErrNoInvitation for what is not such a file and ErrNewer
// for one that a newer app wrote.
func ParseInvitationFile(data []byte) (code InvitationCode, address string, err error) {
	code, address, rest, err := CutInvitationFile(data)
	if err == nil && len(rest) > 0 {
		return InvitationCode{}, "", ErrNoInvitation
	}
	return code, address, err
}

// CutInvitationFile is ParseInvitationFile for a file in which something
// follows the invitation, and returns that too.
func CutInvitationFile(data []byte) (code InvitationCode, address string, rest []byte, err error) {
	if len(data) < invitationFileHead || !bytes.HasPrefix(data, []byte(invitationMagic)) {
		return InvitationCode{}, "", nil, ErrNoInvitation
	}
	r := fields{rest: data[len(invitationMagic):]}
	if err := checkVersion("version", r.uint8(), invitationVersion); err != nil {
		return InvitationCode{}, "", nil, fmt.Errorf("parse invitation: %w", err)
	}
	letters := string(r.take(invitationLetters))
	address = string(r.take(uint32(r.uint16())))
	if r.short || len(address) > maxRelayAddress {
		return InvitationCode{}, "", nil, ErrNoInvitation
	}
	code, err = ParseInvitationCode(letters)
	if err == nil && code.letters != letters {
		err = ErrNoInvitation // there is one way to write it
	}
	return code, address, r.rest, err
}
