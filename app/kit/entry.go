package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bankje/app/design"
)

// entry is Fyne's entry with what it lacks on a phone: it can be dragged
// across to scroll the page, passes the Back key on, grows with its text, and
// is scrolled into sight when it gets the focus.
type entry struct {
	widget.Entry
	keyboard    mobile.KeyboardType
	least, most int // lines, when there can be several
	mirror      *design.Text
	placeholder *design.Text
	shield      *shield
	wheel       *wheel
	onChanged   func(string)
	behind      *cursor // a space that was just typed at the end
}

// A cursor is where the next letter goes.
type cursor struct{ row, column int }

func newEntry(text, placeholder string, least, most int) *entry {
	e := &entry{least: least, most: max(least, most)}
	e.MultiLine = most > 1
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.keyboard = mobile.SingleLineKeyboard
	if e.MultiLine {
		e.Wrapping, e.Scroll = fyne.TextWrapWord, fyne.ScrollVerticalOnly
		e.keyboard = mobile.DefaultKeyboard
	}
	e.Text = text
	e.mirror = design.NewText(text, design.SizeBody, design.ColorInk)
	e.placeholder = design.NewText(placeholder, design.SizeBody, design.ColorPlaceholder).Excerpt(1).Whole().Leading(1)
	e.placeholder.Hidden = text != ""
	e.OnChanged = e.changed
	e.ExtendBaseWidget(e)
	e.shield, e.wheel = newShield(e), newWheel(e)
	return e
}

// changed keeps placeholder and height in step with the text.
func (e *entry) changed(text string) {
	e.placeholder.Hidden = text != ""
	e.placeholder.Refresh()
	if e.grows() {
		before := e.rows(e.Size().Width)
		e.mirror.SetText(text)
		if e.rows(e.Size().Width) != before {
			design.Reflow(e)
		}
		e.wheel.leave(e.overflows(e.Size().Width))
	}
	if e.onChanged != nil {
		e.onChanged(text)
	}
}

// grows reports whether the height follows from the text.
func (e *entry) grows() bool { return e.MultiLine && e.least < e.most }

// rows is how many lines show at a width.
func (e *entry) rows(width float32) int {
	if !e.grows() {
		return e.least
	}
	return min(max(e.lines(width), e.least), e.most)
}

// NaturalWidth is enough for a few words.
func (e *entry) NaturalWidth() float32 { return 240 }

// HeightFor is the height of the lines that show at a width.
func (e *entry) HeightFor(width float32) float32 {
	line := fyne.MeasureText("M", e.Theme().Size(design.SizeBody), fyne.TextStyle{}).Height
	return max(design.Target, float32(e.rows(width))*line+2*e.Theme().Size(theme.SizeNameInnerPadding))
}

// Resize shows as many lines as there is text for at the width.
func (e *entry) Resize(size fyne.Size) {
	if e.MultiLine && size.Width != e.Size().Width {
		e.SetMinRowsVisible(e.rows(size.Width))
	}
	e.Entry.Resize(size)
	e.wheel.leave(e.overflows(size.Width))
}

// overflows reports whether there may be more lines than show.
func (e *entry) overflows(width float32) bool {
	return e.MultiLine && (!e.grows() || e.lines(width) > e.most)
}

// lines is how many lines the text has at a width.
func (e *entry) lines(width float32) int {
	return e.mirror.Lines(max(1, width-2*e.Theme().Size(theme.SizeNameInnerPadding)))
}

// Keyboard is the kind of keyboard that a phone shows.
func (e *entry) Keyboard() mobile.KeyboardType {
	if e.Password {
		return mobile.PasswordKeyboard
	}
	return e.keyboard
}

// FocusGained uncovers the entry and brings it into sight.
func (e *entry) FocusGained() {
	e.shield.Hide()
	e.Entry.FocusGained()
	reveal(e)
}

// FocusLost covers the entry again.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if fyne.CurrentDevice().IsMobile() {
		e.shield.Show()
	}
}

// TypedRune types a letter. Where a line is wrapped right behind a space at the
// end of the text, Fyne's cursor stays before that space, and would put the next
// letter there.
func (e *entry) TypedRune(r rune) {
	before := e.Text
	atEnd := e.behind != nil && *e.behind == cursor{e.CursorRow, e.CursorColumn} && e.SelectedText() == ""
	e.Entry.TypedRune(r)
	if atEnd && e.Text != before+string(r) {
		e.continueWith(before + string(r))
	}
	e.behind = nil
	if r == ' ' && e.MultiLine && e.Text == before+" " {
		e.behind = &cursor{e.CursorRow, e.CursorColumn}
	}
}

// continueWith changes the text, and goes on at its end.
func (e *entry) continueWith(text string) {
	e.SetText(text)
	e.toEnd()
}

// toEnd puts the cursor at the end of the text.
func (e *entry) toEnd() {
	for _, key := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyEnd} {
		e.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// TypedKey gives up the focus on Back and hands the key on, which Fyne would
// otherwise give to the entry alone.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == mobile.KeyBack || key.Name == fyne.KeyEscape {
		if c := canvasOf(e); c != nil {
			c.Unfocus()
		}
		typedKey(e, key)
		return
	}
	if e.handsOn(key.Name) {
		typedKey(e, key)
		return
	}
	e.Entry.TypedKey(key)
}

// handsOn reports whether a key does nothing in a field of one line, at a
// keyboard where it can do something for the whole form: Enter and the arrows.
func (e *entry) handsOn(key fyne.KeyName) bool {
	if e.MultiLine || fyne.CurrentDevice().IsMobile() {
		return false
	}
	switch key {
	case fyne.KeyUp, fyne.KeyDown:
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		return e.OnSubmitted == nil
	}
	return false
}

// TypedShortcut hands what is no shortcut of a text on to the window, which
// Fyne would otherwise give to the entry alone.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); !custom {
		return
	}
	if c, ok := canvasOf(e).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// AcceptsTab lets Tab lead on to the next field of a form, out of a long text
// too.
func (e *entry) AcceptsTab() bool { return false }

// focus puts the cursor into the entry.
func (e *entry) focus() {
	if c := canvasOf(e); c != nil {
		c.Focus(e)
	}
}

// box is the entry with its placeholder, with what takes touches and the wheel
// from it and, at the right, a button or nil.
func (e *entry) box(leading float32, button fyne.CanvasObject) fyne.CanvasObject {
	inner := float32(15)
	trailing := inner
	layers := []fyne.CanvasObject{e}
	if button != nil {
		e.ActionItem = design.Gap(design.Target - 8)
		trailing = design.Target
	}
	hint := design.PadEach(0, trailing, 0, leading+inner, design.Middle(e.placeholder))
	if e.MultiLine {
		hint = design.PadEach(inner+1, trailing, 0, leading+inner, design.Top(e.placeholder))
	}
	layers = append(layers, hint, e.shield, e.wheel)
	if button != nil {
		layers = append(layers, design.Right(button))
	}
	return design.Stack(layers...)
}
