// Package team is the page of one team: how it stands with sync, who is in it,
// and what a coordinator or a member can do there. Start with [New].
package team

import (
	"context"
	"errors"

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
	Team(ctx context.Context, id store.TeamID) (store.Team, error)
	OwnCards(ctx context.Context) ([]store.OwnCard, error)
	CheckNumbers(team store.TeamID, device store.DeviceID, words int) ([4]int, error)
	parts.TypedKeeper
	namer
	decider
}

// namer is how things of a team get another name.
type namer interface {
	RenameTeam(ctx context.Context, team store.TeamID, name string) error
	RenameMember(ctx context.Context, team store.TeamID, device store.DeviceID, name string) error
	SetRelay(ctx context.Context, team store.TeamID, address string) error
}

// decider is how it is decided who belongs to a team.
type decider interface {
	SetCoordinator(ctx context.Context, team store.TeamID, device store.DeviceID, coordinator bool) error
	RemoveMember(ctx context.Context, team store.TeamID, device store.DeviceID) error
	AcceptUnsent(ctx context.Context, team store.TeamID, device store.DeviceID) error
	Withdraw(ctx context.Context, team store.TeamID, invitation store.InvitationID) error
	LeaveTeam(ctx context.Context, team store.TeamID) error
}

// Screen is the page of a team.
type Screen struct {
	journal Journal
	id      store.TeamID
	own     bool   // it is of one's own devices: see NewOwn
	place   string // where what is typed is kept
	context *screen.Context
	page    *kit.Page
	read    parts.Latest

	team    store.Team
	cards   []store.OwnCard // of the team, that somebody doubts
	known   bool            // team was read
	asking  *question
	busy    bool           // something is being kept
	begun   int            // changes that waited when one asked to sync now; see syncing
	now     bool           // that is under way
	file    *parts.Working // nil: no file is being written or read, and nothing carried over a laptop
	doing   string         // id of what is told of that
	stopped string         // and of what is told when it is stopped
}

// New makes the page of a team.
func New(j Journal, id store.TeamID) *Screen {
	return &Screen{journal: j, id: id, place: route.FormPlace(route.Team{ID: id})}
}

// Build draws what was read before, or a question that is open, and reads the
// team anew.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	if s.own {
		s.context = parts.OwnDevices(c)
	}
	if s.asking != nil {
		return s.asking.build(s)
	}
	offset := parts.Offset(s.page)
	s.page = parts.Page(s.bar())
	if s.known {
		s.page.SetObjects(s.objects()...)
		s.page.SetOffset(offset)
	}
	s.load(offset)
	if s.asking != nil {
		return s.asking.build(s) // one goes on with it
	}
	return s.page
}

func (s *Screen) bar() kit.BarOptions {
	bar := parts.Bar(s.context, s.context.Text.T("team.title"))
	bar.Back = func() {
		if !s.Back() {
			s.context.Go.Back()
		}
	}
	return bar
}

// Back closes a question, and ends what is being written or read.
func (s *Screen) Back() bool {
	switch {
	case s.asking != nil:
		s.asking = nil
		s.keep()
		s.context.Go.Redraw()
		return true
	case s.file != nil:
		s.file.Cancel()
		return true
	}
	return false
}

// Follow reads the team anew and stays where one is.
func (s *Screen) Follow() {
	if s.asking == nil {
		s.load(s.page.Offset())
	}
}

// FollowSync does the same: what waits changes with each contact.
func (s *Screen) FollowSync() { s.Follow() }

func (s *Screen) load(offset float32) {
	c := s.context
	gone, first := false, !s.known
	var cards []store.OwnCard
	var answer typed
	parts.LoadLatest(c, &s.read, func(ctx context.Context) (store.Team, error) {
		team, err := s.journal.Team(ctx, s.id)
		if errors.Is(err, store.ErrNotFound) {
			gone, err = true, nil
		}
		if err == nil && team.Coordinator && team.Member {
			cards, err = s.doubted(ctx)
		}
		if err == nil && first {
			answer, err = parts.ReadTyped[typed](ctx, s.journal, s.place)
		}
		return team, err
	}, func(team store.Team) {
		if s.asking != nil {
			return
		}
		if gone {
			s.page.SetObjects(kit.NewEmptyState(kit.NewDrawing(design.IconLeaf, design.IconUsers, design.IconLeaf), c.Text.T("team.gone"), nil))
			return
		}
		s.team, s.cards, s.known = team, cards, true
		s.page.SetObjects(s.objects()...)
		s.page.SetOffset(offset)
		s.goOn(answer)
	})
}

