// Package card is the page of one conversation prompt: both languages, how it
// sounds, where it comes from and when it fits. Start with [New].
package card

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TeamNamer
	parts.Settler
	OwnPrompts(ctx context.Context) ([]store.OwnPrompt, error)
	Favourites(ctx context.Context) (map[string]bool, error)
	SetFavourite(ctx context.Context, key string, on bool) error
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	AskedOf(ctx context.Context, id store.PersonID) (map[string]time.Time, error)
	HideOwnPrompt(ctx context.Context, id store.PromptID) error
	RestoreOwnPrompt(ctx context.Context, id store.PromptID) error
}

// Screen is the page of one prompt. It keeps whether the other forms are open
// and how far one scrolled.
type Screen struct {
	journal Journal
	route   route.Card
	page    *kit.Page
	forms   *kit.Expander
}

// New makes the page of a prompt of the packs, or of one's own
// (store.PromptID.Key).
func New(j Journal, r route.Card) *Screen { return &Screen{journal: j, route: r} }

// Build draws a prompt of the packs at once; one's own, and of whom it was
// asked, as soon as that is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := parts.Offset(s.page)
	bar := parts.Bar(c, c.Text.T("card.title"))
	bar.Icons = []fyne.CanvasObject{parts.NewHeart(c, s.journal, store.FavouriteKey("prompt", s.route.ID))}
	s.page = parts.Page(bar)
	if s.route.Person.IsZero() {
		s.show(c, known{})
	}
	s.page.SetOffset(offset)
	screen.Load(c, s.fetch, func(k known) {
		s.show(c, k)
		s.page.SetOffset(offset)
	})
	return s.page
}

// known is what the page shows of the journal.
type known struct {
	read  bool
	own   []store.OwnPrompt
	voice []store.Person // for whom the words are: one, or nobody
	asked []askedOf
	teams parts.Teams
}

func (s *Screen) fetch(ctx context.Context) (known, error) {
	k := known{read: true}
	var err error
	if k.own, err = s.journal.OwnPrompts(ctx); err != nil {
		return k, err
	}
	if !s.route.Person.IsZero() {
		person, err := s.journal.Person(ctx, s.route.Person)
		if err != nil {
			return k, err
		}
		k.voice = []store.Person{person}
	}
	if k.asked, err = readAsked(ctx, s.journal, s.route.ID); err != nil {
		return k, err
	}
	k.teams, err = s.journal.TeamNames(ctx)
	return k, err
}

func (s *Screen) show(c *screen.Context, k known) {
	voice := parts.NewVoice(string(c.Text.Lang()), k.voice)
	if pack, ok := c.Content.Prompts.Get(s.route.ID); ok {
		s.showPack(c, pack, voice, k)
		return
	}
	if k.read {
		s.showOwn(c, voice, k)
	}
}

// toOther is the way to show the prompt to the other.
func (s *Screen) toOther(c *screen.Context) fyne.CanvasObject {
	return kit.NewIconTextButton(kit.Primary, design.IconSmartphone, c.Text.T("show.open"), func() {
		c.Go.To(route.Show{Prompt: s.route.ID, Person: s.route.Person})
	})
}

// asked is of whom it was asked, if of anybody.
func asked(c *screen.Context, k known) []fyne.CanvasObject {
	if len(k.asked) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.NewSection(c.Text.T("card.asked_of")), kit.NewListCard(askedRows(c, k.asked)...)}
}

func (s *Screen) showPack(c *screen.Context, pack assets.Prompt, v parts.Voice, k known) {
	lang := string(c.Text.Lang())
	p, ok := parts.ReadPrompt(c.Content, nil, pack.ID, v)
	if !ok { // it has no words for a child
		v = parts.NewVoice(lang, nil)
		p, _ = parts.ReadPrompt(c.Content, nil, pack.ID, v)
	}
	objects := []fyne.CanvasObject{}
	if !pack.Reason.Empty() {
		objects = append(objects, kit.NewNotice(design.Terracotta, design.IconInfo, c.Text.T("card.care", "reason", pack.Reason.In(lang)), nil))
	}
	objects = append(objects, sheet(c, p), s.toOther(c))
	objects = append(objects, s.otherForms(c, otherForms(pack, v))...)
	if !pack.Note.Empty() {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconLightbulb, pack.Note.In(lang), nil))
	}
	objects = append(objects, asked(c, k)...)
	objects = append(objects, kit.NewSection(c.Text.T("card.fits")), fits(c, p, pack.Audiences))
	guides := parts.GuideRows(c, func(g assets.Guide) bool { return slices.Contains(g.Prompts, pack.ID) })
	if len(guides) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("card.guides")), kit.NewListCard(guides...))
	}
	objects = append(objects, kit.NewSection(c.Text.T("common.source")), parts.NewSource(c, pack.Source))
	s.page.SetObjects(objects...)
}

