package assets

// Training is a suggestion to learn or practise holding a conversation.
type Training struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title"`
	Text  Text   `toml:"text"`
	// Referrals are the ids of cards on which to ask for it; it may be empty.
	Referrals []string `toml:"referrals"`
	Source    Source   `toml:"source"`
}
