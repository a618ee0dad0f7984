package seal

import (
	"crypto/hpke"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"

	"bankje/sync/envelope"
)

// handTo seals the key to the HPKE key of a device or an invitation of the
// space. It returns ErrNewer for a KEM that only a newer app knows.
func (k *EpochKey) handTo(space envelope.SpaceID, to envelope.Recipient, keys envelope.PublicKeys) ([]byte, error) {
	if keys.KEM != envelope.MLKEM768X25519 {
		return nil, fmt.Errorf("hand over epoch key: KEM %#x: %w", uint16(keys.KEM), ErrNewer)
	}
	public, err := hpke.MLKEM768X25519().NewPublicKey(keys.KEMKey)
	if err != nil {
		return nil, fmt.Errorf("hand over epoch key: %w: %w", err, ErrDamaged)
	}
	info := handoverInfo(space, k.epoch, k.Hash(), to)
	sealed, err := hpke.Seal(public, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, k.secret[:])
	if err != nil {
		return nil, fmt.Errorf("hand over epoch key: %w: %w", err, ErrDamaged)
	}
	return sealed, nil
}

// takeOver opens what handTo sealed to the private key made of a seed. It
// returns ErrDamaged for what was not sealed to it, for this space, epoch and
// recipient, and when the key is not the one whose hash the statement names.
func takeOver(seed []byte, space envelope.SpaceID, epoch uint32, hash envelope.Hash, to envelope.Recipient, sealed []byte) (*EpochKey, error) {
	private, err := hpke.MLKEM768X25519().NewPrivateKey(seed)
	if err != nil {
		return nil, fmt.Errorf("take over epoch key: %w", err)
	}
	info := handoverInfo(space, epoch, hash, to)
	secret, err := hpke.Open(private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
	if err != nil {
		return nil, fmt.Errorf("take over epoch %d: %w", epoch, ErrDamaged)
	}
	defer clear(secret)
	return restoreNamed(epoch, secret, hash)
}

// handoverInfo is what a hand-over is bound to.
func handoverInfo(space envelope.SpaceID, epoch uint32, hash envelope.Hash, to envelope.Recipient) []byte {
	b := append([]byte("bankje epoch key for one 1\x00"), space[:]...)
	b = binary.BigEndian.AppendUint32(b, epoch)
	b = append(b, hash[:]...)
	return append(b, to[:]...)
}

// restoreNamed returns the key that a statement names by a hash, or
// ErrDamaged when the secret is that of another.
func restoreNamed(epoch uint32, secret []byte, hash envelope.Hash) (*EpochKey, error) {
	if len(secret) != keySize || hashEpochKey(secret) != hash {
		return nil, fmt.Errorf("key of epoch %d is not the one that was named: %w", epoch, ErrDamaged)
	}
	return restoreEpochKey(epoch, [keySize]byte(secret)), nil
}

func hashEpochKey(secret []byte) envelope.Hash {
	return sha256.Sum256(append([]byte("bankje epoch key 1\x00"), secret...))
}

// wrap seals an earlier key with this one.
func (k *EpochKey) wrap(random io.Reader, space envelope.SpaceID, earlier *EpochKey) (envelope.WrappedKey, error) {
	w := envelope.WrappedKey{Epoch: earlier.epoch, Key: earlier.Hash()}
	wrapping := derive(k.secret[:], nil, "earlier")
	defer clear(wrapping[:])
	var err error
	w.Sealed, err = sealBytes(random, nil, &wrapping, earlier.secret[:], k.boundToWrap(space, w))
	return w, err
}

// unwrap returns the earlier key that wrap sealed, or ErrDamaged.
func (k *EpochKey) unwrap(space envelope.SpaceID, w envelope.WrappedKey) (*EpochKey, error) {
	wrapping := derive(k.secret[:], nil, "earlier")
	defer clear(wrapping[:])
	secret, err := openBytes(&wrapping, w.Sealed, k.boundToWrap(space, w))
	if err != nil {
		return nil, fmt.Errorf("unwrap key of epoch %d: %w", w.Epoch, err)
	}
	defer clear(secret)
	return restoreNamed(w.Epoch, secret, w.Key)
}

// boundToWrap is what a wrapped key is bound to.
func (k *EpochKey) boundToWrap(space envelope.SpaceID, w envelope.WrappedKey) []byte {
	b := append([]byte("bankje earlier epoch key 1\x00"), space[:]...)
	b = binary.BigEndian.AppendUint32(b, k.epoch)
	b = binary.BigEndian.AppendUint32(b, w.Epoch)
	return append(b, w.Key[:]...)
}
