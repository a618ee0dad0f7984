package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/store"
)

// TeamNamer tells the teams by name.
type TeamNamer interface {
	TeamNames(context.Context) ([]store.TeamName, error)
}

// Teams are the teams by name.
type Teams []store.TeamName

// Name is what a team is called; "" for none, and for one that is not here.
func (t Teams) Name(id store.TeamID) string {
	for _, team := range t {
		if team.ID == id {
			return team.Name
		}
	}
	return ""
}

// CanShare reports whether something that is of a team, or of none, can be shared
// with another.
func (t Teams) CanShare(of store.TeamID) bool {
	if !of.IsZero() {
		return false
	}
	for _, team := range t {
		if team.Member {
			return true
		}
	}
	return false
}

// SharedLine says with which team something is shared; nil for what is only
// one's own.
func SharedLine(c *screen.Context, teams Teams, of store.TeamID) fyne.CanvasObject {
	if of.IsZero() {
		return nil
	}
	return kit.NewQuietLine(design.IconUsers, design.Sky.Ink(), SharedWith(c, teams, of))
}

// SharedWith says with which team something is shared.
func SharedWith(c *screen.Context, teams Teams, of store.TeamID) string {
	return c.Text.T("share.shared_with", "team", teams.Name(of))
}

// ShareRow leads to sharing, on a sheet that it closes.
func ShareRow(c *screen.Context, sheet **kit.Sheet, to route.Share) fyne.CanvasObject {
	return kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(design.IconShare, design.Sky), Title: c.Text.T("share.open")}, func() {
		(*sheet).Close()
		c.Go.To(to)
	})
}
