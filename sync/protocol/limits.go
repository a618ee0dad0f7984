package protocol

import "bankje/sync/envelope"

// What is read from others is bounded before memory is taken for it. A relay
// may allow less than these and says so in its Hello; a limit may be raised
// once every reader in use allows more.
const (
	// MaxMessage bounds the body of a request and of an answer in bytes. One
	// envelope or statement of the largest size fits with room to spare.
	MaxMessage = 4 << 20

	// MaxBatch bounds the envelopes of one message.
	MaxBatch = 8192

	// MaxStatements bounds the statements of one message.
	MaxStatements = 4096

	// MaxDevices bounds a list of heads, and with it the devices of a space.
	MaxDevices = 4096

	// MaxWants bounds the ranges that one request asks for by name.
	MaxWants = 256

	// MaxRegistrationCode bounds a registration code in bytes.
	MaxRegistrationCode = 128

	// MaxError bounds the body of a refusal in bytes.
	MaxError = 128

	// PageDefault is how many bytes of envelopes an answer holds when the
	// caller does not say, PageMost what it may ask for. An answer holds one
	// envelope more where none would fit.
	PageDefault = 256 << 10
	PageMost    = 1 << 20
)

const maxStatement = 1<<20 + 256 // its payload and its frame, in bytes

// the frame of a statement has to fit
var _ [maxStatement - envelope.MaxPayload - 94 - envelope.SignatureSize]struct{}
