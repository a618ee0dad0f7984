package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// NewEmptyState is what stands where there is nothing yet: a small drawing, one
// sentence that says what to do next, and the button that does it, which may
// be nil.
func NewEmptyState(drawing fyne.CanvasObject, sentence string, button fyne.CanvasObject) fyne.CanvasObject {
	words := design.NewText(sentence, design.SizeBody, design.ColorMuted).Centered().Leading(1.2)
	parts := []fyne.CanvasObject{design.Center(drawing), design.Pad(0, 20, words)}
	if button != nil {
		parts = append(parts, design.Center(button))
	}
	return design.Pad(28, 0, design.Col(20, parts...))
}

// NewDrawing is a small drawing made of three icons: one large in the middle,
// one at each side.
func NewDrawing(left, middle, right design.Outline) fyne.CanvasObject {
	spot := func(icon design.Outline, tint design.Tint, size float32, iconSize fyne.ThemeSizeName) fyne.CanvasObject {
		mark := design.NewIcon(icon, iconSize, tint.Ink())
		return design.Fixed(size, size, design.Stack(design.NewSurface(tint.Fill(), design.Pill), design.Center(mark)))
	}
	return design.Arrange(drawingLayout{},
		spot(left, design.Sage, 56, design.SizeIcon),
		spot(right, design.Sky, 56, design.SizeIcon),
		spot(middle, design.Terracotta, 92, design.SizeIconLarge))
}

// drawingLayout lets the circles at the sides look out from behind the one in
// the middle.
type drawingLayout struct{}

const drawingWidth, drawingHeight = 176, 104

func (drawingLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	design.Place(objects[0], 0, 44, 56, 56)
	design.Place(objects[1], drawingWidth-56, 20, 56, 56)
	design.Place(objects[2], 42, 0, 92, 92)
}

func (drawingLayout) NaturalWidth([]fyne.CanvasObject) float32       { return drawingWidth }
func (drawingLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return drawingHeight }
func (drawingLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(drawingWidth, drawingHeight)
}
