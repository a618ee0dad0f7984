// Package quick is a conversation written down on one screen, for who forgot to
// prepare: with whom, when, what it was about, and a note. What is filled in is
// kept as a draft from the first touch. Start with [New].
package quick

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
	People(context.Context, store.PeopleFilter) ([]store.PersonSummary, error)
	Groups(context.Context) ([]store.GroupSummary, error)
	NewDraft(context.Context, store.Conversation) (store.Draft, error)
	KeepSoon(store.Draft)
	SaveDraft(context.Context, store.Draft) (store.Conversation, error)
}

// Screen is the one screen. It keeps what was filled in.
type Screen struct {
	journal Journal
	route   route.Quick
	context *screen.Context
	page    *kit.Page

	read     bool
	draft    store.Draft // without an id until the first touch
	lately   []company
	starting bool
	saving   bool
	save     bool // as soon as the draft has begun

	allSupports, allDomains bool // and not only the first ones show
}

// New makes the screen.
func New(j Journal, r route.Quick) *Screen { return &Screen{journal: j, route: r} }

// Build draws what was filled in so far.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	offset := parts.Offset(s.page)
	bar := parts.Bar(c, c.Text.T("quick.title"))
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.askToSave
	s.page = parts.Page(bar)
	if s.read {
		s.show()
		s.page.SetOffset(offset)
		return s.page
	}
	screen.Load(c, s.fetch, s.open)
	return s.page
}

// content is what the screen begins with.
type content struct {
	draft  store.Draft
	gone   bool
	lately []company
}

func (s *Screen) fetch(ctx context.Context) (content, error) {
	read := content{draft: begun(s.route, s.context.Now())}
	if !s.route.Draft.IsZero() {
		opened, err := parts.OpenDraft(ctx, s.journal, s.route.Draft)
		if err != nil || opened.Gone {
			return content{gone: opened.Gone}, err
		}
		read.draft = opened.Draft
	}
	with, err := parts.ReadCompany(ctx, s.journal, read.draft.Conversation)
	if err != nil {
		return content{}, err
	}
	people, err := s.journal.People(ctx, store.PeopleFilter{Limit: 2 * mostPeople})
	if err != nil {
		return content{}, err
	}
	groups, err := s.journal.Groups(ctx)
	read.lately = lately(people, groups, chosen(with))
	return read, err
}

// chosen are those with whom a draft is already.
func chosen(with parts.Company) []company {
	var all []company
	for _, p := range with.People {
		all = append(all, company{person: p.ID, name: p.Alias, colour: p.Colour})
	}
	if !with.Group.ID.IsZero() {
		all = append(all, company{group: with.Group.ID, name: with.Group.Name, colour: with.Group.Colour})
	}
	return all
}

func (s *Screen) open(read content) {
	if read.gone {
		s.context.Go.Back()
		return
	}
	s.read, s.draft, s.lately = true, read.draft, read.lately
	s.show()
}

// change does something to the conversation and keeps it.
func (s *Screen) change(do func(*store.Conversation)) {
	do(&s.draft.Conversation)
	if s.draft.ID.IsZero() {
		s.begin()
		return
	}
	s.journal.KeepSoon(s.draft)
}

// begin makes the draft at the first touch, so that who only looks leaves none.
// What is filled in meanwhile goes along.
func (s *Screen) begin() {
	if s.starting {
		return
	}
	s.save = false
	c, conversation := s.context, s.draft.Conversation
	parts.Once(c, &s.starting, func(ctx context.Context) (store.Draft, error) {
		return s.journal.NewDraft(ctx, conversation)
	}, func(d store.Draft) {
		filledIn := s.draft.Conversation
		filledIn.ID = d.Conversation.ID
		d.Conversation, d.Stage = filledIn, parts.StageQuick
		s.draft = d
		s.journal.KeepSoon(d)
		if s.save {
			s.save = false
			s.askToSave()
		}
	})
}

// askToSave saves the conversation, once it is known with whom it was and that
// it may be written down.
func (s *Screen) askToSave() {
	c, conversation := s.context, s.draft.Conversation
	if !s.read {
		return
	}
	if len(conversation.People) == 0 && conversation.Group.IsZero() {
		c.Go.Say(c.Text.T("quick.choose_who"), nil)
		return
	}
	if s.starting {
		s.save = true
		return
	}
	c.Canvas.Unfocus()
	parts.AskConsent(c, s.journal, conversation.People, s.keep, func(p store.Person) {
		parts.SayRefused(c, p, 1)
		s.leave()
	})
}

func (s *Screen) keep() {
	draft := s.draft
	parts.Once(s.context, &s.saving, func(ctx context.Context) (store.Conversation, error) {
		return s.journal.SaveDraft(ctx, draft)
	}, func(store.Conversation) {
		s.context.Go.Say(s.context.Text.T("common.saved"), nil)
		s.leave()
	})
}

// leave goes back to the page from which a kind of support or an activity was
// written down, and else to Today.
func (s *Screen) leave() {
	if s.route.Support != "" || s.route.Activity != "" {
		s.context.Go.Back()
		return
	}
	s.context.Go.To(route.Today{})
}

func (s *Screen) drop() {
	c := s.context
	parts.AskToDrop(c, c.Text.T("after.drop"), func() {
		screen.Do(c, func(ctx context.Context) error {
			if s.draft.ID.IsZero() {
				return nil // nothing was filled in
			}
			return s.journal.DropDraft(ctx, s.draft.ID)
		}, s.leave)
	})
}

// show draws the parts of the screen in the order in which one thinks of them.
func (s *Screen) show() {
	c := s.context
	objects := []fyne.CanvasObject{s.who()}
	if !s.draft.Conversation.Group.IsZero() {
		objects = append(objects, parts.NewHeadcount(c, s.draft.Conversation.GroupCount, func(count int) {
			s.change(func(c *store.Conversation) { c.GroupCount = count })
		}))
	}
	objects = append(objects, s.when(), s.support(), s.domains(), s.note())
	s.page.SetObjects(append(objects, design.Center(kit.NewLink(c.Text.T("after.drop"), s.drop)))...)
}
