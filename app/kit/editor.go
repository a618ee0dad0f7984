package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Editor is a place to write that takes all the room it is given and scrolls
// within itself, so that the line one writes on stays in sight over a keyboard.
//
// Fyne lays out the whole text at each key, which gets slow from some thousand
// letters on: give it no more than a few pages, and the next ones apart.
type Editor struct {
	design.Body
	entry *entry
	toEnd bool // the cursor goes to the end once there is a width
}

// NewEditor makes an editor; placeholder shows while it is empty.
func NewEditor(placeholder, text string, onChanged func(text string)) *Editor {
	const lines = 2 // the least that shows, and all that it asks for
	e := &Editor{entry: newEntry(text, placeholder, lines, lines)}
	e.entry.onChanged = onChanged
	e.Init(e, e.entry.box(0, nil))
	return e
}

// Text is what is written.
func (e *Editor) Text() string { return e.entry.Text }

// SetText replaces what is written, without calling back, and puts the cursor
// at the end.
func (e *Editor) SetText(text string) {
	onChanged := e.entry.onChanged
	e.entry.onChanged = nil
	e.entry.SetText(text)
	e.entry.onChanged = onChanged
	e.ToEnd()
}

// ToEnd puts the cursor at the end of the text, once it is known where that is.
func (e *Editor) ToEnd() {
	if e.toEnd = e.Size().Width == 0; e.toEnd {
		return
	}
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

// Resize wraps the text to the new width.
func (e *Editor) Resize(size fyne.Size) {
	e.Body.Resize(size)
	if e.toEnd {
		e.ToEnd()
	}
}

// AtEnd reports whether the cursor stands at the end of the text.
func (e *Editor) AtEnd() bool {
	return e.entry.CursorTextOffset() == len([]rune(e.entry.Text))
}

// Focus puts the cursor into the editor. It needs to be on the screen.
func (e *Editor) Focus() { e.entry.focus() }

// Focusable is what gets the keys, for tests and for the window's focus.
func (e *Editor) Focusable() fyne.Focusable { return e.entry }
