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

// Shared says with which team something is shared, or else leads to sharing it;
// nothing where there is no team.
func Shared(c *screen.Context, teams Teams, of store.TeamID, to route.Share) []fyne.CanvasObject {
	if line := SharedLine(c, teams, of); line != nil {
		return []fyne.CanvasObject{line}
	}
	if !teams.CanShare(of) {
		return nil
	}
	return []fyne.CanvasObject{design.Left(kit.NewQuietAction(design.IconShare, c.Text.T("share.open"), func() { c.Go.To(to) }))}
}

// Whose narrows a list to what is only one's own, or to what is shared with one
// team. The zero value narrows nothing.
type Whose struct {
	Mine bool
	Team store.TeamID
}

const onlyMine = "mine"

// ID names it among [WhoseWords]; "" for the zero value.
func (w Whose) ID() string {
	if w.Mine {
		return onlyMine
	}
	text, _ := w.Team.MarshalText() // which never fails
	return string(text)
}

// WhoseOf is what has an id.
func WhoseOf(id string) Whose {
	var w Whose
	if w.Mine = id == onlyMine; !w.Mine {
		_ = w.Team.UnmarshalText([]byte(id)) // ids come from WhoseWords
	}
	return w
}

// WhoseWords are all there is to choose from; nothing where there is no team.
func WhoseWords(c *screen.Context, teams Teams) []Word {
	if len(teams) == 0 {
		return nil
	}
	words := []Word{{onlyMine, c.Text.T("share.mine")}}
	for _, team := range teams {
		words = append(words, Word{Whose{Team: team.ID}.ID(), team.Name})
	}
	return words
}
