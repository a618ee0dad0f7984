package parts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// Settler is what deciding between versions of a text needs of the journal.
type Settler interface {
	SettleText(ctx context.Context, of store.Record, field store.Field, text string) error
}

// Settle lets one decide what stands of texts that were written in two places
// without seeing each other. It is made for each drawing.
type Settle struct {
	Journal Settler
	Of      store.Record // as it was read
	History bool         // what does not stand is found among the earlier versions
	Anew    func()       // leads to where the text is written anew
	Settled func()       // reads and draws it anew

	busy bool
}

// columnLetters is how many letters there is room for in each line of a version
// that stands beside another one.
const columnLetters = 26

// Versions shows the versions of one text, side by side where there is room.
func (s *Settle) Versions(c *screen.Context, of store.Conflict) []fyne.CanvasObject {
	var cells []fyne.CanvasObject
	column := design.NaturalWidth(design.NewText(strings.Repeat("о", columnLetters), design.SizeBody, design.ColorInk))
	for _, v := range of.Versions {
		keep := kit.NewLowButton(kit.Soft, c.Text.T("settle.keep_this"), func() { s.keep(c, of.Field, v.Text, s.settled(c)) })
		cells = append(cells, design.Wrapping(column, design.Col(10, kit.NewQuote(v.Text, writtenBy(c, v)), design.Left(keep))))
	}
	both := kit.NewLowButton(kit.Soft, c.Text.T("settle.keep_both"), func() { s.keep(c, of.Field, of.Both(), c.Text.T("common.saved")) })
	anew := kit.NewLowButton(kit.Soft, c.Text.T("settle.write_anew"), s.Anew)
	told := "settle.told"
	if s.History {
		told = "settle.told_history"
	}
	return []fyne.CanvasObject{
		kit.NewNotice(design.Sand, design.IconCards, c.Text.T(told), nil),
		design.Pad(6, 0, design.Grid(18, cells...)),
		kit.Buttons(both, anew),
	}
}

// Card shows all texts of a record of which there are versions, each under the
// word for its field; nothing where there are none.
func (s *Settle) Card(c *screen.Context, all []store.Conflict, words map[store.Field]string) []fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for _, conflict := range all {
		word := design.NewText(c.Text.T(words[conflict.Field]), design.SizeCaption, design.ColorMuted).Strong()
		cells = append(cells, design.Col(4, append([]fyne.CanvasObject{word}, s.Versions(c, conflict)...)...))
	}
	if len(cells) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.NewCard(design.Paper, design.Col(16, cells...))}
}

// settled is said once one of the versions was kept.
func (s *Settle) settled(c *screen.Context) string {
	if s.History {
		return c.Text.T("settle.settled_history")
	}
	return c.Text.T("common.saved")
}

// keep writes what stands from now on.
func (s *Settle) keep(c *screen.Context, field store.Field, text, said string) {
	Once(c, &s.busy, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Journal.SettleText(ctx, s.Of, field, text)
	}, func(struct{}) {
		s.Settled()
		c.Go.Say(said, nil)
	})
}

func writtenBy(c *screen.Context, v store.Version) string {
	when := Moment(c, v.At)
	if v.Here {
		return c.Text.T("settle.by_me", "when", when)
	}
	return c.Text.T("settle.by_other", "when", when, "device", v.Device)
}
