package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SetAside closes the vault and moves its whole folder beside itself, for who
// forgot everything that opens it and begins anew. Nothing of it is changed,
// and it gives the path where it is kept. The choices of the settings stay
// behind, but for those about the recovery code. Opening the folder again
// finds no journal; after an error, the old one.
func (v *Vault) SetAside() (keptAs string, err error) {
	settings := v.Settings()
	settings.CodeShown, settings.CodeKept = false, false
	if err := v.Close(); err != nil {
		return "", fmt.Errorf("set journal aside: %w", err)
	}
	keptAs = v.dir + "-" + v.now().UTC().Format("20060102-150405")
	if _, err := os.Lstat(keptAs); !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("set journal aside: %w", errors.Join(fs.ErrExist, err))
	}
	// One rename, so that a kill in between leaves all of it here or there.
	if err := os.Rename(v.dir, keptAs); err != nil {
		return "", fmt.Errorf("set journal aside: %w", diskError(err))
	}
	err = errors.Join(os.Mkdir(v.dir, 0o700), syncFolder(filepath.Dir(v.dir)), v.KeepSettings(settings))
	if err != nil {
		return keptAs, fmt.Errorf("begin anew: %w", err)
	}
	return keptAs, nil
}
