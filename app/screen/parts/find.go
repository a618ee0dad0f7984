package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// mostFound is how many a search shows.
const mostFound = 20

// FindOptions say whom one looks for on a sheet, and what is done with who is
// found.
type FindOptions[T any] struct {
	Title string
	// Fetch reads, off the UI goroutine, who has a word that begins as the query.
	Fetch    func(ctx context.Context, query string) ([]T, error)
	Row      func(T) kit.RowContent
	OnChosen func(T)
	// Under stands beneath what is found. It may be nil.
	Under func(close func()) fyne.CanvasObject
}

// Find opens a sheet with a search and all who are found by it. It closes once
// somebody is chosen.
func Find[T any](c *screen.Context, o FindOptions[T]) {
	var sheet *kit.Sheet
	var latest Latest
	list := design.Stack()
	show := func(found []T) {
		var rows []fyne.CanvasObject
		for _, one := range found {
			rows = append(rows, kit.NewListRow(o.Row(one), func() {
				sheet.Close()
				o.OnChosen(one)
			}))
		}
		list.Objects = []fyne.CanvasObject{kit.NewMuted(c.Text.T("parts.found_nobody"))}
		if len(rows) > 0 {
			list.Objects = []fyne.CanvasObject{kit.NewListCard(rows...)}
		}
		sheet.Update()
	}
	look := func(query string) {
		LoadLatest(c, &latest, func(ctx context.Context) ([]T, error) { return o.Fetch(ctx, query) }, show)
	}
	objects := []fyne.CanvasObject{kit.NewSearchField(c.Text.T("new_talk.search"), c.Text.T("common.clear"), look), list}
	if o.Under != nil {
		objects = append(objects, o.Under(func() { sheet.Close() }))
	}
	sheet = kit.NewSheet(o.Title, c.Text.T("common.close"), objects...).Open(c.Canvas)
	look("")
}

// PersonFinder reads people.
type PersonFinder interface {
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
}

// FindPerson looks for one of all people.
func FindPerson(c *screen.Context, j PersonFinder, title string, onChosen func(store.PersonSummary)) {
	Find(c, FindOptions[store.PersonSummary]{
		Title: title,
		Fetch: func(ctx context.Context, query string) ([]store.PersonSummary, error) {
			return j.People(ctx, store.PeopleFilter{Query: query, Limit: mostFound})
		},
		Row: func(p store.PersonSummary) kit.RowContent {
			return kit.RowContent{Lead: Avatar(p.Alias, p.Colour), Title: p.Alias}
		},
		OnChosen: onChosen,
	})
}