func (s *Screen) showOwn(c *screen.Context, v parts.Voice, k known) {
	p, ok := parts.ReadPrompt(c.Content, k.own, s.route.ID, v)
	if !ok {
		drawing := kit.NewDrawing(design.IconTalk, design.IconCards, design.IconSearch)
		s.page.SetObjects(kit.NewEmptyState(drawing, c.Text.T("card.gone"), nil))
		return
	}
	at := slices.IndexFunc(k.own, func(o store.OwnPrompt) bool { return o.ID.Key() == s.route.ID })
	objects := append(s.apart(c, k.own[at]), sheet(c, p), s.toOther(c))
	objects = append(objects, s.otherForms(c, ownForms(k.own[at], v))...)
	objects = append(objects, asked(c, k)...)
	if len(p.Domains)+len(p.Moments) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("card.fits")), fits(c, p, nil))
	}
	objects = append(objects, parts.Shared(c, k.teams, k.own[at].Team, route.Share{Prompt: k.own[at].ID})...)
	s.page.SetObjects(append(objects,
		kit.NewQuietLine(design.IconPencil, design.ColorMuted, c.Text.T("parts.own_prompt")),
		kit.Buttons(
			kit.NewQuietAction(design.IconPencil, c.Text.T("common.edit"), func() { c.Go.To(route.PromptForm{ID: k.own[at].ID}) }),
			kit.NewQuietAction(design.IconDelete, c.Text.T("common.remove"), func() { s.hide(c, k.own[at]) })))...)
}

// apart are the languages in which a prompt was written in two places.
func (s *Screen) apart(c *screen.Context, p store.OwnPrompt) []fyne.CanvasObject {
	settle := &parts.Settle{Journal: s.journal, Of: p, Settled: c.Go.Redraw,
		Anew: func() { c.Go.To(route.PromptForm{ID: p.ID}) }}
	return settle.Card(c, p.Conflicts, map[store.Field]string{
		store.FieldNL: "common.language.nl", store.FieldUK: "common.language.uk", store.FieldEN: "common.language.en"})
}

// hide takes a prompt of one's own out of every list; one tap brings it back.
func (s *Screen) hide(c *screen.Context, p store.OwnPrompt) {
	screen.Do(c, func(ctx context.Context) error { return s.journal.HideOwnPrompt(ctx, p.ID) }, func() {
		c.Go.Back()
		parts.SayHidden(c, c.Text.T("card.hidden"), p.Team, func() {
			screen.Do(c, func(ctx context.Context) error { return s.journal.RestoreOwnPrompt(ctx, p.ID) }, c.Go.Redraw)
		})
	})
}

// sheet is the prompt itself, large enough to read from a little way off.
func sheet(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	tint := parts.PromptTint(p)
	words := []fyne.CanvasObject{}
	if word := parts.PromptWord(c, p); word != "" {
		pill := design.NewText(word, design.SizeCaption, tint.Ink()).Strong()
		words = append(words, design.Left(design.Stack(design.NewSurface(design.ColorPaper, design.Pill), design.Pad(4, 11, pill))))
	}
	words = append(words, design.NewText(p.Text, design.SizeTitle, design.ColorInk).Strong().Leading(1.15))
	if p.Other != "" {
		words = append(words, design.PadEach(8, 0, 0, 0, form{Language: p.OtherLanguage, Text: p.Other, Say: p.Say}.draw(c, tint.Ink())))
	}
	return kit.NewCard(tint, design.Pad(6, 2, design.Col(14, words...)))
}

// draw writes a form: its language, its words and how they sound.
func (f form) draw(c *screen.Context, ink fyne.ThemeColorName) fyne.CanvasObject {
	lines := []fyne.CanvasObject{
		design.NewText(f.label(c), design.SizeCaption, ink).Strong(),
		design.NewText(f.Text, design.SizeHeading, design.ColorInk).Leading(1.2),
	}
	if f.Say != "" {
		sound := design.NewIcon(design.IconSound, design.SizeIconSmall, ink)
		lines = append(lines, design.Bullet(9, sound, design.NewText(f.Say, design.SizeBody, ink).Leading(1.2)))
	}
	return design.Col(5, lines...)
}

// label names the language of a form and to whom one says it.
func (f form) label(c *screen.Context) string {
	language := c.Text.T("common.language." + f.Language)
	switch f.Address {
	case assets.Informal:
		return c.Text.T("card.informal", "language", language)
	case assets.Child:
		return c.Text.T("card.child", "language", language)
	}
	return language
}

// otherForms are the further ways to say it, on request.
func (s *Screen) otherForms(c *screen.Context, forms []form) []fyne.CanvasObject {
	if len(forms) == 0 {
		s.forms = nil
		return nil
	}
	open := s.forms != nil && s.forms.Open()
	var objects []fyne.CanvasObject
	for _, f := range forms {
		objects = append(objects, f.draw(c, design.ColorMuted))
	}
	s.forms = kit.NewExpander(c.Text.T("card.forms"), open, design.Col(18, objects...))
	return []fyne.CanvasObject{kit.NewListCard(design.Pad(0, 16, s.forms))}
}

// fits says when, where and for whom the prompt is.
func fits(c *screen.Context, p parts.Prompt, audiences []string) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	add := func(icon design.Outline, words []string) {
		if len(words) > 0 {
			lines = append(lines, parts.NewMarkLine(icon, design.ColorMuted, strings.Join(words, " · ")))
		}
	}
	add(design.IconClock, parts.WordsOf(parts.Moments(c), p.Moments))
	add(design.IconMapPin, parts.WordsOf(parts.Settings(c), p.Settings))
	var people []string
	for _, audience := range audiences {
		people = append(people, c.Text.T("card.audience."+audience))
	}
	add(design.IconUsers, people)
	if len(p.Domains) > 0 {
		lines = append(lines, parts.DomainPills(c, p.Domains))
	}
	return kit.NewCard(design.Paper, design.Col(12, lines...))
}
