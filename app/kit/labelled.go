package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Labelled is a choice, such as chips or a [Segmented], under a label like that
// of a [Field].
func Labelled(label string, choice ...fyne.CanvasObject) fyne.CanvasObject {
	name := design.NewText(label, design.SizeCaption, design.ColorMuted).Strong()
	return design.Col(6, append([]fyne.CanvasObject{name}, choice...)...)
}
