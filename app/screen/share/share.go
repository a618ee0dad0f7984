// Package share writes something of one's own anew in a team, once it is said
// who will read it, what goes along and what stays. Start with [New].
package share

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
	Teams(context.Context) ([]store.Team, error)
	Conversation(context.Context, store.ConversationID) (store.Conversation, error)
	OwnCard(context.Context, store.CardID) (store.OwnCard, error)
	OwnPrompt(context.Context, store.PromptID) (store.OwnPrompt, error)
	ShareConversation(context.Context, store.ConversationID, store.TeamID) error
	SharePerson(context.Context, store.PersonID, store.TeamID) error
	ShareGroup(context.Context, store.GroupID, store.TeamID) error
	ShareCard(context.Context, store.CardID, store.TeamID) error
	SharePrompt(context.Context, store.PromptID, store.TeamID) error
}

// Screen shares one thing.
type Screen struct {
	journal Journal
	what    route.Share
	read    content
	is      bool
	chosen  int
	busy    bool

	context *screen.Context // that it was drawn with
	page    *kit.Page
}

// content is all that the screen shows.
type content struct {
	thing thing
	teams []store.Team // in which one can write
}

// New makes the screen for one thing.
func New(j Journal, what route.Share) *Screen { return &Screen{journal: j, what: what} }

// Build draws what is shared and with whom, once it is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	s.page = parts.Page(parts.Bar(c, c.Text.T("share.title")))
	if s.is {
		s.show()
		return s.page
	}
	screen.Load(c, s.fetch, func(read content) {
		s.read, s.is = read, true
		s.show()
	})
	return s.page
}

func (s *Screen) fetch(ctx context.Context) (read content, err error) {
	if read.thing, err = s.readThing(ctx); err != nil {
		return read, err
	}
	all, err := s.journal.Teams(ctx)
	for _, team := range all {
		if team.Member && !team.Outdated {
			read.teams = append(read.teams, team)
		}
	}
	return read, err
}

func (s *Screen) show() {
	c := s.context
	switch {
	case !s.read.thing.team.IsZero():
		s.page.SetObjects(kit.NewEmptyState(kit.NewDrawing(design.IconTalks, design.IconUsers, design.IconCheck),
			c.Text.T("share.already"), kit.NewButton(kit.Primary, c.Text.T("common.back"), c.Go.Back)))
		return
	case len(s.read.teams) == 0:
		s.page.SetObjects(kit.NewEmptyState(kit.NewDrawing(design.IconTalks, design.IconUsers, design.IconLeaf),
			c.Text.T("share.no_team"), kit.NewButton(kit.Primary, c.Text.T("share.to_teams"), func() { c.Go.Instead(route.Teams{}) })))
		return
	}
	team := s.read.teams[s.chosen]
	objects := []fyne.CanvasObject{kit.NewHeading(s.read.thing.name)}
	if len(s.read.teams) > 1 {
		objects = append(objects, kit.Labelled(c.Text.T("share.which"), s.choice()))
	}
	objects = append(objects, s.readers(team), s.goes(),
		kit.NewNotice(design.Sand, design.IconInfo, c.Text.T("share.for_good"), nil))
	s.page.SetObjects(objects...)
	s.page.SetBottom(kit.NewIconTextButton(kit.Primary, design.IconShare, c.Text.T("share.share", "team", team.Name), s.share))
}

// choice is of the teams, by name.
func (s *Screen) choice() fyne.CanvasObject {
	var names []string
	for _, team := range s.read.teams {
		names = append(names, team.Name)
	}
	return kit.NewSegmented(names, s.chosen, func(i int) {
		s.chosen = i
		s.show()
	})
}

// readers says who will read it: those who are in the team, and who comes later.
func (s *Screen) readers(team store.Team) fyne.CanvasObject {
	c := s.context
	names := readers(team, c.Text.T("share.nameless"))
	lines := []fyne.CanvasObject{kit.NewCaption(c.Text.T("share.who"))}
	if len(names) == 0 {
		lines = append(lines, kit.NewBody(c.Text.T("share.nobody_yet")))
	} else {
		lines = append(lines, kit.NewBody(parts.Names(c, names)), kit.NewCaption(c.Text.N("share.count", len(names))))
	}
	lines = append(lines, kit.NewLine(), kit.NewIconLine(design.IconBookOpen, c.Text.T("share.later")))
	return kit.NewCard(design.Paper, design.Col(8, lines...))
}

// readers are the others who are in a team, by name.
func readers(team store.Team, nameless string) (names []string) {
	for _, m := range team.Members {
		switch {
		case m.Me || m.Standing != store.StandingIn:
		case m.Name == "":
			names = append(names, nameless)
		default:
			names = append(names, m.Name)
		}
	}
	return names
}

// goes says what goes along and what stays.
func (s *Screen) goes() fyne.CanvasObject {
	c := s.context
	var lines []fyne.CanvasObject
	add := func(icon design.Outline, id string) {
		if id != "" {
			lines = append(lines, kit.NewIconLine(icon, c.Text.T(id)))
		}
	}
	add(design.IconCheck, s.read.thing.goes)
	add(design.IconLock, s.read.thing.stays)
	if s.what.Card.IsZero() {
		add(design.IconPencil, "share.edited")
	} else {
		add(design.IconPencil, "share.card_corrected")
	}
	return kit.NewCard(design.Paper, design.Col(10, lines...))
}

// share shares it, once.
func (s *Screen) share() {
	c, team := s.context, s.read.teams[s.chosen]
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.read.thing.share(ctx, team.ID)
	}, func(struct{}) {
		c.Go.Back()
		c.Go.Say(c.Text.T("share.shared", "team", team.Name), nil)
	})
}
