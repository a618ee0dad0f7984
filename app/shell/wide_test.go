package shell

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

// coordinator is somebody with some weeks in the journal, at a laptop.
func coordinator(t *testing.T, language i18n.Language) (*visitor, screentest.Tale) {
	t.Helper()
	v := settled(t, language)
	tale := (&screentest.Stage{Journal: v.shell.journal}).Tell(t)
	v.shell.Window().Resize(apptest.Wide)
	v.shell.To(route.Today{})
	return v, tale
}

// looks takes the theme of a look and its window.
func (v *visitor) looks(look apptest.Look) {
	settings := v.shell.settings
	settings.Appearance, settings.TextSize = "light", look.Scale
	if look.Mode == design.Dark {
		settings.Appearance = "dark"
	}
	v.shell.Apply(settings)
	v.shell.Window().Resize(look.Size)
}

// tab is the list that a place is opened from.
func tabUnder(r route.Route) []route.Route {
	switch r.(type) {
	case route.Card, route.Show, route.PromptForm, route.Guide, route.Activity:
		return []route.Route{route.Cards{}}
	case route.Referral, route.ReferralForm, route.Crisis:
		return []route.Route{route.Help{}}
	case route.Conversation, route.Versions:
		return []route.Route{route.Journal{}}
	case route.Person, route.PersonForm, route.Prepare, route.Quick:
		return []route.Route{route.Journal{}, route.People{}}
	case route.FollowUpForm:
		return []route.Route{route.Today{}, route.FollowUps{}}
	case route.NewSecret, route.Recovery, route.Backup, route.Keyboard, route.About:
		return []route.Route{route.Today{}, route.Settings{}}
	}
	return []route.Route{route.Today{}}
}

func TestEveryPlaceHoldsInAWideWindow(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		v, tale := coordinator(t, language)
		draft := (&screentest.Stage{Journal: v.shell.journal}).Draft(t, tale.Last)
		all := append(places(tale.Oksana.ID), route.Today{},
			route.Conversation{ID: tale.Last.ID}, route.Versions{ID: tale.Last.ID},
			route.Talk{Draft: draft.ID}, route.Note{Draft: draft.ID}, route.After{Draft: draft.ID})
		for _, look := range apptest.WideLooks {
			v.looks(look)
			for n, r := range all {
				name := strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", r), "route."))
				t.Run(fmt.Sprintf("%s/%s/%d-%s", language, look, n, name), func(t *testing.T) {
					for _, under := range tabUnder(r) {
						v.shell.To(under)
					}
					v.shell.To(r)
					apptest.Check(t, v.shell.Window())
					look.Picture(t, v.shell.Window(), fmt.Sprintf("wide-%02d-%s-%s", n, name, language))
				})
			}
		}
	}
}

// list is the list at the left, and detail what stands beside it.
func (v *visitor) panes() (list, detail route.Route) {
	at := v.shell.trail.panes(v.shell.frame.wide)
	if at.list >= 0 {
		list = v.shell.trail.places[at.list].route
	}
	if at.detail >= 0 {
		detail = v.shell.trail.places[at.detail].route
	}
	return list, detail
}

func (v *visitor) seesBeside(list, detail route.Route) {
	v.t.Helper()
	if gotList, gotDetail := v.panes(); gotList != list || gotDetail != detail {
		v.t.Fatalf("%T stands beside %T, want %T beside %T", gotList, gotDetail, list, detail)
	}
}

// marked are the names of what is marked in a list.
func (v *visitor) marked() []string {
	var names []string
	for _, o := range apptest.Find[interface {
		fyne.Accessible
		Marked() bool
	}](v.shell.Window()) {
		if o.Marked() {
			names = append(names, o.AccessibilityLabel())
		}
	}
	return names
}

func TestAConversationIsFoundEditedAndTheListFollows(t *testing.T) {
	v, tale := coordinator(t, i18n.NL)
	v.tapsTab("shell.tab.journal")
	v.reads("wide.journal")
	v.types(0, "gitaar")
	v.taps("Vrouwencafé, 9 personen")
	list, detail := v.panes()
	if _, ok := detail.(route.Conversation); !ok || list != route.Route(route.Journal{}) {
		t.Fatalf("%T stands beside %T", list, detail)
	}
	if got := v.marked(); len(got) != 1 || got[0] != "Vrouwencafé, 9 personen" {
		t.Errorf("%q is marked in the list", got)
	}
	v.taps("common.edit")
	v.reads("Samen liedjes gezongen") // the list stays
	v.taps("after.closing.go_on")
	if list, _ := v.panes(); list != nil {
		t.Errorf("the list of %T looks on while one writes", list)
	}
	v.types(0, " En een accordeon!")
	v.taps("common.done")
	v.taps("common.save")
	v.seesBeside(route.Journal{}, detail)
	rows := apptest.Find[*kit.Timeline](v.shell.Window())
	if len(rows) != 1 {
		t.Fatalf("%d lists show", len(rows))
	}
	v.goesBack()
	v.seesBeside(route.Journal{}, nil)
	if got := v.marked(); len(got) != 0 {
		t.Errorf("%q is still marked", got)
	}
	_ = tale
}

