package assets

// Guide is a page to read: its own paragraphs, and everything else in the
// packs that belongs with them.
type Guide struct {
	ID string `toml:"id"`
	// Support is the id of the support type that the guide explains; empty for
	// a guide to something else, such as the prompts that are never drawn.
	Support string `toml:"support"`
	Title   Text   `toml:"title"`
	// Summary is one line, for the list of guides.
	Summary  Text      `toml:"summary"`
	Sections []Section `toml:"section"`
	Do       []Text    `toml:"do"`
	Avoid    []Text    `toml:"avoid"`
	Examples []Text    `toml:"example"`
	Quotes   []Quote   `toml:"quote"`
	// Tips, Activities, Prompts and Referrals are ids, in reading order.
	Tips       []string `toml:"tips"`
	Activities []string `toml:"activities"`
	Prompts    []string `toml:"prompts"`
	Referrals  []string `toml:"referrals"`
	// Sources are the passages on which the guide rests, beside its quotes.
	Sources []Source `toml:"source"`
}

// Section is a heading and what stands under it.
type Section struct {
	Heading    Text   `toml:"heading"`
	Paragraphs []Text `toml:"paragraph"`
}

// Quote is a sentence of a document, to be read as such.
type Quote struct {
	// Text is in Dutch what the source quotes; the other languages are
	// translations of our own.
	Text   Text   `toml:"text"`
	Source Source `toml:"source"`
}
