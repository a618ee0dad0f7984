// Package after is where one writes down what was said: five short steps on one
// page, of which none has to be done. The draft holds all that is filled in.
// Start with [New].
package after

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.DraftReader
	parts.ConsentKeeper
	parts.VersionReader
	Conversation(context.Context, store.ConversationID) (store.Conversation, error)
	KeepSoon(store.Draft)
	SaveDraft(context.Context, store.Draft) (store.Conversation, error)
	OwnCards(context.Context) ([]store.OwnCard, error)
}

// Screen is the page.
type Screen struct {
	journal Journal
	id      store.DraftID
	context *screen.Context
	root    *fyne.Container
	page    *kit.Page
	saving  bool

	draft   store.Draft
	company parts.Company
	own     []store.OwnCard
	gone    *fyne.Container // says that the conversation was deleted meanwhile
	latest  parts.Latest
}

// New makes the page of a draft, new or of an edit.
func New(j Journal, draft store.DraftID) *Screen { return &Screen{journal: j, id: draft} }

// Build draws the page where it was scrolled to.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context, s.root, s.gone = c, design.Stack(), design.Col(0)
	screen.Load(c, s.fetch, func(read content) {
		if read.Gone {
			c.Go.Back()
			return
		}
		s.draft, s.company, s.own = begun(read.Draft, c.Now()), read.Company, read.own
		s.draw(c)
		s.Follow()
	})
	return s.root
}

// Back throws away an edit in which nothing was edited: there is nothing to go
// on with.
func (s *Screen) Back() bool {
	if s.draft.Untouched() {
		id := s.draft.ID
		screen.Do(s.context, func(ctx context.Context) error { return s.journal.DropDraft(ctx, id) }, func() {})
	}
	return false
}

// content is what the page shows of the journal.
type content struct {
	parts.Opened
	own []store.OwnCard
}

func (s *Screen) fetch(ctx context.Context) (content, error) {
	opened, err := parts.OpenDraft(ctx, s.journal, s.id)
	if err != nil {
		return content{}, err
	}
	own, err := s.journal.OwnCards(ctx)
	return content{opened, own}, err
}

// change does something to the draft and keeps it.
func (s *Screen) change(do func(*store.Draft)) {
	do(&s.draft)
	s.journal.KeepSoon(s.draft)
}

// draw shows all steps.
func (s *Screen) draw(c *screen.Context) {
	bar := parts.Bar(c, c.Text.T("after.title"))
	if s.draft.Editing {
		bar.Title = c.Text.T("after.editing")
	}
	bar.Back = func() {
		s.Back()
		c.Go.Back()
	}
	bar.Action, bar.OnAction = c.Text.T("common.save"), func() { s.save(c) }
	offset := parts.Offset(s.page)
	s.page = parts.Page(bar, s.steps(c)...)
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
	s.page.SetOffset(offset)
}

// redraw shows the steps anew after one got more or fewer parts.
func (s *Screen) redraw(c *screen.Context) { s.page.SetObjects(s.steps(c)...) }

func (s *Screen) steps(c *screen.Context) []fyne.CanvasObject {
	c = parts.Several(c, s.draft.Conversation)
	return []fyne.CanvasObject{
		s.gone,
		kit.NewMuted(c.Text.T("after.intro", "who", s.company.Names(c))),
		s.other(c),
		s.topics(c),
		s.support(c),
		s.action(c),
		s.closing(c),
		s.place(c),
		design.Center(kit.NewLink(s.dropWord(c), func() { s.askToDrop(c) })),
	}
}

// step is one card of the page.
func step(title string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewCard(design.Paper, design.Col(12, append([]fyne.CanvasObject{kit.NewHeading(title)}, objects...)...))
}

// field is a place to write, of which the draft holds the text.
func (s *Screen) field(c *screen.Context, id, text string, put func(c *store.Conversation, text string)) fyne.CanvasObject {
	return parts.NewQuietField(c, kit.FieldOptions{
		Label: c.Text.T(id), Text: text, Lines: 1,
		OnChanged: func(text string) { s.change(func(d *store.Draft) { put(&d.Conversation, text) }) },
	})
}

// save saves the conversation, says so once and goes where it can be read. It
// is asked first whether it may be, of whom that is not known yet.
func (s *Screen) save(c *screen.Context) {
	people := s.draft.Conversation.People
	parts.AskConsent(c, s.journal, people, func() { s.keep(c) }, func(p store.Person) {
		parts.SayRefused(c, p, len(people))
		if len(people) > 1 {
			c.Go.Redraw() // without them
			return
		}
		c.Go.To(route.Today{})
	})
}

func (s *Screen) keep(c *screen.Context) {
	draft := ready(s.draft)
	parts.Once(c, &s.saving,
		func(ctx context.Context) (store.Conversation, error) { return s.journal.SaveDraft(ctx, draft) },
		func(saved store.Conversation) {
			c.Go.Say(c.Text.T("common.saved"), nil)
			if draft.Editing {
				c.Go.Back()
				return
			}
			c.Go.To(route.Today{})
			c.Go.To(route.Conversation{ID: saved.ID})
		})
}

func (s *Screen) dropWord(c *screen.Context) string {
	if s.draft.Editing {
		return c.Text.T("after.drop_edit")
	}
	return c.Text.T("after.drop")
}

// askToDrop asks before the draft is thrown away.
func (s *Screen) askToDrop(c *screen.Context) {
	parts.AskToDrop(c, s.dropWord(c), func() {
		screen.Do(c, func(ctx context.Context) error { return s.journal.DropDraft(ctx, s.id) }, func() {
			if s.draft.Editing {
				c.Go.Back()
				return
			}
			c.Go.To(route.Today{})
		})
	})
}
