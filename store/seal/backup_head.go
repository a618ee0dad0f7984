package seal

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

const (
	backupMagic    = "bankjbak"
	backupVersion  = 1
	backupSaltSize = 32

	// What opens a back-up, in one byte.
	byPassphrase = 1
	byRecovery   = 2
)

func (b *Backup) ways() (ways byte) {
	if b.passphrase != nil {
		ways |= byPassphrase
	}
	if b.recovery != nil {
		ways |= byRecovery
	}
	return ways
}

func (b *Backup) marshal() []byte {
	head := append([]byte(backupMagic), backupVersion, b.ways())
	if b.passphrase != nil {
		head = b.passphrase.append(b.params.append(head))
	}
	if b.recovery != nil {
		head = b.recovery.append(head)
	}
	head = binary.BigEndian.AppendUint32(head, uint32(len(b.keys)))
	head = append(append(head, b.keys...), b.salt[:]...)
	return append(head, checksum(head)...)
}

// readBackup reads exactly the head.
func readBackup(r io.Reader) (*Backup, error) {
	h := headReader{from: r}
	if magic := h.take(len(backupMagic)); string(magic) != backupMagic {
		if h.err != nil && !errors.Is(h.err, ErrDamaged) {
			return nil, h.err
		}
		return nil, ErrNotBackup
	}
	version, ways := h.take(1)[0], h.take(1)[0]
	if h.err != nil {
		return nil, h.err
	}
	if err := checkVersion("version", version, backupVersion); err != nil {
		return nil, err
	}
	if ways == 0 || ways > byPassphrase|byRecovery {
		return nil, ErrDamaged
	}
	b := new(Backup)
	if ways&byPassphrase != 0 {
		f := fields{rest: h.take(9 + wrapSize)}
		b.params = Params{Passes: f.uint32(), Memory: f.uint32(), Lanes: f.uint8()}
		w := f.wrap()
		b.passphrase = &w
	}
	if ways&byRecovery != 0 {
		f := fields{rest: h.take(wrapSize)}
		w := f.wrap()
		b.recovery = &w
	}
	size := binary.BigEndian.Uint32(h.take(4))
	if size > maxSealedKeys {
		return nil, ErrDamaged
	}
	b.keys = bytes.Clone(h.take(int(size)))
	copy(b.salt[:], h.take(backupSaltSize))
	want := checksum(h.read)
	if got := h.take(checksumSize); h.err != nil || !bytes.Equal(got, want) {
		return nil, errors.Join(h.err, ErrDamaged)
	}
	if b.passphrase != nil {
		return b, b.params.check()
	}
	return b, nil
}

// wrapSize is the size of a wrap in bytes.
const wrapSize = saltSize + wrappedSize

// A headReader takes fields from a reader and remembers them all. Once
// something is missing it yields zeros, and err says so.
type headReader struct {
	from io.Reader
	read []byte
	err  error
}

func (h *headReader) take(n int) []byte {
	field := make([]byte, n)
	if h.err == nil {
		h.err = readAll(h.from, field)
	}
	if h.err != nil {
		clear(field)
	}
	h.read = append(h.read, field...)
	return field
}
