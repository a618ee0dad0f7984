package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"

	"bankje/app/design"
)

// FieldOptions say what a [Field] asks for. Only Label is needed.
type FieldOptions struct {
	Label       string
	Hint        string // under the field, always in sight
	Placeholder string // in the field while it is empty
	Text        string
	Lines       int // how high an empty field is; 0 for one line that never grows
	MostLines   int // how high it grows before it scrolls; 0 for 12
	Number      bool
	OnChanged   func(text string)
	OnSubmitted func(text string) // Enter in a field of one line
}

// Field is a label over a place to write.
type Field struct {
	design.Body
	entry *entry
	hint  *design.Text
}

// NewField makes a field.
func NewField(o FieldOptions) *Field {
	most := 1
	if o.Lines > 0 {
		most = o.MostLines
		if most == 0 {
			most = 12
		}
	}
	f := newField(o, newEntry(o.Text, o.Placeholder, max(1, o.Lines), most))
	f.init(o.Label, f.entry.box(0, nil))
	return f
}

// NewPassphraseField makes a field that hides what is typed until the eye is
// tapped; show and hide name the eye.
func NewPassphraseField(o FieldOptions, show, hide string) *Field {
	f := newField(o, newEntry(o.Text, o.Placeholder, 1, 1))
	f.entry.Password = true
	var eye *IconButton
	eye = NewIconButton(design.IconEye, show, func() {
		f.entry.Password = !f.entry.Password
		icon, name := design.IconEyeOff, hide
		if f.entry.Password {
			icon, name = design.IconEye, show
		}
		eye.SetIcon(icon.In(design.ColorMuted), name)
		f.entry.Refresh()
	})
	f.init(o.Label, f.entry.box(0, eye))
	return f
}

func newField(o FieldOptions, e *entry) *Field {
	f := &Field{entry: e, hint: NewCaption(o.Hint)}
	f.hint.Hidden = o.Hint == ""
	e.onChanged, e.OnSubmitted = o.OnChanged, o.OnSubmitted
	if o.Number {
		e.keyboard = mobile.NumberKeyboard
	}
	return f
}

func (f *Field) init(label string, box fyne.CanvasObject) {
	parts := []fyne.CanvasObject{box, f.hint}
	if label != "" {
		name := design.NewText(label, design.SizeCaption, design.ColorMuted).Strong()
		parts = append([]fyne.CanvasObject{name}, parts...)
	}
	f.Init(f, design.Col(6, parts...))
}

// Text is what is written.
func (f *Field) Text() string { return f.entry.Text }

// SetText replaces what is written, and calls OnChanged.
func (f *Field) SetText(text string) { f.entry.SetText(text) }

// Continue replaces what is written, and goes on writing at its end.
func (f *Field) Continue(text string) {
	f.entry.continueWith(text)
}

// SetHint changes the line under the field; empty takes it away.
func (f *Field) SetHint(hint string) {
	if hint == f.hint.Text() {
		return
	}
	f.hint.SetText(hint)
	f.hint.Hidden = hint == ""
	design.Reflow(f)
}

// Focus puts the cursor into the field, at the end of what is written unless it
// stands somewhere in it. The field needs to be on the screen.
func (f *Field) Focus() {
	f.entry.focus()
	if c := canvasOf(f.entry); c != nil && c.Focused() == f.Focusable() && f.entry.CursorTextOffset() == 0 {
		f.entry.toEnd()
	}
}

// Focusable is what gets the keys, for tests and for the window's focus.
func (f *Field) Focusable() fyne.Focusable { return f.entry }
