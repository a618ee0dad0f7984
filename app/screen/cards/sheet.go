package cards

import (
	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
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
	objects := []fyne.CanvasObject{
		choice(c.Text.T("cards.when"), parts.Moments(c), v.s.filter.Moment, func(f *promptFilter, id string) { f.Moment = id }),
		choice(c.Text.T("cards.where"), places(parts.Settings(c)), v.s.filter.Setting, func(f *promptFilter, id string) { f.Setting = id }),
	}
	if len(v.s.known.people) > 0 {
		objects = append(objects, v.choosePerson(func() { button.SetText(c.Text.N("cards.show", len(v.found))) }))
	}
	sheet = kit.NewSheet(c.Text.T("cards.filters"), c.Text.T("common.close"), objects...).SetBottom(button).Open(c.Canvas)
}

// choosePerson asks of whom the prompts have not been asked yet; changed is
// told once they are found.
func (v *promptsView) choosePerson(changed func()) fyne.CanvasObject {
	var people []parts.Word
	for _, p := range v.s.known.people {
		people = append(people, parts.Word{ID: p.ID.String(), Text: p.Alias})
	}
	chosen := ""
	if !v.s.filter.NotAskedOf.IsZero() {
		chosen = v.s.filter.NotAskedOf.String()
	}
	return kit.Labelled(v.s.context.Text.T("cards.not_asked"), parts.Choice(people, chosen, func(id string) {
		f := v.s.filter
		var err error
		if f.NotAskedOf, err = store.ParsePersonID(id); err != nil {
			f.NotAskedOf = store.PersonID{} // nobody was chosen
		}
		v.set(f)
		v.s.read(changed)
	}))
}
