package assets

// SupportType is a kind of support that a helper gives and logs. Its readable
// page is a [Guide].
type SupportType struct {
	ID   string `toml:"id"`
	Name Text   `toml:"name"`
	// Description is one line, for lists and chips.
	Description Text `toml:"description"`
	// Examples are a few words each.
	Examples []Text `toml:"example"`
	Source   Source `toml:"source"`
}
