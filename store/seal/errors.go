package seal

import "errors"

// The ways in which opening can fail. None carries anything of what was
// sealed.
var (
	// ErrWrongSecret says that the PIN, passphrase or recovery code is not
	// the one that was set.
	ErrWrongSecret = errors.New("wrong PIN, passphrase or recovery code")

	// ErrDamaged says that sealed bytes were changed, cut short, or sealed
	// with another key or for another place.
	ErrDamaged = errors.New("damaged or sealed otherwise")

	// ErrNewer says that a newer app wrote the bytes.
	ErrNewer = errors.New("written by a newer version")

	// ErrErased says that of a change only the stub is left.
	ErrErased = errors.New("erased")

	// ErrTooLarge says that what is to be sealed is over the limit.
	ErrTooLarge = errors.New("too large to seal")

	// ErrWeakSecret says that a PIN has fewer than six digits or something
	// else than digits, or that a passphrase is shorter than twelve letters.
	ErrWeakSecret = errors.New("secret too easily guessed")

	// ErrNoRecovery says that no recovery code was set.
	ErrNoRecovery = errors.New("no recovery code set")

	// ErrCheckDigit says that a recovery code was mistyped: its check digit
	// does not fit.
	ErrCheckDigit = errors.New("check digit does not fit")

	// ErrCodeLength says that a recovery code has too few or too many digits,
	// or something else than digits.
	ErrCodeLength = errors.New("not the digits of a recovery code")

	// ErrCodeLetters says that an invitation code has too few or too many
	// letters, or one that occurs in none.
	ErrCodeLetters = errors.New("not the letters of an invitation code")

	// ErrCheckLetters says that an invitation code was mistyped: its check
	// letters do not fit.
	ErrCheckLetters = errors.New("check letters do not fit")

	// ErrNoInvitation says that a link or a file holds no invitation.
	ErrNoInvitation = errors.New("not an invitation")

	// ErrNoKey says that this device was not given the key of an epoch.
	ErrNoKey = errors.New("key of the epoch is not here")
)
