package envelope

// What is read from others is bounded before memory is taken for it. A limit
// may be raised once every reader in use allows more, and is never lowered:
// what was once accepted must stay readable.
const (
	// MaxBody bounds a sealed body in bytes: a change of 1 MiB before it is
	// compressed, with its padding (up to 1/32 at this size) and what sealing
	// adds.
	MaxBody = 1<<20 + 1<<16

	// MaxEnvelope bounds a whole envelope in bytes.
	MaxEnvelope = HeaderSize + SignatureSize + MaxBody

	// MaxPayload bounds the payload of a statement in bytes: a new epoch
	// hands its key to some 800 devices at about 1.2 KiB each.
	MaxPayload = 1 << 20

	// MaxNumber bounds the sequence of an envelope and the number of a
	// statement: what is beyond it fits in no database's integer, and could be
	// neither stored nor asked for.
	MaxNumber = 1<<63 - 1

	// maxKEMKey bounds a device's public HPKE key in bytes; the hybrid of
	// ML-KEM-768 and X25519 takes 1,216.
	maxKEMKey = 4096

	// maxSealedName bounds the sealed name of a space in bytes.
	maxSealedName = 1024

	// maxHandedKey bounds an epoch key sealed to a device, or with another
	// epoch key, in bytes; to a device it takes 1,168.
	maxHandedKey = 4096

	// maxSealedSubject bounds what an erasure says of its subject, in bytes.
	maxSealedSubject = 1024
)
