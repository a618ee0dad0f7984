package shell

import (
	"fmt"
	"strings"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// TestNamesOfSixtyLettersHoldEverywhere has a name of one word that no line of a
// phone has room for, and one of many words.
func TestNamesOfSixtyLettersHoldEverywhere(t *testing.T) {
	v := settled(t, i18n.UK)
	stage := &screentest.Stage{Journal: v.shell.journal}
	one := stage.Person(t, store.Person{Alias: strings.Repeat("Олександра", 6), Language: "uk"})
	many := stage.Person(t, store.Person{Alias: "Пані Олена з другого поверху, що пече пироги й любить хор тут", Language: "uk"})
	group, err := v.shell.journal.AddGroup(t.Context(), store.Group{Name: strings.Repeat("Взаємопідтримка-", 4)})
	if err != nil {
		t.Fatal(err)
	}
	talk := stage.Saved(t, store.Conversation{At: v.now, People: []store.PersonID{one.ID, many.ID}, Note: "Разом у хорі."})
	together := stage.Saved(t, store.Conversation{At: v.now, Group: group.ID, GroupCount: 12, Note: "Разом у хорі."})
	for _, p := range []store.Person{one, many} {
		f := store.FollowUp{Person: p.ID, What: strings.Repeat("Зателефонувати", 4), Day: store.DayOf(v.now)}
		if _, err := v.shell.journal.AddFollowUp(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	draft := stage.Draft(t, talk)
	all := append(places(one.ID), route.Today{}, route.Person{ID: many.ID},
		route.Conversation{ID: talk.ID}, route.Conversation{ID: together.ID}, route.GroupForm{ID: group.ID}, route.Erase{Group: group.ID},
		route.Talk{Draft: draft.ID}, route.After{Draft: draft.ID})
	for _, look := range []apptest.Look{
		{Size: apptest.Small, Mode: design.Light, Scale: 1},
		{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5},
		{Size: apptest.Wide, Mode: design.Light, Scale: 1},
	} {
		v.looks(look)
		for n, r := range all {
			name := strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", r), "route."))
			t.Run(fmt.Sprintf("%s/%d-%s", look, n, name), func(t *testing.T) {
				for _, under := range tabUnder(r) {
					v.shell.To(under)
				}
				v.shell.To(r)
				apptest.Check(t, v.shell.Window())
				look.Picture(t, v.shell.Window(), fmt.Sprintf("long-%02d-%s-uk", n, name))
			})
		}
	}
}
