package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/assets"
)

// tipMarks tell what a tip is by a sign and a colour; the heading over it says
// so in words.
var tipMarks = map[string]struct {
	icon design.Outline
	tint design.Tint
}{
	assets.TipDo:   {design.IconCheck, design.Sage},
	assets.TipDont: {design.IconClose, design.Terracotta},
	assets.TipInfo: {design.IconInfo, design.Sky},
}

// TipTint is the tint of a kind of tip.
func TipTint(kind string) design.Tint { return tipMarks[kind].tint }

// NewTipLine is one line of advice behind the sign of its kind.
func NewTipLine(kind, text string) fyne.CanvasObject {
	look := tipMarks[kind]
	return NewMarkLine(look.icon, look.tint.Ink(), text)
}

// NewMarkLine is a line to read behind a small sign.
func NewMarkLine(icon design.Outline, ink fyne.ThemeColorName, text string) fyne.CanvasObject {
	mark := design.NewIcon(icon, design.SizeIconSmall, ink)
	return design.Bullet(12, mark, design.NewText(text, design.SizeBody, design.ColorInk).Leading(1.25))
}
