package conversation

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// versions shows texts that were written without seeing each other, side by side
// where there is room, and lets one decide what stands from now on.
func (s *Screen) versions(c *screen.Context, p passage) []fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for _, v := range p.versions {
		keep := kit.NewLowButton(kit.Soft, c.Text.T("conversation.keep_this"), func() { s.settle(c, p.field, v.Text) })
		cells = append(cells, design.Col(10, kit.NewQuote(v.Text, writtenBy(c, v)), design.Left(keep)))
	}
	both := kit.NewLowButton(kit.Soft, c.Text.T("conversation.keep_both"), func() { s.settle(c, p.field, p.text) })
	anew := kit.NewLowButton(kit.Soft, c.Text.T("conversation.write_anew"), func() { s.edit(c) })
	return []fyne.CanvasObject{
		kit.NewNotice(design.Sand, design.IconCards, c.Text.T("conversation.conflict"), nil),
		design.Pad(6, 0, design.Grid(18, cells...)),
		kit.Buttons(both, anew),
	}
}

// settle writes what stands from now on. The others stay among the earlier
// versions.
func (s *Screen) settle(c *screen.Context, field store.Field, text string) {
	talk := s.read.talk
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.journal.SettleText(ctx, talk, field, text)
	}, func(struct{}) {
		s.load(c)
		c.Go.Say(c.Text.T("conversation.settled"), nil)
	})
}

func writtenBy(c *screen.Context, v store.Version) string {
	when := parts.Moment(c, v.At)
	if v.Mine {
		return c.Text.T("conversation.by_me", "when", when)
	}
	return c.Text.T("conversation.by_other", "when", when, "device", v.Device)
}
