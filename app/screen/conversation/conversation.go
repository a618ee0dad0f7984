// Package conversation reads one conversation that was saved, and leads to
// editing, hiding and its earlier versions. Start with [New].
package conversation

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
	parts.WhoReader
	parts.FollowUpKeeper
	parts.TeamNamer
	parts.Settler
	parts.VersionReader
	Conversation(context.Context, store.ConversationID) (store.Conversation, error)
	FollowUps(context.Context, store.FollowUpFilter) ([]store.FollowUp, error)
	OwnPrompts(context.Context) ([]store.OwnPrompt, error)
	OwnCards(context.Context) ([]store.OwnCard, error)
	EditDraft(context.Context, store.ConversationID) (store.Draft, error)
	HideConversation(context.Context, store.ConversationID) error
	RestoreConversation(context.Context, store.ConversationID) error
}

// Screen is the page of a conversation.
type Screen struct {
	journal Journal
	id      store.ConversationID
	context *screen.Context
	latest  parts.Latest
	root    *fyne.Container
	page    *kit.Page
	read    content
	busy    bool // it is being brought back
}

// content is all that the page shows.
type content struct {
	talk      store.Conversation
	company   parts.Company
	followUps []store.FollowUp
	prompts   []store.OwnPrompt
	cards     []store.OwnCard
	teams     parts.Teams
	deletion  store.Edit // zero: it stands
}

// New makes the page of a conversation.
func New(j Journal, id store.ConversationID) *Screen { return &Screen{journal: j, id: id} }

// Build draws the conversation as it is now.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context, s.root = c, design.Stack()
	s.load(c)
	return s.root
}

// Follow reads the conversation anew, where one is.
func (s *Screen) Follow() {
	parts.Reread(s.context, &s.latest, s.fetch, func(read content) {
		s.read = read
		s.draw(s.context)
	}, func() {
		s.page = parts.ErasedPage(s.context, s.context.Text.T("deleted.erased_talk"))
		s.root.Objects = []fyne.CanvasObject{s.page}
		design.Reflow(s.root)
	})
}

// load reads the conversation and shows it where it was scrolled to.
func (s *Screen) load(c *screen.Context) {
	screen.Load(c, s.fetch, func(read content) {
		s.read = read
		s.draw(c)
	})
}

func (s *Screen) fetch(ctx context.Context) (content, error) {
	var read content
	var err error
	if read.talk, err = s.journal.Conversation(ctx, s.id); err != nil {
		return content{}, err
	}
	if read.company, err = parts.ReadCompany(ctx, s.journal, read.talk); err != nil {
		return content{}, err
	}
	filter := store.FollowUpFilter{Conversation: s.id, AnyState: true, WithPaused: true}
	if read.followUps, err = s.journal.FollowUps(ctx, filter); err != nil {
		return content{}, err
	}
	if read.prompts, err = s.journal.OwnPrompts(ctx); err != nil {
		return content{}, err
	}
	if read.cards, err = s.journal.OwnCards(ctx); err != nil {
		return content{}, err
	}
	if read.teams, err = s.journal.TeamNames(ctx); err != nil {
		return content{}, err
	}
	read.deletion, err = parts.ReadDeletion(ctx, s.journal, read.talk)
	return read, err
}

// draw shows all that was written, and nothing for what was left empty.
func (s *Screen) draw(c *screen.Context) {
	bar := parts.Bar(c, c.Text.T("conversation.title", "who", s.read.company.Names(c)))
	bar.Icons = []fyne.CanvasObject{kit.NewIconButton(design.IconMore, c.Text.T("common.more"), func() { s.more(c) })}
	var objects []fyne.CanvasObject
	for _, part := range []fyne.CanvasObject{s.deleted(c), s.when(c), s.who(c), parts.SharedLine(c, s.read.teams, s.read.talk.Team), s.texts(c), s.chips(c), s.asked(c), s.agreed(c), s.referred(c)} {
		if part != nil {
			objects = append(objects, part)
		}
	}
	offset := parts.Offset(s.page)
	s.page = parts.Page(bar, objects...)
	s.page.SetBottom(s.bottom(c))
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
	s.page.SetOffset(offset)
}

// bottom is what one does next: who reads what is deleted closes it.
func (s *Screen) bottom(c *screen.Context) fyne.CanvasObject {
	if s.read.talk.Hidden {
		return kit.NewButton(kit.Primary, c.Text.T("common.close"), c.Go.Back)
	}
	return kit.NewIconTextButton(kit.Soft, design.IconPencil, c.Text.T("common.edit"), func() { s.edit(c) })
}

// edit goes on with an edit that was begun, or begins one.
func (s *Screen) edit(c *screen.Context) {
	screen.Load(c,
		func(ctx context.Context) (store.Draft, error) { return s.journal.EditDraft(ctx, s.id) },
		func(d store.Draft) { c.Go.To(route.After{Draft: d.ID}) })
}

// more offers what is seldom done.
func (s *Screen) more(c *screen.Context) {
	var sheet *kit.Sheet
	row := func(icon design.Outline, tint design.Tint, id string, do func()) fyne.CanvasObject {
		return kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(icon, tint), Title: c.Text.T(id)}, func() {
			sheet.Close()
			do()
		})
	}
	var rows []fyne.CanvasObject
	if !s.read.talk.Hidden && s.read.teams.CanShare(s.read.talk.Team) {
		rows = append(rows, parts.ShareRow(c, &sheet, route.Share{Conversation: s.id}))
	}
	rows = append(rows, row(design.IconHistory, design.Sky, "conversation.versions", func() { c.Go.To(route.Versions{ID: s.id}) }))
	if !s.read.talk.Hidden {
		rows = append(rows, row(design.IconEyeOff, design.Plum, "conversation.hide", func() { s.hide(c) }))
	}
	sheet = kit.NewSheet(c.Text.T("common.more"), c.Text.T("common.close"), kit.NewListCard(rows...)).Open(c.Canvas)
}

// hide takes the conversation out of sight and goes back; nothing is lost, and
// undoing shows it again.
func (s *Screen) hide(c *screen.Context) {
	screen.Do(c, func(ctx context.Context) error { return s.journal.HideConversation(ctx, s.id) }, func() {
		c.Go.Back()
		parts.SayHidden(c, c.Text.T("conversation.hidden"), s.read.talk.Team, func() {
			screen.Do(c, func(ctx context.Context) error { return s.journal.RestoreConversation(ctx, s.id) },
				func() { c.Go.To(route.Conversation{ID: s.id}) })
		})
	})
}
