package assets

// Which way a prompt is asked.
const (
	// ToResident is a prompt that a helper asks.
	ToResident = "to_resident"
	// ToStaff is a question that a resident may want to put to a helper.
	ToStaff = "to_staff"
)

// PromptMayWrite is the prompt that asks whether one may write something down.
const PromptMayWrite = "N30"

// Prompt is a question, now and then a sentence, that opens or carries a
// conversation.
type Prompt struct {
	ID string `toml:"id"`
	// Pack is the id of the pack in which the prompt stands.
	Pack string `toml:"-"`
	// Direction is ToResident or ToStaff.
	Direction   string   `toml:"direction"`
	Wording     Wording  `toml:"wording"`
	Say         Say      `toml:"say"`
	Domains     []string `toml:"domains"`
	Settings    []string `toml:"settings"`
	Moments     []string `toml:"moments"`
	Audiences   []string `toml:"audiences"`
	Sensitivity string   `toml:"sensitivity"`
	// Reason says why a sensitive prompt is one; empty for the others.
	Reason Text `toml:"reason" text:"optional"`
	// Note is a word to the helper; it may be empty.
	Note   Text   `toml:"note" text:"optional"`
	Source Source `toml:"source"`
	// Support are the ids of the support types to which the prompt may lead.
	Support []string `toml:"support"`
	// OurOwn marks a prompt that was written for Bankje. A prompt whose
	// document names only the subject is not one: see [Source].
	OurOwn bool `toml:"-"`
}

// In returns the prompt in a language and form of address; false where it has
// no such form, as most prompts have none for a child.
func (p Prompt) In(language Language, address Address) (string, bool) {
	return p.Wording.in(language, address)
}

// SayIn returns how the wording in a language sounds, in the letters of the
// other one's reader: Ukrainian in Dutch letters, Dutch in Cyrillic. It is
// false for English and wherever In is.
func (p Prompt) SayIn(language Language, address Address) (string, bool) {
	if _, ok := p.In(language, address); !ok {
		return "", false
	}
	return p.Say.in(language, address)
}

// Usual returns the address in which the prompt is shown when no person has
// been chosen: Formal, or Child for a prompt that is for children only.
func (p Prompt) Usual() Address {
	if p.Wording.UK == "" {
		return Child
	}
	return Formal
}

// Drawable reports whether the prompt may be drawn at random or suggested. The
// others open from their guide or by search, with the reason.
func (p Prompt) Drawable() bool { return drawable(p.Sensitivity) }
