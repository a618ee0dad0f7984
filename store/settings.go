package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"bankje/store/feed"
)

// Settings are the choices that must be known before the journal is unlocked.
// They lie readable in the data folder and hold no word that a person wrote.
type Settings struct {
	Language    string        `json:"language,omitempty"`   // "nl", "uk", "en"; "": not chosen yet
	Appearance  string        `json:"appearance,omitempty"` // "light", "dark"; "": as the system
	TextSize    float32       `json:"text_size,omitempty"`  // 1 is usual; 0: not chosen
	LockAfter   time.Duration `json:"lock_after,omitempty"` // away for longer locks; 0: not chosen
	Suggestions *bool         `json:"suggestions,omitempty"`
	HelpCountry string        `json:"help_country,omitempty"`

	// CodeShown and CodeKept tell of the recovery code: it was offered, and
	// somebody said that it is written down.
	CodeShown bool `json:"code_shown,omitempty"`
	CodeKept  bool `json:"code_kept,omitempty"`

	// Screens holds small choices of single screens, by a name of theirs: which
	// hint was put away, which list is folded. Never a word that somebody wrote.
	Screens map[string]string `json:"screens,omitempty"`
}

const settingsName = "settings.json"

// Settings gives the settings as they are kept; the zero value when there are
// none, or none that can be read: they are choices that can be made again.
func (v *Vault) Settings() Settings {
	v.settings.Lock()
	defer v.settings.Unlock()
	var s Settings
	data, err := os.ReadFile(filepath.Join(v.dir, settingsName))
	if err != nil || json.Unmarshal(data, &s) != nil {
		return Settings{}
	}
	return s
}

// KeepSettings replaces the settings on disk, whole or not at all.
// feed.ErrDiskFull and feed.ErrReadOnly.
func (v *Vault) KeepSettings(s Settings) error {
	v.settings.Lock()
	defer v.settings.Unlock()
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	err = writeFile(filepath.Join(v.dir, settingsName), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep settings: %w", diskError(err))
	}
	return nil
}

// diskError gives an error of the file system the sentinel that the feed has
// for it.
func diskError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC):
		return errors.Join(feed.ErrDiskFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return errors.Join(feed.ErrReadOnly, err)
	}
	return err
}
