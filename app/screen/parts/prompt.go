package parts

import (
	"iter"
	"slices"

	"bankje/assets"
	"bankje/store"
)

// Prompt is a conversation prompt in the two languages of a conversation, ready
// to be shown.
type Prompt struct {
	ID            string // of the packs, or store.PromptID.Key
	Text          string // in the language of the app
	Other         string // the same for the other; empty if there is none
	OtherLanguage string // code of the language of Other
	Say           string // how Other sounds, in letters that one reads; may be empty
	Domains       []string
	Support       []string
	Moments       []string
	Settings      []string
	Own           bool         // written by somebody who uses Bankje
	Team          store.TeamID // with which that is shared; zero for none
	OurOwn        bool         // written for Bankje, not from a document
	ToStaff       bool         // what a resident may want to ask
	Drawable      bool         // may be drawn or suggested
}

// Voice says in which words prompts are shown.
type Voice struct {
	Language string // of the app
	Other    string // of whom one talks with
	// Address is how the other is spoken to; nil takes the usual one of each
	// prompt, as where nobody has been chosen.
	Address *assets.Address
}

// NewVoice is the voice for a conversation in which the app speaks language.
// Without people the other language is the one of the two that is not the
// app's. With several people it is that of the first, and the address is the
// most formal one, unless all of them are children.
func NewVoice(language string, people []store.Person) Voice {
	v := Voice{Language: language, Other: otherLanguage(language, "")}
	if len(people) == 0 {
		return v
	}
	v.Other = otherLanguage(language, people[0].Language)
	address := assets.Child
	for _, p := range people {
		address = min(address, AddressOf(p.Address))
	}
	v.Address = &address
	return v
}

// otherLanguage is what stands under one's own language: what the other speaks
// if the packs have it, and else Ukrainian or Dutch.
func otherLanguage(own, spoken string) string {
	known := slices.Contains(assets.Languages[:], spoken)
	switch {
	case known && spoken != own:
		return spoken
	case own == assets.Ukrainian:
		return assets.Dutch
	}
	return assets.Ukrainian
}

// AddressOf is the form of the packs' words by which somebody is spoken to.
func AddressOf(a store.Address) assets.Address {
	switch a {
	case store.Informal:
		return assets.Informal
	case store.Child:
		return assets.Child
	}
	return assets.Formal
}

// ReadPrompt gives a prompt of the packs or one's own in a voice. It is false
// where there is no such prompt, or where it has no words for a child.
func ReadPrompt(content *assets.Content, own []store.OwnPrompt, id string, v Voice) (Prompt, bool) {
	if p, ok := content.Prompts.Get(id); ok {
		return packPrompt(p, v)
	}
	for _, p := range own {
		if p.ID.Key() == id {
			return ownPrompt(p, v), true
		}
	}
	return Prompt{}, false
}

// Prompts yields every prompt that has words in a voice, those of the packs
// first.
func Prompts(content *assets.Content, own []store.OwnPrompt, v Voice) iter.Seq[Prompt] {
	return func(yield func(Prompt) bool) {
		for p := range content.Prompts.All() {
			if prompt, ok := packPrompt(p, v); ok && !yield(prompt) {
				return
			}
		}
		for _, p := range own {
			if !yield(ownPrompt(p, v)) {
				return
			}
		}
	}
}

func packPrompt(p assets.Prompt, v Voice) (Prompt, bool) {
	address := p.Usual()
	if v.Address != nil {
		address = *v.Address
	}
	text, ok := p.In(v.Language, address)
	if !ok {
		return Prompt{}, false
	}
	other, _ := p.In(v.Other, address)
	say, _ := p.SayIn(v.Other, address)
	return Prompt{
		ID: p.ID, Text: text, Other: other, OtherLanguage: v.Other, Say: say,
		Domains: p.Domains, Support: p.Support, Moments: p.Moments, Settings: p.Settings,
		OurOwn: p.OurOwn, ToStaff: p.Direction == assets.ToStaff, Drawable: p.Drawable(),
	}, true
}

func ownPrompt(p store.OwnPrompt, v Voice) Prompt {
	prompt := Prompt{
		ID: p.ID.Key(), Text: p.Text(v.Language), OtherLanguage: v.Other,
		Domains: p.Domains, Own: true, Team: p.Team, Drawable: true,
	}
	if other := p.Text(v.Other); other != prompt.Text {
		prompt.Other = other
	}
	if p.Moment != "" {
		prompt.Moments = []string{p.Moment}
	}
	return prompt
}
