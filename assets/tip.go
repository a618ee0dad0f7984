package assets

// What a tip is.
const (
	TipDo   = "do"
	TipDont = "dont"
	TipInfo = "info"
)

// Tip is one line of advice for a safe conversation.
type Tip struct {
	ID string `toml:"id"`
	// Kind is TipDo, TipDont or TipInfo.
	Kind string `toml:"kind"`
	Text Text   `toml:"text"`
	// Stages holds one or more of Stages.
	Stages []string `toml:"stages"`
	// Settings, Domains and Support may be empty: the tip then fits all.
	Settings []string `toml:"settings"`
	Domains  []string `toml:"domains"`
	Support  []string `toml:"support"`
	Source   Source   `toml:"source"`
}
