package team

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
)

// erasures is the receipt of what was erased for the team: on how many phones it
// is gone, and which have not been reached yet.
func (s *Screen) erasures() []fyne.CanvasObject {
	c := s.context
	all := parts.ErasuresOf(s.team)
	if len(all) == 0 {
		return nil
	}
	lines := design.Col(14)
	waits := false
	for _, e := range all {
		lines.Add(design.Col(4, kit.NewCaption(c.Text.N("erasure.times", e.Times)), parts.ErasureLine(c, e)))
		waits = waits || len(e.Awaits) > 0
	}
	objects := []fyne.CanvasObject{kit.NewSection(c.Text.T("erasure.title")), kit.NewCard(design.Paper, lines)}
	if waits {
		objects = append(objects, kit.NewMuted(c.Text.T("erasure.later")))
	}
	return objects
}
