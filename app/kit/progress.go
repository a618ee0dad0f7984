package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Progress is work that takes longer than a second: what it is, how far it is,
// in a line and in words, and a way out.
type Progress struct {
	design.Body
	done   float32
	track  *fyne.Container
	number *design.Text
}

// NewProgress makes a line at its beginning. Without cancel words there is no
// way out.
func NewProgress(text, cancel string, onCancel func()) *Progress {
	p := &Progress{number: design.NewText("", design.SizeCaption, design.ColorMuted)}
	p.track = design.Arrange(progressLayout{p},
		design.NewSurface(design.ColorSunken, design.Pill), design.NewSurface(design.ColorPrimary, design.Pill))
	words := design.NewText(text, design.SizeBody, design.ColorInk)
	parts := []fyne.CanvasObject{design.Fold(8, 0, words, p.number), p.track}
	if cancel != "" {
		parts = append(parts, design.Left(NewLink(cancel, onCancel)))
	}
	p.Init(p, design.Col(8, parts...))
	return p
}

// Set says how far the work is, from 0 to 1, and the same in words: "120 of
// 400".
func (p *Progress) Set(done float32, number string) {
	p.done = min(max(done, 0), 1)
	p.number.SetText(number)
	design.Relayout(p)
	p.Refresh()
}

// progressLayout draws the second object over as much of the first as is done.
type progressLayout struct{ progress *Progress }

const progressHeight = 6

func (l progressLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	design.Place(objects[0], 0, 0, size.Width, progressHeight)
	design.Place(objects[1], 0, 0, size.Width*l.progress.done, progressHeight)
}

func (progressLayout) NaturalWidth([]fyne.CanvasObject) float32       { return 120 }
func (progressLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return progressHeight }
func (progressLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(1, progressHeight) }
