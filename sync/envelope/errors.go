package envelope

import "errors"

// The ways in which bytes that somebody sent can be refused.
var (
	// ErrMalformed says that bytes do not have the form of this format.
	ErrMalformed = errors.New("malformed")

	// ErrVersion says that a newer app wrote the bytes: they are to be kept
	// and carried as they are until this app is updated.
	ErrVersion = errors.New("written by a newer version")

	// ErrSignature says that the device named did not sign these bytes.
	ErrSignature = errors.New("signature does not fit")

	// ErrBody says that the body is not the one whose hash was signed.
	ErrBody = errors.New("body does not fit its hash")

	// ErrChain says that an envelope does not follow the one before it.
	ErrChain = errors.New("chain is broken")
)
