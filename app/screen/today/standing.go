package today

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

// standing is the quiet line about what is safe where. Who has a team, or several
// devices, gets to it from here. Of made-up examples nothing is kept, and nothing
// is said.
func standing(c *screen.Context, teams []store.Team, devices store.Team) []fyne.CanvasObject {
	if c.Examples {
		return nil
	}
	line := parts.StandingLine(c, parts.StandingOfAll(append(teams, devices), parts.Spaces(c)))
	var to route.Route
	switch {
	case len(teams) > 0:
		to = route.Teams{}
	case len(devices.Members) > 1:
		to = route.Devices{}
	default:
		return []fyne.CanvasObject{kit.NewQuietLine(design.IconShield, design.ColorMuted, line)}
	}
	return []fyne.CanvasObject{kit.NewQuietRow(design.IconShield, design.ColorMuted, line, func() { c.Go.To(to) })}
}

// shared is what Today tells of teams, and of one's own devices.
type shared struct {
	teams   []store.Team
	devices store.Team
	doubted []doubted // of which this device is a coordinator
}

// doubted are the cards of a team that somebody in it finds wrong.
type doubted struct {
	team  store.TeamID
	cards []store.OwnCard
}

func (s *Screen) fetchShared(ctx context.Context) (read shared, err error) {
	if read.teams, err = s.journal.Teams(ctx); err != nil {
		return read, err
	}
	if read.devices, err = s.journal.Team(ctx, s.journal.OwnSpace()); err != nil {
		return read, err
	}
	var cards []store.OwnCard
	for _, team := range read.teams {
		if !team.Coordinator || !team.Member {
			continue
		}
		if cards == nil {
			if cards, err = s.journal.OwnCards(ctx); err != nil {
				return read, err
			}
		}
		if doubts := parts.Doubted(cards, team.ID); len(doubts) > 0 {
			read.doubted = append(read.doubted, doubted{team.ID, doubts})
		}
	}
	return read, nil
}

// doubts tell a coordinator that somebody finds cards of the team wrong, and lead
// there: to the card where it is one.
func doubts(c *screen.Context, all []doubted) (rows []fyne.CanvasObject) {
	for _, d := range all {
		var to route.Route = route.Team{ID: d.team}
		if len(d.cards) == 1 {
			to = route.Referral{ID: parts.CardID(c, d.cards[0])}
		}
		rows = append(rows, kit.NewQuietRow(design.IconFlag, design.Sand.Ink(), c.Text.N("doubt.count", len(d.cards)), func() { c.Go.To(to) }))
	}
	return rows
}

// undecided tells a coordinator that something waits which somebody wrote who is
// out, and leads to where it is decided whether that counts. One's own devices
// decide for one another.
func undecided(c *screen.Context, read shared) (rows []fyne.CanvasObject) {
	row := func(c *screen.Context, of store.Team, to route.Route) {
		if count := parts.Undecided(c.Settings, of); count > 0 {
			line := c.Text.N("today.undecided", count, "team", of.Name)
			rows = append(rows, kit.NewQuietRow(design.IconArchive, design.Sand.Ink(), line, func() { c.Go.To(to) }))
		}
	}
	for _, team := range read.teams {
		row(c, team, route.Team{ID: team.ID})
	}
	row(parts.OwnDevices(c), read.devices, route.Devices{})
	return rows
}

// FollowSync brings the quiet lines up to date, and leaves the rest as it is.
func (s *Screen) FollowSync() {
	c := s.context
	parts.LoadLatest(c, &s.synced, s.fetchShared, func(read shared) {
		s.line.Objects = lines(c, read)
		design.Reflow(s.line)
	})
}

// lines are what is told of teams, under everything else.
func lines(c *screen.Context, read shared) []fyne.CanvasObject {
	rows := append(doubts(c, read.doubted), undecided(c, read)...)
	return append(rows, standing(c, read.teams, read.devices)...)
}
