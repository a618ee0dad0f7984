package design

import "fyne.io/fyne/v2"

// flow puts children after each other like words.
type flow struct {
	gap, lineGap float32
	height       float32
}

// Flow lays objects after each other like words in a text, with a gap between
// them and between the lines.
func Flow(gap, lineGap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{gap: gap, lineGap: lineGap}, Objects: objects}
}

// arrange calls put for each object with its place, and returns the height.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range visible(objects) {
		w := min(NaturalWidth(o), width)
		h := HeightFor(o, w)
		if x > 0 && x+w > width {
			x, y, line = 0, y+line+f.lineGap, 0
		}
		if put != nil {
			put(o, x, y, w, h)
		}
		x += w + f.gap
		line = max(line, h)
	}
	return y + line
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.height = f.arrange(objects, size.Width, Place)
}

func (f *flow) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return row{gap: f.gap}.NaturalWidth(objects)
}

func (f *flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.arrange(objects, width, nil)
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return LeastSize(objects, f.height)
}
