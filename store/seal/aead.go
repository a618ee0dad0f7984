package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keySize = chacha20poly1305.KeySize
	// sealOverhead is what sealBytes adds: a nonce of 24 bytes before and a
	// tag of 16 bytes after.
	sealOverhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead
)

// derive returns the key for one purpose, so that no key is used for two.
func derive(secret, salt []byte, purpose string) [keySize]byte {
	key, err := hkdf.Key(sha256.New, secret, salt, "bankje/seal/1 "+purpose, keySize)
	if err != nil {
		panic("seal: " + err.Error()) // only a length over 255 hashes fails
	}
	return [keySize]byte(key)
}

// newAEAD returns XChaCha20-Poly1305 under key. It is made anew for each use:
// it copies the key, and a long-lived copy could not be wiped.
func newAEAD(key *[keySize]byte) cipher.AEAD {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		panic("seal: " + err.Error()) // only a key of another length fails
	}
	return aead
}

// sealBytes appends a random nonce and the sealed plain to dst. The nonce has
// 192 bits, so that random ones never meet.
func sealBytes(random io.Reader, dst []byte, key *[keySize]byte, plain, bound []byte) ([]byte, error) {
	start := len(dst)
	dst = append(dst, make([]byte, chacha20poly1305.NonceSizeX)...)
	if _, err := io.ReadFull(random, dst[start:]); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	return newAEAD(key).Seal(dst, dst[start:], plain, bound), nil
}

// openBytes is the inverse of sealBytes; it returns ErrDamaged when the bytes
// were not sealed with this key and bound to these bytes.
func openBytes(key *[keySize]byte, sealed, bound []byte) ([]byte, error) {
	if len(sealed) < sealOverhead {
		return nil, ErrDamaged
	}
	nonce, box := sealed[:chacha20poly1305.NonceSizeX], sealed[chacha20poly1305.NonceSizeX:]
	plain, err := newAEAD(key).Open(nil, nonce, box, bound)
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}
