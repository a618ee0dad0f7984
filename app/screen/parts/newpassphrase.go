package parts

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// leastLetters is how long a passphrase has to be; the store refuses less.
const leastLetters = 12

// passphrase asks for a passphrase twice. What is wrong with it is said under
// the field, which keeps what was typed.
func (s *Secret) passphrase(c *screen.Context, o kit.BarOptions) fyne.CanvasObject {
	show, hide := c.Text.T("unlock.show"), c.Text.T("unlock.hide")
	hints := [2]string{c.Text.T("secret.passphrase_hint"), s.said}
	var fields [2]*kit.Field
	save := func() {
		for i, id := range phraseFaults(s.typed) {
			hint := hints[i]
			if id != "" {
				hint = c.Text.T(id)
			}
			fields[i].SetHint(hint)
		}
		if phraseFaults(s.typed) == [2]string{} && !s.busy {
			s.chosen(s.typed[0], store.Passphrase)
		}
	}
	for i, label := range []string{c.Text.T("secret.passphrase"), c.Text.T("secret.passphrase_again")} {
		fields[i] = kit.NewPassphraseField(kit.FieldOptions{
			Label: label, Hint: hints[i], Text: s.typed[i],
			OnChanged:   func(text string) { s.typed[i] = text },
			OnSubmitted: func(string) { save() },
		}, show, hide)
	}
	o.Title = c.Text.T("secret.choose_passphrase")
	o.Action, o.OnAction = c.Text.T("common.next"), save
	bar := kit.NewBar(o)
	bar.SetActionEnabled(!s.busy)
	return kit.NewPage(bar, fields[0], fields[1])
}

// phraseFaults gives for each of the two fields the text that says what is
// wrong with it, or nothing.
func phraseFaults(typed [2]string) (faults [2]string) {
	once, again := spaced(typed[0]), spaced(typed[1])
	switch {
	case utf8.RuneCountInString(once) < leastLetters:
		faults[0] = "secret.passphrase_short"
	case !strings.EqualFold(once, again):
		faults[1] = "secret.passphrase_differs"
	}
	return faults
}

// spaced forgives the spaces that keyboards put around and between words, as
// the store does.
func spaced(phrase string) string { return strings.Join(strings.Fields(phrase), " ") }
