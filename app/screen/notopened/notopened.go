// Package notopened is what one sees when the journal does not open: what
// happened, what is safe and what to do. Start with [New].
package notopened

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// Screen tells why the journal does not open.
type Screen struct {
	why func(*screen.Context) string
	try func()
}

// New makes the screen. Why gives the sentence in the language of the moment;
// try opens the journal once more.
func New(why func(*screen.Context) string, try func()) *Screen { return &Screen{why: why, try: try} }

// Build draws the sentence and the button.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	drawing := kit.NewDrawing(design.IconNotebook, design.IconLock, design.IconLeaf)
	again := kit.NewButton(kit.Primary, c.Text.T("common.try_again"), s.try)
	return parts.Centered(kit.NewBar(parts.TabBar(c, "")), kit.NewEmptyState(drawing, s.why(c), again))
}
