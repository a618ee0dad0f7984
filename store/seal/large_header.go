package seal

import (
	"crypto/cipher"
	"encoding/binary"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	largeVersion    = 1
	largeSaltSize   = 32
	largeHeaderSize = 1 + largeSaltSize + 8

	// chunkSize is how much is sealed at a time: small against the whole, so
	// that only a few MiB are held twice, large against a tag.
	chunkSize = 1 << 20

	tagSize = chacha20poly1305.Overhead
)

// A largeHeader begins what SealLarge writes. Salt and size enter the key of
// the chunks, and a tag follows the header: the size is proved before memory
// is taken for it.
type largeHeader struct {
	salt [largeSaltSize]byte
	size int // of the plain bytes
}

func (h largeHeader) bytes() []byte {
	b := append([]byte{largeVersion}, h.salt[:]...)
	return binary.BigEndian.AppendUint64(b, uint64(h.size))
}

// aead returns the cipher for one sealing only: its key is used nowhere else,
// so that plain numbers can be its nonces.
func (h largeHeader) aead(k *FileKey, place string) cipher.AEAD {
	key := derive(k.secret[:], h.bytes(), "large "+place)
	defer clear(key[:])
	aead, err := chacha20poly1305.New(key[:])
	if err != nil {
		panic("seal: " + err.Error()) // only a key of another length fails
	}
	return aead
}

// tag returns the proof of the header: the seal of nothing, with nonce 0. The
// chunks count from 1.
func (h largeHeader) tag(aead cipher.AEAD) []byte { return aead.Seal(nil, chunkNonce(0), nil, nil) }

func chunkNonce(number int) []byte {
	return binary.BigEndian.AppendUint64(make([]byte, 4, chacha20poly1305.NonceSize), uint64(number))
}

// chunks returns how many chunks there are; all but the last are full.
func (h largeHeader) chunks() int { return (h.size + chunkSize - 1) / chunkSize }

// chunk returns the part of plain, h.size bytes long, that chunk i holds.
func (h largeHeader) chunk(plain []byte, i int) []byte {
	end := min((i+1)*chunkSize, h.size)
	return plain[i*chunkSize : end : end]
}

// readLargeHeader returns ErrNewer or ErrDamaged for what is no header of
// this version; the tag is still to be compared.
func readLargeHeader(r io.Reader) (largeHeader, error) {
	b := make([]byte, largeHeaderSize)
	if err := readAll(r, b); err != nil {
		return largeHeader{}, err
	}
	if err := checkVersion("version", b[0], largeVersion); err != nil {
		return largeHeader{}, err
	}
	size := binary.BigEndian.Uint64(b[1+largeSaltSize:])
	if size > MaxLarge {
		return largeHeader{}, fmt.Errorf("%d bytes: %w", size, ErrDamaged)
	}
	return largeHeader{salt: [largeSaltSize]byte(b[1:]), size: int(size)}, nil
}
