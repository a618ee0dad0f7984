package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// NewConversationCard is one conversation in a list: with whom, when, how it
// begins, what came up.
func NewConversationCard(c *screen.Context, e store.Entry, onTap func()) fyne.CanvasObject {
	who := EntryWho(c, e)
	name := design.NewText(who, design.SizeBody, design.ColorInk).Strong()
	day := design.NewText(c.Text.Relative(e.At, c.Now()), design.SizeCaption, design.ColorMuted)
	words := []fyne.CanvasObject{design.Fold(8, 0, name, day)}
	if e.Excerpt != "" {
		words = append(words, design.NewText(e.Excerpt, design.SizeBody, design.ColorMuted).Excerpt(2))
	}
	if len(e.Domains) > 0 {
		words = append(words, design.PadEach(4, 0, 0, 0, DomainPills(c, e.Domains)))
	}
	row := design.TopRow(12, 1, entryAvatar(e), design.Col(3, words...))
	return kit.NewTapCard(design.Paper, who, row, onTap)
}

// entryAvatar is the mark of the first of those with whom it was.
func entryAvatar(e store.Entry) fyne.CanvasObject {
	if len(e.Who) > 0 {
		return Avatar(e.Who[0].Alias, e.Who[0].Colour)
	}
	return GroupAvatar(e.GroupColour)
}

// Moment says when something was: the day as one says it now, and the time.
func Moment(c *screen.Context, e store.Entry) string {
	return i18n.Capital(c.Text.Relative(e.At, c.Now())) + ", " + c.Text.Clock(e.At)
}
