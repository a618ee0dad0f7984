package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// HookLines are what to notice on a home visit. They are to be read and never
// ticked off: what one sees in a home is not kept.
func HookLines(c *screen.Context) []fyne.CanvasObject {
	language := string(c.Text.Lang())
	lines := []fyne.CanvasObject{kit.NewCaption(c.Text.T("prepare.hooks_hint"))}
	for hook := range c.Content.Hooks.All() {
		line := design.Col(2, kit.NewBody(hook.Text.In(language)))
		if !hook.Note.Empty() {
			line.Add(kit.NewCaption(hook.Note.In(language)))
		}
		lines = append(lines, line)
	}
	return lines
}
