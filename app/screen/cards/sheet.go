package cards

import (
	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen/parts"
)

// chooseFilters lets people choose what there is no chip for; the cards behind
// the sheet follow at once.
func (v *promptsView) chooseFilters() {
	c := v.s.context
	var sheet *kit.Sheet
	var button *kit.Button
	choice := func(label string, words []parts.Word, chosen string, put func(*promptFilter, string)) fyne.CanvasObject {
		return kit.Labelled(label, parts.Choice(words, chosen, func(id string) {
			f := v.s.filter
			put(&f, id)
			v.set(f)
			button.SetText(c.Text.N("cards.show", len(v.found)))
		}))
	}
	button = kit.NewButton(kit.Primary, c.Text.N("cards.show", len(v.found)), func() { sheet.Close() })
	sheet = kit.NewSheet(c.Text.T("cards.filters"), c.Text.T("common.close"),
		choice(c.Text.T("cards.when"), parts.Moments(c), v.s.filter.Moment, func(f *promptFilter, id string) { f.Moment = id }),
		choice(c.Text.T("cards.where"), places(parts.Settings(c)), v.s.filter.Setting, func(f *promptFilter, id string) { f.Setting = id }),
	).SetBottom(button).Open(c.Canvas)
}
