package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// SearchField is a field to search as one types, with a button that empties it.
type SearchField struct {
	design.Body
	entry *entry
	clear *IconButton
}

// blank keeps room for the icon in the entry. The entry's own place for one is
// right at one text size only.
var blank = fyne.NewStaticResource("blank.svg",
	[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`))

// NewSearchField makes a search field; clear names the button that empties it.
func NewSearchField(placeholder, clear string, onChanged func(text string)) *SearchField {
	s := &SearchField{entry: newEntry("", placeholder, 1, 1)}
	s.clear = NewIconButton(design.IconClose, clear, func() { s.entry.SetText("") })
	s.clear.Hide()
	s.entry.onChanged = func(text string) {
		s.clear.Hidden = text == ""
		s.clear.Refresh()
		onChanged(text)
	}
	s.entry.Icon = blank
	s.entry.OnSubmitted = func(string) { typedKey(s.entry, &fyne.KeyEvent{Name: fyne.KeyDown}) } // to what was found
	glass := design.Fixed(22, 22, design.NewIcon(design.IconSearch, design.SizeIcon, design.ColorMuted))
	s.Init(s, design.Stack(s.entry.box(28, s.clear), design.PadEach(0, 0, 0, 14, design.Left(glass))))
	return s
}

// Text is what is looked for.
func (s *SearchField) Text() string { return s.entry.Text }

// SetText replaces what is looked for, and calls back.
func (s *SearchField) SetText(text string) { s.entry.SetText(text) }

// Focus puts the cursor into the field.
func (s *SearchField) Focus() { s.entry.focus() }

// Focusable is what gets the keys, for tests and for the window's focus.
func (s *SearchField) Focusable() fyne.Focusable { return s.entry }
