package seal

import (
	"fmt"
	"io"
)

// SealSubject seals whom a statement of erasing is about, so that only members
// can tell: what the erased bytes said does not come back by it. It returns
// ErrTooLarge for more than MaxName bytes.
func (k *EpochKey) SealSubject(random io.Reader, subject []byte) ([]byte, error) {
	if len(subject) > MaxName {
		return nil, fmt.Errorf("seal subject: %d bytes: %w", len(subject), ErrTooLarge)
	}
	sealed, err := sealBytes(random, nil, &k.subject, pad(formStored, subject), nil)
	if err != nil {
		return nil, fmt.Errorf("seal subject: %w", err)
	}
	return sealed, nil
}

// OpenSubject returns the subject that SealSubject sealed, or ErrDamaged for
// anything else.
func (k *EpochKey) OpenSubject(sealed []byte) ([]byte, error) {
	subject, err := openPadded(&k.subject, sealed, nil)
	if err != nil {
		return nil, fmt.Errorf("open subject: %w", err)
	}
	return subject, nil
}
