// Package promptform is where one writes a prompt of one's own, in one language
// or more. Start with [New].
package promptform

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.FormKeeper
	OwnPrompt(ctx context.Context, id store.PromptID) (store.OwnPrompt, error)
	AddOwnPrompt(ctx context.Context, p store.OwnPrompt) (store.OwnPrompt, error)
	EditOwnPrompt(ctx context.Context, before, after store.OwnPrompt) (store.OwnPrompt, error)
}

// Screen is the form.
type Screen struct {
	*parts.Form[store.OwnPrompt]
	journal Journal
	route   route.PromptForm
}

// New makes the screen for a new prompt or to edit one.
func New(j Journal, r route.PromptForm) *Screen {
	s := &Screen{journal: j, route: r}
	s.Form = parts.NewForm(parts.FormOptions[store.OwnPrompt]{
		Journal: j, Route: r, New: r.ID.IsZero(), Title: "prompt_form.new", Editing: "prompt_form.edit",
		Read: s.fetch, Show: s.show, Differs: differs, Save: s.save,
	})
	return s
}

func (s *Screen) fetch(ctx context.Context) (store.OwnPrompt, error) {
	if s.route.ID.IsZero() {
		return store.OwnPrompt{}, nil
	}
	return s.journal.OwnPrompt(ctx, s.route.ID)
}

func (s *Screen) show() {
	c := s.Context
	objects := []fyne.CanvasObject{kit.NewMuted(c.Text.T("prompt_form.intro"))}
	var first *kit.Field
	for _, language := range languages(string(c.Text.Lang())) {
		field := s.field(language)
		if first == nil {
			first = field
		}
		objects = append(objects, field)
	}
	objects = append(objects,
		kit.Labelled(c.Text.T("prompt_form.domains"), parts.Chips(parts.Domains(c), s.Now.Domains, parts.Into(s.Form, &s.Now.Domains))),
		kit.Labelled(c.Text.T("cards.when"), parts.Choice(parts.Moments(c), s.Now.Moment, parts.Into(s.Form, &s.Now.Moment))))
	s.Page.SetObjects(objects...)
	s.SetSaveEnabled(hasWords(s.Now))
	if !hasWords(s.Now) {
		first.Focus()
	}
}

// field is the place for the words in one language.
func (s *Screen) field(language string) *kit.Field {
	words := wordsIn(&s.Now, language)
	return kit.NewField(kit.FieldOptions{
		Label: s.Context.Text.T("common.language." + language), Text: *words, Lines: 2,
		OnChanged: func(text string) {
			*words = text
			s.Changed()
			s.SetSaveEnabled(hasWords(s.Now))
		},
	})
}

func (s *Screen) save() {
	c, prompt := s.Context, cleaned(s.Now)
	if !hasWords(prompt) {
		return
	}
	s.Keep(prompt, s.journal.AddOwnPrompt, s.journal.EditOwnPrompt, func(store.OwnPrompt) {
		c.Go.Back()
		c.Go.Say(c.Text.T("common.saved"), nil)
	})
}
