package assets

// SupportType is a kind of support that a helper gives and logs. Its readable
// page is a [Guide].
type SupportType struct {
	ID   string `toml:"id"`
	Name Text   `toml:"name"`
	// Description is one line, for lists and chips.
	Description Text `toml:"description"`
	// What says in a paragraph what the support is.
	What Text `toml:"what"`
	// How and Avoid are short lines: how to give it, what not to do.
	How      []Text `toml:"how"`
	Avoid    []Text `toml:"avoid"`
	Examples []Text `toml:"example"`
	Source   Source `toml:"source"`
}
