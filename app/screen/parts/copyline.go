package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// CopyLine shows a number or an address as text, under what it is, with a
// button that copies it: for who calls from another telephone.
func CopyLine(c *screen.Context, label, text string) fyne.CanvasObject {
	words := design.Col(2, kit.NewCaption(label), kit.NewBody(text))
	button := kit.NewAction(design.IconCopy, c.Text.T("common.copy"), func() { Copy(c, text) })
	return design.Pad(8, 16, design.Fold(8, 0, words, design.Left(button)))
}
