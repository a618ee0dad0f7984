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

// iconLine keeps the icon at the height of the first line.
func iconLine(icon design.Outline, ink fyne.ThemeColorName, text *design.Text) fyne.CanvasObject {
	mark := design.NewIcon(icon, design.SizeIconSmall, ink)
	return design.TopRow(12, 1, design.Pad(2, 0, mark), text)
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
	title := design.NewText(c.Title, design.SizeBody, design.ColorInk).Strong()
	words := []fyne.CanvasObject{title}
	if c.Subtitle != "" {
		words = append(words, design.NewText(c.Subtitle, design.SizeCaption, design.ColorMuted))
	}
	text := fyne.CanvasObject(design.Col(2, words...))
	line := []fyne.CanvasObject{text}
	if c.Lead != nil {
		line = []fyne.CanvasObject{c.Lead, text}
	}
	grow := len(line) - 1
	if _, small := c.Trailing.(*design.Icon); small {
		return design.Row(12, grow, append(line, c.Trailing)...)
	}
	if c.Trailing != nil {
		line[grow] = design.Fold(8, 0, text, design.Left(c.Trailing))
	}
	return design.Row(12, grow, line...)
}

// NewRow is a row that only shows something.
func NewRow(content RowContent) fyne.CanvasObject {
	return design.Pad(10, cardPad, rowOf(content))
}
