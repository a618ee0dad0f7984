package assets

// Goal is something that a conversation may be for.
type Goal struct {
	ID     string `toml:"id"`
	Text   Text   `toml:"text"`
	Source Source `toml:"source"`
}
