package assets

// Address is how a prompt speaks to somebody.
type Address int

const (
	// Formal is Dutch u, Ukrainian «Ви».
	Formal Address = iota
	// Informal is Dutch je; Ukrainian keeps «Ви».
	Informal
	// Child is Dutch je, Ukrainian «ти».
	Child
)

// Wording is a prompt in every language and form of address. A prompt that is
// for children only has no NL and no UK.
type Wording struct {
	NL         string `toml:"nl"`
	NLInformal string `toml:"nl_informal"`
	UK         string `toml:"uk"`
	// UKChild is empty where the prompt is not for a child or a teenager.
	UKChild string `toml:"uk_child"`
	EN      string `toml:"en"`
}

func (w Wording) in(language Language, address Address) (string, bool) {
	if !w.has(address) {
		return "", false
	}
	switch language {
	case Dutch:
		return pick(address == Formal, w.NL, w.NLInformal), true
	case Ukrainian:
		return pick(address == Child, w.UKChild, w.UK), true
	default:
		return w.EN, true
	}
}

// has decides by the Ukrainian, the one language that tells a child from an
// adult: whether a prompt is for a child must not depend on the language in
// which it is read.
func (w Wording) has(address Address) bool {
	if address == Child {
		return w.UKChild != ""
	}
	return w.UK != ""
}

// Say is how a [Wording] sounds: the Ukrainian in Dutch letters with the
// stress marked, the Dutch in Cyrillic.
type Say struct {
	NL         string `toml:"nl"`
	NLInformal string `toml:"nl_informal"`
	UK         string `toml:"uk"`
	UKChild    string `toml:"uk_child"`
}

func (s Say) in(language Language, address Address) (string, bool) {
	switch language {
	case Dutch:
		return pick(address == Formal, s.NL, s.NLInformal), true
	case Ukrainian:
		return pick(address == Child, s.UKChild, s.UK), true
	default:
		return "", false
	}
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