func TestWhatIsHiddenLeavesTheListAndComesBackWithUndo(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.shell.To(route.People{})
	v.taps("Serhij")
	v.reads("person.prepare")
	v.taps("common.more")
	v.taps("person.hide")
	if got := apptest.Names(v.shell.Window()); strings.Contains(strings.Join(got, "\n"), "Serhij") {
		t.Errorf("the list still has Serhij: %q", got)
	}
	v.taps("common.undo")
	v.reads("Serhij")
}

func TestAWindowThatBecomesNarrowInANoteKeepsItAndItsFocus(t *testing.T) {
	v, tale := coordinator(t, i18n.UK)
	v.shell.To(route.Journal{})
	v.shell.To(route.PersonForm{ID: tale.Serhij.ID})
	v.types(1, "Сергій")
	canvas := v.shell.Window().Canvas()
	focused := canvas.Focused()
	for _, size := range []fyne.Size{apptest.Phone, apptest.Wide, {Width: 840, Height: 700}, {Width: 841, Height: 700}} {
		v.shell.Window().Resize(size)
		if canvas.Focused() != focused || focused == nil {
			t.Fatalf("at %v the focus is at %v", size, canvas.Focused())
		}
	}
	canvas.Focused().TypedRune('!')
	v.shell.Window().Resize(apptest.Phone)
	if got := apptest.Find[mobile.Keyboardable](v.shell.Window()); len(got) < 2 {
		t.Fatalf("%d fields show", len(got))
	}
	v.goesBack()
	v.reads("form.unsaved")
}

func TestAListKeepsItsOffsetWhenTheWindowBecomesWide(t *testing.T) {
	v, tale := coordinator(t, i18n.NL)
	v.shell.Window().Resize(apptest.Phone)
	v.shell.To(route.Help{})
	page := apptest.Find[*kit.Page](v.shell.Window())[0]
	page.SetOffset(200)
	v.shell.To(route.Referral{ID: "113"})
	v.shell.Window().Resize(apptest.Wide)
	v.seesBeside(route.Help{}, route.Referral{ID: "113"})
	if got := apptest.Find[*kit.Page](v.shell.Window())[0].Offset(); got != 200 {
		t.Errorf("the list is scrolled to %v, want where it was", got)
	}
	_ = tale
}

func TestALockReturnsToBothPanes(t *testing.T) {
	v, tale := coordinator(t, i18n.UK)
	v.shell.To(route.Journal{})
	v.shell.To(route.Conversation{ID: tale.Last.ID})
	v.shell.Lock()
	v.doesNotRead("Oksana")
	v.unlocks(pin)
	v.seesBeside(route.Journal{}, route.Conversation{ID: tale.Last.ID})
	v.reads("journal.title")
	v.reads(tale.Last.Wish)
}

func TestAHandedOverCardHidesTheList(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.handsOver("P10")
	v.doesNotRead("cards.title")
	if rails := apptest.Find[*kit.NavBar](v.shell.Window()); len(rails) > 0 {
		t.Error("the rail is in reach of whom the card was handed to")
	}
	v.taps("crisis.title")
	v.doesNotRead("cards.title")
	v.shell.jump(route.Today{})
	v.goesBack()
	v.taps("show.take_back")
	v.unlocks(pin)
	v.seesBeside(route.Cards{}, route.Card{ID: "P10"})
}

func TestAFormBesideAListIsNotLostByATapOnTheList(t *testing.T) {
	v, tale := coordinator(t, i18n.NL)
	v.shell.To(route.People{})
	v.taps("Serhij")
	v.shell.To(route.PersonForm{ID: tale.Serhij.ID})
	v.types(1, "oo")
	v.taps("Oksana")
	v.reads("form.unsaved")
	v.goesBack()
	v.tapsTab("shell.tab.help")
	v.reads("form.unsaved")
	if got := apptest.Find[*kit.NavBar](v.shell.Window()); len(got) > 0 && got[0].Chosen() != 0 {
		t.Errorf("the rail is at %d", got[0].Chosen())
	}
	v.taps("form.drop")
	v.seesBeside(route.People{}, route.Person{ID: tale.Serhij.ID})
}

func TestPanesOfATrail(t *testing.T) {
	for _, c := range []struct {
		name string
		at   []route.Route
		want panes
	}{
		{"a tab", []route.Route{route.Journal{}}, panes{0, -1, true}},
		{"what it opens", []route.Route{route.Journal{}, route.Conversation{}, route.After{}}, panes{0, 2, true}},
		{"a list from a tab", []route.Route{route.Journal{}, route.People{}, route.Person{}}, panes{1, 2, true}},
		{"no list beneath", []route.Route{route.New{}, route.Prepare{}}, panes{-1, 1, true}},
		{"a talk", []route.Route{route.Today{}, route.Talk{}}, panes{-1, 1, false}},
		{"what a talk opens", []route.Route{route.Today{}, route.Talk{}, route.After{}}, panes{-1, 2, false}},
		{"crisis cards from what was handed over", []route.Route{route.Cards{}, route.Show{HandOver: true}, route.Crisis{}}, panes{-1, 2, false}},
	} {
		if got := at(c.at...).panes(true); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if got := at(c.at...).panes(false); got.list != -1 || got.detail != len(c.at)-1 || got.tabs != (len(c.at) == 1) {
			t.Errorf("%s in a narrow window: %+v", c.name, got)
		}
	}
}
