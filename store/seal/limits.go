package seal

// What is read is bounded before memory is taken for it.
const (
	// MaxPlain bounds a change in bytes before compression and after
	// inflating, also that of a change sealed by somebody else.
	MaxPlain = 1 << 20

	// MaxLarge bounds what SealLarge takes and OpenLarge gives, in bytes.
	MaxLarge = 1 << 30

	// maxKeyFile bounds a key file in bytes.
	maxKeyFile = 1 << 20

	// maxSealedKeys bounds the keys in it, some 14,000 of epochs, and leaves
	// room for what surrounds them: no key file is written that is not read.
	maxSealedKeys = maxKeyFile - 1024
)
