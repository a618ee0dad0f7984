package store

import "time"

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