// objects are the parts of the page: first how it stands, then who is there,
// then what one seldom needs.
func (s *Screen) objects() []fyne.CanvasObject {
	c := s.context
	var objects []fyne.CanvasObject
	switch {
	case s.own && s.alone():
		return s.none()
	case !s.own:
		objects = append(objects, parts.Title(s.team.Name))
	}
	bare := s.bare()
	objects = append(objects, bare...)
	if len(bare) == 0 || s.team.Relay != "" { // else that said of files what there is to say
		objects = append(objects, s.standing()...)
	}
	objects = append(objects, s.told()...)
	objects = append(objects, s.doubts()...)
	objects = append(objects, s.members()...)
	objects = append(objects, s.erasures()...)
	if s.team.Member && s.team.Coordinator && !s.team.Outdated {
		objects = append(objects, s.invitations()...)
	}
	if s.context.Sync != nil {
		objects = append(objects, s.files()...)
	}
	if !s.team.Member || s.team.Outdated {
		return objects
	}
	return append(objects, kit.NewSection(c.Text.T("team.more")), kit.NewListCard(s.more()...))
}

// more are the settings of the team and of oneself in it.
func (s *Screen) more() []fyne.CanvasObject {
	c := s.context
	rows := []fyne.CanvasObject{
		kit.NewSettingRow(design.IconUser, c.Text.T("team.my_name"), s.me().Name, func() { s.rename(s.me()) }),
	}
	if s.own {
		return append(rows, kit.NewSettingRow(design.IconGlobe, c.Text.T("team.relay"), s.relay(), s.changeRelay))
	}
	if s.team.Coordinator {
		rows = append(rows,
			kit.NewSettingRow(design.IconPencil, c.Text.T("team.rename"), "", s.renameTeam),
			kit.NewSettingRow(design.IconGlobe, c.Text.T("team.relay"), s.relay(), s.changeRelay))
	}
	return append(rows, kit.NewSettingRow(design.IconLogOut, c.Text.T("team.leave"), "", s.leave))
}

// relay is the address of the relay as people know it.
func (s *Screen) relay() string {
	if s.team.Relay == "" {
		return s.context.Text.T("team.no_relay")
	}
	return parts.ShortSite(s.team.Relay)
}

// me is this device in the team.
func (s *Screen) me() store.Member {
	for _, m := range s.team.Members {
		if m.Me {
			return m
		}
	}
	return store.Member{}
}

// do carries out one decision, once, says what came of it and reads anew.
func (s *Screen) do(what func(context.Context) error, said string) {
	c := s.context
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) { return struct{}{}, what(ctx) }, func(struct{}) {
		s.Follow()
		c.Go.Say(said, nil)
	})
}

// invite leads to a new invitation.
func (s *Screen) invite() {
	if s.own {
		s.context.Go.To(route.AddDevice{})
		return
	}
	s.context.Go.To(route.InviteToTeam{Team: s.id})
}

// leave asks whether one means it.
func (s *Screen) leave() {
	p := s.context.Text
	s.ask(p.T("team.leave_title", "team", s.team.Name), []string{p.T("team.leave_text")}, p.T("team.leave_now"), p.T("team.leave_stay"), func() {
		s.do(func(ctx context.Context) error { return s.journal.LeaveTeam(ctx, s.id) }, p.T("team.left"))
	})
}

// ask is the second step of what cannot be undone. What changes nothing is the
// easier one to tap.
func (s *Screen) ask(title string, what []string, yes, no string, do func()) {
	c := s.context
	var sheet *kit.Sheet
	doing := kit.NewButton(kit.Soft, yes, func() {
		sheet.Close()
		do()
	})
	staying := kit.NewButton(kit.Primary, no, func() { sheet.Close() })
	words := design.Col(8)
	for _, sentence := range what {
		words.Add(kit.NewBody(sentence))
	}
	sheet = kit.NewSheet(title, c.Text.T("common.close"), design.Pad(0, 6, words), kit.Buttons(doing, staying)).Open(c.Canvas)
}
