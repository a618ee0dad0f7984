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
	// Moments and Settings may be empty: the tip then always fits.
	Moments  []string `toml:"moments"`
	Settings []string `toml:"settings"`
	Support  []string `toml:"support"`
	Source   Source   `toml:"source"`
}
