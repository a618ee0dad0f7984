package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// cardPad is the room between the edge of a card and what is on it.
const cardPad = 16

// Card is a rounded piece of paper with something on it.
type Card struct {
	design.Body
}

// NewCard puts content on a card of a tint. Plain paper throws a shadow.
func NewCard(tint design.Tint, content fyne.CanvasObject) *Card {
	c := &Card{}
	c.Init(c, card(tint, cardPad, content))
	return c
}

// NewListCard is a paper card for rows that reach from edge to edge, such as
// [ListRow] and [SettingRow], with a line between them.
func NewListCard(rows ...fyne.CanvasObject) *Card {
	c := &Card{}
	c.Init(c, card(design.Paper, 0, design.Pad(4, 0, Lined(rows...))))
	return c
}

// Lined stacks rows with a thin line between them.
func Lined(rows ...fyne.CanvasObject) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i, row := range rows {
		if i > 0 {
			objects = append(objects, design.Pad(0, cardPad, NewLine()))
		}
		objects = append(objects, row)
	}
	return design.Col(0, objects...)
}

// NewLine is a thin line from side to side.
func NewLine() fyne.CanvasObject {
	return design.AtLeast(1, 1, design.NewSurface(design.ColorLine, 0))
}

// NewCardHead is the first line of a card with a [Heart] or another icon button
// at the right, whose see-through edge reaches into the edge of the card.
func NewCardHead(left, button fyne.CanvasObject) fyne.CanvasObject {
	return design.PadEach(-10, -12, -8, 0, design.Row(8, 0, design.Left(left), button))
}

func card(tint design.Tint, padding float32, content fyne.CanvasObject) fyne.CanvasObject {
	surface := design.NewSurface(tint.Fill(), design.CardRadius)
	if tint == design.Paper {
		surface.Raised()
	}
	return design.Stack(surface, design.Pad(padding, padding, content))
}

// TapCard is a card that opens something.
type TapCard struct {
	Tap
}

// NewTapCard puts content on a card that can be tapped; name says where the
// tap leads.
func NewTapCard(tint design.Tint, name string, content fyne.CanvasObject, onTap func()) *TapCard {
	c := &TapCard{}
	c.InitTap(c, name, design.AtLeast(design.Target, design.Target, card(tint, cardPad, content)), design.CardRadius, onTap)
	return c
}
