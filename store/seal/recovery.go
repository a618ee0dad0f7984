package seal

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

const (
	codeDigits  = 40 // the last is the check digit
	groupDigits = 4
)

// A RecoveryCode is 39 random digits, some 129 bits, and a check digit. It
// opens a key file when the PIN or passphrase is forgotten.
type RecoveryCode struct{ digits string }

// NewRecoveryCode makes a code.
func NewRecoveryCode(random io.Reader) (RecoveryCode, error) {
	digits := make([]byte, 0, codeDigits)
	var b [1]byte
	for len(digits) < codeDigits-1 {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return RecoveryCode{}, fmt.Errorf("make recovery code: %w", err)
		}
		if b[0] < 250 { // the rest would make some digits likelier
			digits = append(digits, '0'+b[0]%10)
		}
	}
	return RecoveryCode{string(append(digits, checkDigit(string(digits))))}, nil
}

// ParseRecoveryCode reads a code as somebody typed it: spaces, dashes and
// dots do not count. It returns ErrCodeLength or ErrCheckDigit.
func ParseRecoveryCode(text string) (RecoveryCode, error) {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '.' {
			return -1
		}
		return r
	}, text)
	if len(digits) != codeDigits || strings.Trim(digits, "0123456789") != "" {
		return RecoveryCode{}, ErrCodeLength
	}
	if checkDigit(digits[:codeDigits-1]) != digits[codeDigits-1] {
		return RecoveryCode{}, ErrCheckDigit
	}
	return RecoveryCode{digits}, nil
}

// String returns the code in ten groups of four digits.
func (c RecoveryCode) String() string { return strings.Join(c.Groups(), " ") }

// Groups returns the ten groups of four digits, as they are written down.
func (c RecoveryCode) Groups() []string {
	var groups []string
	for digits := c.digits; digits != ""; digits = digits[groupDigits:] {
		groups = append(groups, digits[:groupDigits])
	}
	return groups
}

// key returns the key that the code gives with a salt. The code has too many
// digits to be guessed, so that no slow hash is needed.
func (c RecoveryCode) key(salt []byte) [keySize]byte {
	return derive([]byte(c.digits), salt, "recovery")
}

// quasigroup is the table of H. Michael Damm's check digit, from "Total
// anti-symmetrische Quasigruppen" (Marburg, 2004): it finds each single wrong
// digit and each swap of two neighbours.
var quasigroup = [10]string{
	"0317598642",
	"7092154863",
	"4206871359",
	"1750983426",
	"6123045978",
	"3674209581",
	"5869720134",
	"8945362017",
	"9438617205",
	"2581436790",
}

func checkDigit(digits string) byte {
	interim := byte('0')
	for _, d := range []byte(digits) {
		interim = quasigroup[interim-'0'][d-'0']
	}
	return interim
}
