package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// offeredPeople is how many people the sheet offers before one has to search.
const offeredPeople = 12

// filterSheet is where filters are chosen; the list behind it follows at once.
type filterSheet struct {
	v      *view
	sheet  *kit.Sheet
	people *fyne.Container // the chips, under a search where there are many
	found  *fyne.Container // the chips
	period *fyne.Container
	whose  *fyne.Container // nothing where there is no team
	find   latest[string, []store.PersonSummary]
	button *kit.Button
}

func (v *view) chooseFilters() {
	t := v.c.Text
	f := &filterSheet{v: v, people: design.Col(6), found: design.Stack(), period: design.Stack(), whose: design.Col(0)}
	f.find = latest[string, []store.PersonSummary]{ask: f.askPeople, show: func(_ string, p []store.PersonSummary) { f.showPeople(p) }, fail: v.c.Go.Fail}
	f.button = kit.NewButton(kit.Primary, t.T("common.show"), func() { f.sheet.Close() })
	f.sheet = kit.NewSheet(t.T("cards.filters"), t.T("common.close"), f.content()...).
		SetBottom(f.button).
		OnClose(func() { v.counted = nil })
	v.counted = func(count int) { f.button.SetText(t.N("journal.show", count)) }
	f.showPeriod()
	f.askTeams()
	f.find.Want("")
	v.look()
	f.sheet.Open(v.c.Canvas)
}

func (f *filterSheet) content() []fyne.CanvasObject {
	c := f.v.c
	now := f.v.s.filters
	choice := func(words []parts.Word, chosen string, put func(*filters, string)) fyne.CanvasObject {
		return parts.Choice(words, chosen, func(id string) { f.change(func(all *filters) { put(all, id) }) })
	}
	part := func(id string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(c.Text.T(id), o) }
	return []fyne.CanvasObject{
		f.whose,
		part("journal.when", f.period),
		part("journal.who", f.people),
		part("journal.domain", choice(parts.Domains(c), now.Domain, func(all *filters, id string) { all.Domain = id })),
		part("journal.support", choice(parts.Supports(c), now.Support, func(all *filters, id string) { all.Support = id })),
		part("journal.where", choice(parts.Settings(c), now.Setting, func(all *filters, id string) { all.Setting = id })),
	}
}

func (f *filterSheet) change(do func(*filters)) {
	all := f.v.s.filters
	do(&all)
	f.v.setFilters(all)
}

// askTeams offers mine and the teams', where there are teams.
func (f *filterSheet) askTeams() {
	c := f.v.c
	screen.Load(c, f.v.s.journal.TeamNames, func(teams []store.TeamName) {
		words := parts.WhoseWords(c, teams)
		if len(words) == 0 {
			return
		}
		f.whose.Add(kit.Labelled(c.Text.T("share.whose"), parts.Choice(words, f.v.s.filters.Whose.ID(), func(id string) {
			f.change(func(all *filters) {
				all.Whose = parts.WhoseOf(id)
				all.Team = parts.Teams(teams).Name(all.Whose.Team)
			})
		})))
		f.sheet.Update()
	})
}

// askPeople reads one person more than is offered, to know whether there are.
func (f *filterSheet) askPeople(query string, answered func([]store.PersonSummary, error)) {
	fetch(f.v.c, func(ctx context.Context) ([]store.PersonSummary, error) {
		return f.v.s.journal.People(ctx, store.PeopleFilter{Query: query, Limit: offeredPeople + 1})
	}, answered)
}

func (f *filterSheet) showPeople(people []store.PersonSummary) {
	t := f.v.c.Text
	aliases := map[string]store.PersonSummary{}
	for _, p := range people {
		aliases[p.ID.String()] = p
	}
	now := f.v.s.filters
	chips := parts.Choice(offered(people, now.Person, now.Alias), now.Person.String(), func(id string) {
		f.change(func(all *filters) { all.Person, all.Alias = aliases[id].ID, aliases[id].Alias })
	})
	if len(f.people.Objects) == 0 {
		if len(people) > offeredPeople {
			f.people.Add(kit.NewSearchField(t.T("journal.find_person"), t.T("common.clear"), f.find.Want))
		}
		f.people.Add(f.found)
	}
	f.found.Objects = []fyne.CanvasObject{chips}
	f.sheet.Update()
}

// offered are the people to choose from: who is chosen, and then who was seen
// last.
func offered(people []store.PersonSummary, chosen store.PersonID, alias string) []parts.Word {
	var words []parts.Word
	if !chosen.IsZero() {
		words = append(words, parts.Word{ID: chosen.String(), Text: alias})
	}
	for _, p := range people {
		if p.ID != chosen && len(words) < offeredPeople {
			words = append(words, parts.Word{ID: p.ID.String(), Text: p.Alias})
		}
	}
	return words
}

// showPeriod offers the periods, and for an own one its first and last day.
func (f *filterSheet) showPeriod() {
	c := f.v.c
	now := f.v.s.filters.Period
	var words []parts.Word
	for _, kind := range []periodKind{thisWeek, thisMonth, ownPeriod} {
		words = append(words, parts.Word{ID: string(kind), Text: c.Text.T("journal.period." + string(kind))})
	}
	objects := []fyne.CanvasObject{parts.Choice(words, string(now.Kind), func(kind string) {
		f.setPeriod(period{Kind: periodKind(kind), From: now.From, To: now.To})
	})}
	if now.Kind == ownPeriod {
		objects = append(objects, parts.PeriodRows(c, store.Period{From: now.From, To: now.To}, func(p store.Period) {
			f.setPeriod(period{Kind: ownPeriod, From: p.From, To: p.To})
		}))
	}
	f.period.Objects = []fyne.CanvasObject{design.Col(8, objects...)}
	f.sheet.Update()
}

func (f *filterSheet) setPeriod(p period) {
	f.change(func(all *filters) { all.Period = p })
	f.showPeriod()
}
