package envelope

import (
	"crypto/ed25519"
	"crypto/sha256"
)

// SignatureSize is the size of a signature in bytes.
const SignatureSize = ed25519.SignatureSize

// NewDeviceID returns the id of the device that signs with the private half
// of key.
func NewDeviceID(key ed25519.PublicKey) DeviceID {
	sum := sha256.Sum256(append([]byte(labelDevice), key...))
	return DeviceID(sum[:16])
}

// signedBy says whether device, whose public key is key, signed message.
func signedBy(device DeviceID, key ed25519.PublicKey, message []byte, signature [SignatureSize]byte) bool {
	return len(key) == ed25519.PublicKeySize &&
		NewDeviceID(key) == device &&
		ed25519.Verify(key, message, signature[:])
}
