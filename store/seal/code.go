package seal

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"bankje/sync/envelope"
)

const (
	invitationLetters = 24 // the last two are for checking
	checkLetters      = 2
	groupLetters      = 4

	// alphabet has no two that are taken for each other in every hand and
	// every typeface: no 0 and O, no 1, I and L. It has 31, a prime, so that
	// the check letters find what they should.
	alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
)

// An InvitationCode is the secret of an invitation, as somebody reads it out
// or types it: 22 random letters and digits, some 109 bits, and two that
// check them. Whoever has it can come in, once.
type InvitationCode struct{ letters string }

// NewInvitationCode makes a code.
func NewInvitationCode(random io.Reader) (InvitationCode, error) {
	const fair = 256 / len(alphabet) * len(alphabet) // beyond, some would be likelier
	letters := make([]byte, 0, invitationLetters)
	var b [1]byte
	for len(letters) < invitationLetters-checkLetters {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return InvitationCode{}, fmt.Errorf("make invitation code: %w", err)
		}
		if int(b[0]) < fair {
			letters = append(letters, alphabet[int(b[0])%len(alphabet)])
		}
	}
	return InvitationCode{string(append(letters, check(string(letters))...))}, nil
}

// ParseInvitationCode reads a code as somebody typed it: small letters, and
// Cyrillic ones that look like Latin ones, are taken for these; spaces, dashes
// and dots do not count. It returns ErrCodeLetters, or ErrCheckLetters as a
// *MistypedError.
func ParseInvitationCode(text string) (InvitationCode, error) {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '.' {
			return -1
		}
		r = unicode.ToUpper(r)
		if latin, ok := lookalikes[r]; ok {
			return latin
		}
		return r
	}, text)
	if len(letters) != invitationLetters || strings.Trim(letters, alphabet) != "" {
		return InvitationCode{}, ErrCodeLetters
	}
	random := letters[:invitationLetters-checkLetters]
	if check(random) != letters[len(random):] {
		return InvitationCode{}, &MistypedError{Group: suspect(letters)}
	}
	return InvitationCode{letters}, nil
}

// MistypedError is ErrCheckLetters, and tells where to look.
type MistypedError struct {
	Group int // in which the one wrong letter is, from 1; 0 where several are
}

// Error says what is wrong and nothing of what was typed.
func (e *MistypedError) Error() string { return ErrCheckLetters.Error() }

// Is says that it is ErrCheckLetters.
func (e *MistypedError) Is(target error) bool { return target == ErrCheckLetters }

// suspect gives the group of the one letter that, if it were another, would
// make the check letters fit; 0 where no one letter does.
func suspect(letters string) int {
	random := letters[:invitationLetters-checkLetters]
	want := check(random)
	off := func(i int) int {
		d := strings.IndexByte(alphabet, letters[len(random)+i]) - strings.IndexByte(alphabet, want[i])
		return (d + len(alphabet)) % len(alphabet)
	}
	sum, weighted := off(0), off(1)
	if sum == 0 || weighted == 0 {
		return invitationLetters / groupLetters // a check letter itself
	}
	for i := range random {
		if (i+1)*sum%len(alphabet) == weighted {
			return i/groupLetters + 1
		}
	}
	return 0
}

// InCode reports whether a letter, as somebody types it, can stand in an
// invitation code.
func InCode(r rune) bool {
	r = unicode.ToUpper(r)
	return strings.ContainsRune(alphabet, r) || lookalikes[r] != 0
}

// lookalikes are the Cyrillic capitals that look like one of the alphabet.
var lookalikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'К': 'K', 'М': 'M',
	'Р': 'P', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'З': '3', 'Ѕ': 'S', 'Ј': 'J',
}

// String returns the code in six groups of four letters.
func (c InvitationCode) String() string { return strings.Join(c.Groups(), " ") }

// Groups returns the six groups of four letters, as they are read out.
func (c InvitationCode) Groups() []string {
	var groups []string
	for letters := c.letters; letters != ""; letters = letters[groupLetters:] {
		groups = append(groups, letters[:groupLetters])
	}
	return groups
}

// ID returns the id by which the home relay finds the invitation. It tells
// nothing of the code.
func (c InvitationCode) ID() envelope.InvitationID {
	device := c.device()
	defer device.wipe()
	return envelope.NewInvitationID(device.SigningKey())
}

// SignRequest signs a request to the relay with the key of the invitation, and
// gives the id of that key. It signs nothing else: see [Device.SignRequest].
func (c InvitationCode) SignRequest(_ envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error) {
	device := c.device()
	defer device.wipe()
	signature, err := device.SignRequest(message)
	return device.ID(), signature, err
}

// device returns the keys of the invitation. They are made of the code, which
// has too many letters to be guessed: no slow hash is needed.
func (c InvitationCode) device() *Device {
	signing := derive([]byte(c.letters), nil, "invitation signing")
	defer clear(signing[:])
	kem := derive([]byte(c.letters), nil, "invitation opening")
	defer clear(kem[:])
	device, err := restoreDevice(signing[:], kem[:])
	if err != nil {
		panic("seal: " + err.Error()) // only a seed of another length fails
	}
	return device
}

// check returns the check letters: two sums over the field of 31 elements, a
// Reed-Solomon code. They find any two letters that are wrong, and so any two
// that were swapped, wherever they stand.
func check(letters string) string {
	var sum, weighted int
	for i, letter := range []byte(letters) {
		value := strings.IndexByte(alphabet, letter)
		sum += value
		weighted += (i + 1) * value
	}
	return string([]byte{alphabet[sum%len(alphabet)], alphabet[weighted%len(alphabet)]})
}
