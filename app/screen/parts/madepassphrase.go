package parts

import (
	"crypto/rand"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
	"bankje/store"
)

// made is a passphrase that was made for somebody: it is shown, and then typed
// back from memory or paper.
type made struct {
	words  []string
	typing bool
}

// madePassphrase shows six words or asks for them.
func (s *Secret) madePassphrase(c *screen.Context, o kit.BarOptions) fyne.CanvasObject {
	if s.made.typing {
		return s.typeBack(c, o)
	}
	if s.made.words == nil {
		s.makeWords(c)
	}
	o.Title = c.Text.T("secret.made")
	var cells []fyne.CanvasObject
	for i, word := range s.made.words {
		number := design.NewText(strconv.Itoa(i+1), design.SizeCaption, design.ColorMuted)
		large := design.NewText(word, design.SizeTitle, design.ColorInk).Strong().Leading(1.1)
		cells = append(cells, design.Row(6, 1, design.AtLeast(20, 1, design.Middle(number)), large))
	}
	return kit.NewPage(kit.NewBar(o), kit.NewBody(c.Text.T("secret.made_hint")),
		kit.NewCard(design.Paper, inColumns(cells)),
		kit.NewButton(kit.Primary, c.Text.T("secret.made_know"), func() {
			s.made.typing = true
			c.Go.Redraw()
		}),
		kit.NewIconTextButton(kit.Soft, design.IconShuffle, c.Text.T("secret.made_other"), func() {
			s.makeWords(c)
			c.Go.Redraw()
		}),
		design.Center(kit.NewLink(c.Text.T("secret.own"), func() {
			s.own = true
			c.Go.Redraw()
		})))
}

// inColumns stands cells in two columns that are read downwards, or under each
// other where two don't fit.
func inColumns(cells []fyne.CanvasObject) fyne.CanvasObject {
	half := (len(cells) + 1) / 2
	return design.FoldColumns(18, 0, design.Col(18, cells[:half]...), design.Col(18, cells[half:]...))
}

// makeWords chooses other words.
func (s *Secret) makeWords(c *screen.Context) {
	words, err := assets.NewPassphrase(rand.Reader, string(c.Text.Lang()))
	if err != nil {
		c.Go.Fail(err)
		return
	}
	s.made = made{words: words}
}

// fewCompletions are offered for a word that is begun.
const fewCompletions = 3

// typeBack asks for the words, and offers to complete the one being typed: from
// all the words there are, so that nobody passes who does not know them.
func (s *Secret) typeBack(c *screen.Context, o kit.BarOptions) fyne.CanvasObject {
	hint := c.Text.T("secret.type_back_hint")
	if s.said != "" {
		hint = s.said
	}
	offered := design.Flow(8, 0)
	var field *kit.Field
	offer := func(text string) {
		s.typed[0] = text
		offered.Objects = nil
		for _, word := range completions(string(c.Text.Lang()), text) {
			offered.Add(kit.NewChip(word, false, func(bool) { field.Continue(completed(text, word)) }))
		}
		design.Reflow(offered)
	}
	done := func() {
		switch {
		case s.busy:
		case sameWords(s.typed[0], s.made.words):
			s.chosen(strings.Join(s.made.words, " "), store.Passphrase)
		default:
			field.SetHint(c.Text.T("secret.type_back_differs"))
		}
	}
	field = kit.NewField(kit.FieldOptions{
		Label: c.Text.T("secret.passphrase"), Hint: hint, Text: s.typed[0], Lines: 2, MostLines: 3, OnChanged: offer,
	})
	offer(s.typed[0])
	Soon(c, field.Focus)
	o.Title = c.Text.T("secret.type_back")
	o.Action, o.OnAction = c.Text.T("common.next"), done
	bar := kit.NewBar(o)
	bar.SetActionEnabled(!s.busy)
	again := kit.NewLink(c.Text.T("secret.made_again"), func() {
		if s.Back() {
			c.Go.Redraw()
		}
	})
	return kit.NewPage(bar, field, offered, design.Center(again))
}

// completions are the words that the one being typed may become; it has to be
// begun, and not whole.
func completions(language, text string) []string {
	begun := lastWord(text)
	if utf8.RuneCountInString(begun) < 2 {
		return nil
	}
	found := assets.Completions(language, begun, fewCompletions)
	if len(found) == 1 && found[0] == begun {
		return nil
	}
	return found
}

// completed is a text whose last word was completed, ready for the next.
func completed(text, word string) string {
	return text[:len(text)-len(rawLastWord(text))] + word + " "
}

func lastWord(text string) string { return strings.ToLower(rawLastWord(text)) }

// rawLastWord is what stands behind the last space.
func rawLastWord(text string) string {
	return text[strings.LastIndexAny(text, " \n\t")+1:]
}

// sameWords forgives capitals and spaces, as the store does.
func sameWords(typed string, words []string) bool {
	return strings.EqualFold(spaced(typed), strings.Join(words, " "))
}
