package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// CopyLine shows a number or an address as text, under what it is, with a
// button that copies it: for who calls from another telephone. What is copied
// may be longer than what is shown, as for a website.
func CopyLine(c *screen.Context, label, shown, copied string) fyne.CanvasObject {
	words := design.Col(2, kit.NewCaption(label), kit.NewBody(shown))
	button := kit.NewAction(design.IconCopy, c.Text.T("common.copy"), func() { Copy(c, copied) })
	return design.Pad(8, 16, design.Fold(8, 0, words, design.Left(button)))
}
