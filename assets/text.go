package assets

// Language is the code of a language that Bankje speaks.
type Language = string

// The languages in which every text of the packs is complete.
const (
	Dutch     Language = "nl"
	Ukrainian Language = "uk"
	English   Language = "en"
)

// Languages lists them in the order in which the packs write them.
var Languages = [...]Language{Dutch, Ukrainian, English}

// Text is one sentence or paragraph in every language. It is complete or,
// where a field says that it may be, wholly empty.
type Text struct {
	NL string `toml:"nl"`
	UK string `toml:"uk"`
	EN string `toml:"en"`
}

// In returns the text in a language, and in English where the language is not
// one of [Languages].
func (t Text) In(language Language) string {
	switch language {
	case Dutch:
		return t.NL
	case Ukrainian:
		return t.UK
	default:
		return t.EN
	}
}

// Empty reports whether nothing is written in any language.
func (t Text) Empty() bool { return t == Text{} }
