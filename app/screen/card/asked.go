package card

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// recentPeople is how many people are looked at for whom a prompt was asked of:
// those one talked with last. It bounds what is read in a journal of hundreds.
const recentPeople = 12

// askedOf is somebody of whom a prompt was asked, and when last.
type askedOf struct {
	person store.PersonSummary
	at     time.Time
}

// readAsked finds of whom a prompt was asked among the people of late, the
// latest first.
func readAsked(ctx context.Context, j Journal, prompt string) ([]askedOf, error) {
	people, err := j.People(ctx, store.PeopleFilter{Limit: recentPeople})
	if err != nil {
		return nil, err
	}
	var all []askedOf
	for _, p := range people {
		asked, err := j.AskedOf(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		if at, ok := asked[prompt]; ok {
			all = append(all, askedOf{p, at})
		}
	}
	slices.SortStableFunc(all, func(a, b askedOf) int { return cmp.Compare(b.at.Unix(), a.at.Unix()) })
	return all, nil
}

// askedRows are those people, each leading to their page.
func askedRows(c *screen.Context, all []askedOf) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, a := range all {
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Lead:     parts.Avatar(a.person.Alias, a.person.Colour),
			Title:    a.person.Alias,
			Subtitle: i18n.Capital(c.Text.Relative(a.at, c.Now())),
		}, func() { c.Go.To(route.Person{ID: a.person.ID}) }))
	}
	return rows
}
