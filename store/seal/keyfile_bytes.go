package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

const (
	keyFileMagic   = "bankjkey"
	keyFileVersion = 1
	checksumSize   = 8
)

// What each wrap is bound to: its purpose and, for a PIN or passphrase, what
// stands in clear beside it.
var boundToRecovery = []byte("bankje key file 1 recovery\x00")

func (f *KeyFile) boundToSecret() []byte {
	return f.params.append(append([]byte("bankje key file 1 secret\x00"), byte(f.kind)))
}

// Marshal returns the key file in the form that ParseKeyFile reads.
func (f *KeyFile) Marshal() []byte {
	b := append([]byte(keyFileMagic), keyFileVersion, byte(f.kind))
	b = f.secret.append(f.params.append(b))
	if f.recovery == nil {
		b = append(b, 0)
	} else {
		b = f.recovery.append(append(b, 1))
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(f.keys)))
	b = append(b, f.keys...)
	return append(b, checksum(b)...)
}

// checksum finds accidents, so that a damaged file is not taken for a wrong
// PIN. It protects from nobody: the seals do.
func checksum(b []byte) []byte {
	sum := sha256.Sum256(append([]byte("bankje key file 1 checksum\x00"), b...))
	return sum[:checksumSize]
}

// ParseKeyFile reads a key file. It returns ErrNewer for one that a newer app
// wrote and ErrDamaged for anything else that Marshal did not write.
func ParseKeyFile(data []byte) (*KeyFile, error) {
	f, err := parseKeyFile(data)
	if err != nil {
		return nil, fmt.Errorf("parse key file: %w", err)
	}
	return f, nil
}

func parseKeyFile(data []byte) (*KeyFile, error) {
	content, err := keyFileContent(data)
	if err != nil {
		return nil, err
	}
	r := fields{rest: content}
	f := &KeyFile{kind: SecretKind(r.uint8())}
	if err := checkVersion("kind of secret", uint8(f.kind), uint8(Passphrase)); err != nil {
		return nil, err
	}
	f.params = Params{Passes: r.uint32(), Memory: r.uint32(), Lanes: r.uint8()}
	f.secret = r.wrap()
	switch r.uint8() {
	case 0:
	case 1:
		recovery := r.wrap()
		f.recovery = &recovery
	default:
		return nil, ErrDamaged
	}
	f.keys = bytes.Clone(r.take(r.uint32()))
	if r.short || len(r.rest) > 0 {
		return nil, ErrDamaged
	}
	return f, f.params.check()
}

// keyFileContent returns what stands between version and checksum.
func keyFileContent(data []byte) ([]byte, error) {
	const start = len(keyFileMagic) + 1
	if len(data) < start+checksumSize || len(data) > maxKeyFile || !bytes.HasPrefix(data, []byte(keyFileMagic)) {
		return nil, ErrDamaged
	}
	if err := checkVersion("version", data[len(keyFileMagic)], keyFileVersion); err != nil {
		return nil, err
	}
	end := len(data) - checksumSize
	if !bytes.Equal(data[end:], checksum(data[:end])) {
		return nil, ErrDamaged
	}
	return data[start:end], nil
}
