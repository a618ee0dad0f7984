package seal

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A SecretKind says what a person types to unlock. The key file keeps it in
// clear, so that the right keyboard comes up. Numbers are never reused.
type SecretKind uint8

// The kinds of secret.
const (
	PIN        SecretKind = 1 // six digits or more
	Passphrase SecretKind = 2 // words
)

const (
	minPINDigits         = 6
	minPassphraseLetters = 12
)

// A Secret is what a person chose to unlock with. Some keyboards give a letter
// like й or ë in two characters; it is for the caller to give the text in
// Unicode's composed form (NFC), here and to Unlock.
type Secret struct {
	Kind SecretKind
	Text string
}

// check returns ErrWeakSecret for what is guessed too easily to be set.
func (s Secret) check() error {
	text := s.canonical()
	switch s.Kind {
	case PIN:
		if len(text) < minPINDigits || strings.Trim(text, "0123456789") != "" {
			return ErrWeakSecret
		}
	case Passphrase:
		if utf8.RuneCountInString(text) < minPassphraseLetters {
			return ErrWeakSecret
		}
	default:
		return fmt.Errorf("secret of kind %d: %w", s.Kind, ErrWeakSecret)
	}
	return nil
}

// key returns what makes the wrapping key of the secret. Slow.
func (s Secret) key(params Params) wrappingKey {
	return func(salt []byte) [keySize]byte { return params.derive(s.canonical(), salt) }
}

// canonical returns the text from which the key is made. Of a passphrase it
// forgives what keyboards do by themselves: a capital at the beginning, one
// of the seven apostrophes, a space too many. Old key files depend on it, so
// it never changes.
func (s Secret) canonical() string {
	if s.Kind == PIN {
		return s.Text
	}
	text := apostrophes.Replace(strings.ToLower(s.Text))
	return strings.Join(strings.Fields(text), " ")
}

var apostrophes = strings.NewReplacer("\u2019", "'", "\u02bc", "'", "\u2018", "'", "\u00b4", "'", "\u2032", "'", "`", "'")
