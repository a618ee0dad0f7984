package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
)

func upper(r rune) string { return strings.ToUpper(string(r)) }

// NewIconLine is an icon with a text beside it that wraps: an address, opening
// hours, a tip.
func NewIconLine(icon design.Outline, text string) fyne.CanvasObject {
	return iconLine(icon, design.ColorMuted, design.NewText(text, design.SizeBody, design.ColorInk))
}

func iconLine(icon design.Outline, ink fyne.ThemeColorName, text *design.Text) fyne.CanvasObject {
	return design.Bullet(12, design.NewIcon(icon, design.SizeIconSmall, ink), text)
}

// RowContent is what a [ListRow] shows. Lead and Trailing may be nil, Subtitle
// empty.
type RowContent struct {
	Lead     fyne.CanvasObject // an avatar or a disc
	Title    string
	Subtitle string
	Trailing fyne.CanvasObject // a pill, a time; nil for a chevron when it can be tapped
}

// ListRow is a line in a list that opens something. Its texts wrap.
type ListRow struct {
	Tap
}

// NewListRow makes a row that can be tapped.
func NewListRow(content RowContent, onTap func()) *ListRow {
	r := &ListRow{}
	if content.Trailing == nil {
		content.Trailing = design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.ColorMuted)
	}
	row := design.AtLeast(design.Target, 64, design.Pad(10, cardPad, rowOf(content)))
	r.InitTap(r, content.Title, row, design.ButtonRound, onTap)
	return r
}

// rowOf lays title and trailing on one line while they fit, and else under
// each other.
func rowOf(c RowContent) fyne.CanvasObject {
	name := design.NewText(c.Title, design.SizeBody, design.ColorInk).Whole()
	if c.Lead != nil || c.Subtitle != "" {
		name.Strong()
	}
	_, mark := c.Trailing.(*design.Icon)
	title := fyne.CanvasObject(name)
	if c.Trailing != nil && !mark {
		title = design.Fold(8, 0, name, design.Left(c.Trailing))
	}
	words := design.Col(3, title)
	if c.Subtitle != "" {
		words.Add(design.NewText(c.Subtitle, design.SizeCaption, design.ColorMuted))
	}
	line := []fyne.CanvasObject{words}
	if c.Lead != nil {
		line = []fyne.CanvasObject{c.Lead, words}
	}
	grow := len(line) - 1
	if mark {
		line = append(line, c.Trailing)
	}
	return design.Row(12, grow, line...)
}

// NewRow is a row that only shows something.
func NewRow(content RowContent) fyne.CanvasObject {
	return design.Pad(10, cardPad, rowOf(content))
}
