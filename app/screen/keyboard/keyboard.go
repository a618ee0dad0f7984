// Package keyboard lists the keys that do something at a desktop. Start with
// [New].
package keyboard

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// Screen is the list.
type Screen struct{}

// New makes the screen.
func New() *Screen { return &Screen{} }

// line is what a key does, by the id of its words. The keys are called as they
// are on every keyboard, or by the id of a word.
type line struct {
	id   string
	mod  bool // together with the desktop's modifier
	keys string
}

var anywhere = []line{
	{"keyboard.tabs", true, "1 – 5"},
	{"keyboard.search", true, "F"},
	{"keyboard.new", true, "N"},
	{"keyboard.primary", true, "Enter"},
	{"keyboard.settings", true, ","},
	{"keyboard.lock", true, "L"},
	{"keyboard.back", false, "Esc"},
}

var inLists = []line{
	{"keyboard.rows", false, "keyboard.up_down"},
	{"keyboard.open", false, "Enter"},
	{"keyboard.panes", false, "keyboard.left_right"},
	{"keyboard.next", false, "Tab"},
}

// Build draws the list.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	return parts.Page(parts.Bar(c, c.Text.T("keyboard.title")),
		kit.NewSection(c.Text.T("keyboard.anywhere")),
		list(c, anywhere),
		kit.NewSection(c.Text.T("keyboard.in_lists")),
		list(c, inLists))
}

func list(c *screen.Context, lines []line) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, l := range lines {
		keys := l.keys
		if strings.HasPrefix(keys, "keyboard.") {
			keys = c.Text.T(keys)
		}
		if l.mod {
			keys = modifier() + " + " + keys
		}
		// i18n: prefix keyboard.
		rows = append(rows, design.Pad(12, 16, design.Fold(12, 0,
			design.NewText(c.Text.T(l.id), design.SizeBody, design.ColorInk), design.Left(kit.NewPill(keys, design.Sand)))))
	}
	return kit.NewListCard(rows...)
}

// modifier is the name of the desktop's own modifier, as it stands on the key.
func modifier() string {
	if runtime.GOOS == "darwin" {
		return "Cmd"
	}
	return "Ctrl"
}
