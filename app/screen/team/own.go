package team

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/route"
	"bankje/store"
)

// OwnJournal is what the page of one's own devices needs beside.
type OwnJournal interface {
	Journal
	OwnSpace() store.TeamID
}

// NewOwn makes the page of one's own devices. It is that of a team in other
// words, without roles, a name, or a way out: each device may do all.
func NewOwn(j OwnJournal) *Screen {
	return &Screen{journal: j, id: j.OwnSpace(), own: true, place: route.FormPlace(route.Devices{})}
}

// alone reports whether there never was another device, and none is expected.
func (s *Screen) alone() bool {
	return len(s.team.Members) < 2 && len(s.team.Invitations) == 0 && s.team.Relay == ""
}

// none says what a second device is good for, and how one is added.
func (s *Screen) none() []fyne.CanvasObject {
	c := s.context
	return []fyne.CanvasObject{
		kit.NewEmptyState(kit.NewDrawing(design.IconSmartphone, design.IconBench, design.IconNotebook), c.Text.T("devices.empty"), nil),
		kit.NewButton(kit.Primary, c.Text.T("devices.add"), s.invite),
		kit.NewQuietLine(design.IconShield, design.ColorMuted, c.Text.T("devices.sealed")),
		kit.NewQuietLine(design.IconSmartphone, design.ColorMuted, c.Text.T("devices.on_the_other")),
	}
}

// comeBack leads a device of one's own that was shut out back in; nil for a team,
// whose invitations are asked for on the list of teams.
func (s *Screen) comeBack() fyne.CanvasObject {
	if !s.own {
		return nil
	}
	c := s.context
	return kit.NewLowButton(kit.Soft, c.Text.T("devices.come_back"), func() { c.Go.To(route.ComeBack{}) })
}
