// Package busy is what one sees while something is made ready that takes a
// moment: one sentence, and the crisis cards in reach. Start with [New].
package busy

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// Screen says what is being done.
type Screen struct {
	what func(*screen.Context) string
}

// New makes the screen. What gives the sentence in the language of the moment.
func New(what func(*screen.Context) string) *Screen { return &Screen{what: what} }

// Build draws the sentence.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	drawing := design.Center(kit.NewDrawing(design.IconTalks, design.IconBench, design.IconSparkles))
	words := design.NewText(s.what(c), design.SizeBody, design.ColorInk).Centered().Leading(1.2)
	return parts.Centered(kit.NewBar(parts.TabBar(c, "")), drawing, words)
}
