// Package promptform is where one writes a prompt of one's own, in one language
// or more. Start with [New].
package promptform

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	OwnPrompt(ctx context.Context, id store.PromptID) (store.OwnPrompt, error)
	AddOwnPrompt(ctx context.Context, p store.OwnPrompt) (store.OwnPrompt, error)
	EditOwnPrompt(ctx context.Context, before, after store.OwnPrompt) (store.OwnPrompt, error)
}

// Screen is the form. It keeps what is written until it is saved or left.
type Screen struct {
	journal Journal
	route   route.PromptForm
	context *screen.Context
	read    bool
	saving  bool
	before  store.OwnPrompt // as it was read
	prompt  store.OwnPrompt // as it is written
	bar     *kit.Bar
	page    *kit.Page
}

// New makes the screen for a new prompt or to edit one.
func New(j Journal, r route.PromptForm) *Screen { return &Screen{journal: j, route: r} }

// Build draws the form, once the prompt is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	title := c.Text.T("prompt_form.new")
	if !s.route.ID.IsZero() {
		title = c.Text.T("prompt_form.edit")
	}
	bar := parts.Bar(c, title)
	bar.Back = s.leave
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.save
	s.bar = kit.NewBar(bar)
	offset := parts.Offset(s.page)
	s.page = kit.NewPage(s.bar)
	if s.read {
		s.show()
		s.page.SetOffset(offset)
		return s.page
	}
	screen.Load(c, s.fetch, func(p store.OwnPrompt) {
		s.read, s.before, s.prompt = true, p, p
		s.show()
	})
	return s.page
}

func (s *Screen) fetch(ctx context.Context) (store.OwnPrompt, error) {
	if s.route.ID.IsZero() {
		return store.OwnPrompt{}, nil
	}
	return s.journal.OwnPrompt(ctx, s.route.ID)
}

func (s *Screen) show() {
	c := s.context
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
		kit.Labelled(c.Text.T("prompt_form.domains"), parts.Chips(parts.Domains(c), s.prompt.Domains, func(chosen []string) {
			s.prompt.Domains = chosen
		})),
		kit.Labelled(c.Text.T("cards.when"), parts.Choice(parts.Moments(c), s.prompt.Moment, func(moment string) {
			s.prompt.Moment = moment
		})))
	s.page.SetObjects(objects...)
	s.bar.SetActionEnabled(hasWords(s.prompt))
	if !hasWords(s.prompt) {
		first.Focus()
	}
}

// field is the place for the words in one language.
func (s *Screen) field(language string) *kit.Field {
	c := s.context
	words := wordsIn(&s.prompt, language)
	return kit.NewField(kit.FieldOptions{
		Label: c.Text.T("common.language." + language), Text: *words, Lines: 2,
		OnChanged: func(text string) {
			*words = text
			s.bar.SetActionEnabled(hasWords(s.prompt))
		},
	})
}

func (s *Screen) save() {
	c, prompt := s.context, cleaned(s.prompt)
	if !s.read || !hasWords(prompt) {
		return
	}
	c.Canvas.Unfocus()
	parts.Once(c, &s.saving, func(ctx context.Context) (store.OwnPrompt, error) {
		if prompt.ID.IsZero() {
			return s.journal.AddOwnPrompt(ctx, prompt)
		}
		return s.journal.EditOwnPrompt(ctx, s.before, prompt)
	}, func(store.OwnPrompt) {
		c.Go.Back()
		c.Go.Say(c.Text.T("common.saved"), nil)
	})
}

// Back asks first when something would be lost.
func (s *Screen) Back() bool {
	now := cleaned(s.prompt)
	switch {
	case !s.read || same(s.before, now):
		return false
	case hasWords(now):
		parts.AskToSave(s.context, s.save, s.context.Go.Back)
	default:
		return false // a prompt without words can't be saved
	}
	return true
}

// leave is the back button of the bar.
func (s *Screen) leave() {
	if !s.Back() {
		s.context.Go.Back()
	}
}
