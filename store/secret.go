package store

import (
	"context"
	"fmt"

	"golang.org/x/text/unicode/norm"

	"bankje/store/seal"
)

// composed gives what was typed in the one form of Unicode that package seal
// asks for: some keyboards give й, ї or ë as a letter and a mark. Key files
// depend on it, so it never changes.
func composed(secret []byte) string { return string(norm.NFC.Bytes(secret)) }

// ChangeSecret sets another PIN or passphrase. old must fit: *[WrongSecretError]
// and *[WaitError] as for [Vault.Unlock]. ErrShortSecret for a new one that is
// none.
func (j *Journal) ChangeSecret(ctx context.Context, old, secret []byte, kind SecretKind) error {
	v := j.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.journal != j {
		return ErrLocked
	}
	keys, err := v.guess(ctx, old)
	if err != nil {
		return err
	}
	defer keys.Wipe()
	if err := v.changeSecret(ctx, keys, secretOf(secret, kind)); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	return nil
}

// RecoveryCode makes a new recovery code, which replaces the one before, and
// gives it in groups of digits for people to write down.
func (j *Journal) RecoveryCode(ctx context.Context) (string, error) {
	v := j.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.journal != j {
		return "", ErrLocked
	}
	code, err := seal.NewRecoveryCode(v.random)
	if err != nil {
		return "", fmt.Errorf("make recovery code: %w", err)
	}
	err = v.changeKeyFile(ctx, func(file *seal.KeyFile) error {
		return file.SetRecovery(v.random, j.keys, code)
	})
	if err != nil {
		return "", fmt.Errorf("make recovery code: %w", err)
	}
	return code.String(), nil
}

// HasRecoveryCode reports whether there is a recovery code.
func (v *Vault) HasRecoveryCode() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.keyFile != nil && v.keyFile.HasRecovery()
}
