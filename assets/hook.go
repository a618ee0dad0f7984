package assets

// Hook is something to notice on a home visit: read beforehand, never ticked
// off, never stored about a person.
type Hook struct {
	ID   string `toml:"id"`
	Text Text   `toml:"text"`
	// Note says what the hook may open, and what not to make of it; it may be
	// empty.
	Note    Text     `toml:"note" text:"optional"`
	Domains []string `toml:"domains"`
	Source  Source   `toml:"source"`
}
