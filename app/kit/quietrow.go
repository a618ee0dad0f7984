package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// QuietRow is a quiet line that opens something.
type QuietRow struct{ Tap }

// NewQuietRow makes one; see [NewQuietLine].
func NewQuietRow(icon design.Outline, ink fyne.ThemeColorName, text string, onTap func()) *QuietRow {
	r := &QuietRow{}
	line := design.Row(8, 0, NewQuietLine(icon, ink, text), design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.ColorMuted))
	r.InitTap(r, text, design.AtLeast(design.Target, design.Target, design.Middle(line)), design.ButtonRound, onTap)
	return r
}
