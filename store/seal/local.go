package seal

import (
	"fmt"
	"io"
)

const localVersion = 1

// A FileKey seals what stays on this device: drafts, the snapshot, the keys
// themselves. Each purpose has a key of its own, derived from it.
type FileKey struct {
	secret [keySize]byte
	local  [keySize]byte
}

func newFileKey(random io.Reader) (*FileKey, error) {
	var secret [keySize]byte
	defer clear(secret[:])
	if _, err := io.ReadFull(random, secret[:]); err != nil {
		return nil, fmt.Errorf("make file key: %w", err)
	}
	return restoreFileKey(secret), nil
}

func restoreFileKey(secret [keySize]byte) *FileKey {
	return &FileKey{secret: secret, local: derive(secret[:], nil, "local")}
}

// Seal seals plain for one place, such as a table and a row's id. It is
// padded like a change, but not compressed: a draft is sealed while somebody
// types. Safe for use from several goroutines.
func (k *FileKey) Seal(random io.Reader, place string, plain []byte) ([]byte, error) {
	packed := pad(formStored, plain)
	sealed := make([]byte, 0, 1+len(packed)+sealOverhead)
	sealed, err := sealBytes(random, append(sealed, localVersion), &k.local, packed, boundToPlace(place))
	if err != nil {
		return nil, fmt.Errorf("seal locally: %w", err)
	}
	return sealed, nil
}

// Open returns what was sealed for this place. It returns ErrDamaged when the
// bytes were changed, or moved here from another place, and ErrNewer for a
// newer form.
func (k *FileKey) Open(place string, sealed []byte) ([]byte, error) {
	plain, err := k.open(place, sealed)
	if err != nil {
		return nil, fmt.Errorf("open locally: %w", err)
	}
	return plain, nil
}

func (k *FileKey) open(place string, sealed []byte) ([]byte, error) {
	if len(sealed) == 0 {
		return nil, ErrDamaged
	}
	if err := checkVersion("version", sealed[0], localVersion); err != nil {
		return nil, err
	}
	return openPadded(&k.local, sealed[1:], boundToPlace(place))
}

// boundToPlace returns what a local seal is bound to.
func boundToPlace(place string) []byte { return append([]byte{localVersion}, place...) }

// openPadded returns what was padded as it is and then sealed. It returns
// ErrDamaged, or ErrNewer for what is in another form.
func openPadded(key *[keySize]byte, sealed, bound []byte) ([]byte, error) {
	packed, err := openBytes(key, sealed, bound)
	if err != nil {
		return nil, err
	}
	form, plain, err := unpad(packed)
	if err != nil {
		return nil, err
	}
	if form != formStored {
		return nil, fmt.Errorf("form %d: %w", form, ErrNewer)
	}
	return plain, nil
}

// forKeys returns the key that seals the device's own keys, apart from all
// places that a caller may name.
func (k *FileKey) forKeys() [keySize]byte { return derive(k.secret[:], nil, "keys") }

func (k *FileKey) wipe() {
	clear(k.secret[:])
	clear(k.local[:])
}
