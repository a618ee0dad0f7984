package conversation

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// deleted says who deleted the conversation, as may happen elsewhere while it is
// read here, and brings it back; nil where it stands.
func (s *Screen) deleted(c *screen.Context) fyne.CanvasObject {
	talk := s.read.talk
	if !talk.Hidden {
		return nil
	}
	words := parts.DeletedBy(c, s.read.deletion)
	if !talk.Team.IsZero() {
		words += " " + c.Text.T("deleted.for_team", "team", s.read.teams.Name(talk.Team))
	}
	restore := kit.NewLowButton(kit.Soft, c.Text.T("deleted.bring_back"), func() { s.bringBack(c) })
	return kit.NewNotice(design.Sand, design.IconEyeOff, words, restore)
}

// bringBack shows it again, and stays.
func (s *Screen) bringBack(c *screen.Context) {
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.journal.RestoreConversation(ctx, s.id)
	}, func(struct{}) {
		s.load(c)
		c.Go.Say(c.Text.T("deleted.is_back"), nil)
	})
}
