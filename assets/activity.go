package assets

// Activity is something to start with residents.
type Activity struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title"`
	// What says what it is, Start how to begin small.
	What  Text `toml:"what"`
	Start Text `toml:"start"`
	// Domains and Support are the ids of what the activity is good for.
	Domains []string `toml:"domains"`
	Support []string `toml:"support"`
	Source  Source   `toml:"source"`
}
