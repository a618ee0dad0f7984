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

// standing is the quiet line about what is safe where. Who has a team gets to
// it from here. Of made-up examples nothing is kept, and nothing is said.
func standing(c *screen.Context, teams []store.Team) []fyne.CanvasObject {
	if c.Examples {
		return nil
	}
	line := parts.StandingLine(c, parts.StandingOfAll(teams, parts.Spaces(c)))
	if len(teams) == 0 {
		return []fyne.CanvasObject{kit.NewQuietLine(design.IconShield, design.ColorMuted, line)}
	}
	return []fyne.CanvasObject{kit.NewQuietRow(design.IconShield, design.ColorMuted, line, func() { c.Go.To(route.Teams{}) })}
}

// FollowSync brings the quiet line up to date, and leaves the rest as it is.
func (s *Screen) FollowSync() {
	c := s.context
	parts.LoadLatest(c, &s.synced, func(ctx context.Context) ([]store.Team, error) { return s.journal.Teams(ctx) },
		func(teams []store.Team) {
			s.line.Objects = standing(c, teams)
			design.Reflow(s.line)
		})
}
