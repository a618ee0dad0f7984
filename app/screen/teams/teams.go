// Package teams lists the teams that one is or was in, and leads to a new one.
// Start with [New].
package teams

import (
	"context"
	"strings"

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
	Teams(context.Context) ([]store.Team, error)
	Team(context.Context, store.TeamID) (store.Team, error)
	OwnSpace() store.TeamID
}

// Screen is the list of teams.
type Screen struct {
	journal Journal
	context *screen.Context
	page    *kit.Page
	read    parts.Latest
}

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j} }

// Build draws the bar at once and fills in the teams.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	offset := parts.Offset(s.page)
	s.page = parts.Page(parts.Bar(c, c.Text.T("teams.title")))
	s.load(offset)
	return s.page
}

// Follow reads the teams anew and stays where one is.
func (s *Screen) Follow() { s.load(s.page.Offset()) }

// FollowSync does the same: how it stands with sync is told beside each team.
func (s *Screen) FollowSync() { s.Follow() }

func (s *Screen) load(offset float32) {
	c := s.context
	parts.LoadLatest(c, &s.read, s.fetch, func(read content) {
		s.page.SetObjects(objects(c, read)...)
		s.page.SetOffset(offset)
	})
}

// content is what the screen shows.
type content struct {
	teams   []store.Team
	several bool // this device is one of several of one's own
}

func (s *Screen) fetch(ctx context.Context) (read content, err error) {
	if read.teams, err = s.journal.Teams(ctx); err != nil {
		return read, err
	}
	own, err := s.journal.Team(ctx, s.journal.OwnSpace())
	read.several = members(own) > 1
	return read, err
}

func objects(c *screen.Context, read content) []fyne.CanvasObject {
	all := read.teams
	if len(all) == 0 {
		drawing := kit.NewDrawing(design.IconUser, design.IconBench, design.IconUsers)
		empty := []fyne.CanvasObject{kit.NewEmptyState(drawing, c.Text.T("teams.empty"), nil)}
		return append(append(empty, otherDevice(c, read)...),
			kit.NewButton(kit.Primary, c.Text.T("teams.join"), func() { c.Go.To(route.JoinTeam{}) }),
			kit.NewButton(kit.Soft, c.Text.T("teams.start"), func() { c.Go.To(route.StartTeam{}) }),
			kit.NewQuietLine(design.IconLock, design.ColorMuted, c.Text.T("teams.own")))
	}
	var rows []fyne.CanvasObject
	for _, team := range all {
		to := route.Team{ID: team.ID}
		row := kit.RowContent{Lead: kit.NewDisc(design.IconUsers, design.Sage), Title: team.Name, Subtitle: standing(c, team)}
		rows = append(rows, parts.Leads(c, kit.NewListRow(row, func() { c.Go.To(to) }), to))
	}
	objects := []fyne.CanvasObject{
		kit.NewListCard(rows...),
		kit.NewQuietLine(design.IconLock, design.ColorMuted, c.Text.T("teams.own")),
		kit.NewSection(c.Text.T("teams.another")),
	}
	return append(append(objects, otherDevice(c, read)...),
		kit.NewListCard(
			kit.NewSettingRow(design.IconKey, c.Text.T("teams.join"), "", func() { c.Go.To(route.JoinTeam{}) }),
			kit.NewSettingRow(design.IconPlus, c.Text.T("teams.start"), "", func() { c.Go.To(route.StartTeam{}) })))
}

// otherDevice says how a team comes to this device that another of one's own is
// in: which ones these are is known there only.
func otherDevice(c *screen.Context, read content) []fyne.CanvasObject {
	if !read.several {
		return nil
	}
	return []fyne.CanvasObject{kit.NewNotice(design.Sky, design.IconSmartphone, c.Text.T("teams.other_device"), nil)}
}

// standing says in a line how it stands with a team.
func standing(c *screen.Context, team store.Team) string {
	switch {
	case !team.Member:
		return c.Text.T("teams.out")
	case team.Outdated:
		return c.Text.T("teams.outdated")
	}
	words := []string{c.Text.N("teams.members", members(team))}
	if team.Relay == "" {
		return strings.Join(append(words, c.Text.T("teams.by_file")), " · ")
	}
	return strings.Join(append(words, parts.StandingOf(team, parts.Spaces(c)).Words(c.Text, c.Now())...), " · ")
}

// members counts who is in the team now.
func members(team store.Team) int {
	count := 0
	for _, m := range team.Members {
		if m.Standing == store.StandingIn {
			count++
		}
	}
	return count
}
