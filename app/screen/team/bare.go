package team

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// bare says, on a device that came in and has nothing of the others yet, how that
// comes: an invitation brings nothing of what was written. Nothing where something
// came, or the relay had nothing to bring.
func (s *Screen) bare() []fyne.CanvasObject {
	c := s.context
	if c.Sync == nil || !s.writes() || !isBare(s.team) || !parts.StandingOf(s.team, parts.Spaces(c)).Last.IsZero() {
		return nil
	}
	words := c.Text.T("team.bare")
	if s.team.Relay != "" {
		words += " " + c.Text.T("team.bare_relay")
	}
	read := kit.NewLowButton(kit.Soft, c.Text.T("team.import"), s.take)
	return []fyne.CanvasObject{kit.NewNotice(design.Sky, design.IconPage, words, read)}
}

// isBare reports whether this device was invited and nothing that others wrote is
// here.
func isBare(team store.Team) bool {
	invited := false
	for _, m := range team.Members {
		switch {
		case m.Me:
			invited = m.InvitedBy != store.DeviceID{}
		case !m.Heard.IsZero():
			return false
		}
	}
	return invited
}
