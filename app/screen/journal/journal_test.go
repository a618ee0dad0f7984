package journal_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/journal"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

var phone = apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}

func TestTheJournalHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		t.Run(string(language), func(t *testing.T) {
			stage := screentest.New(t, language)
			stage.Tell(t)
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				s := journal.New(stage.Journal)
				w := stage.Show(t, look, s)
				look.Picture(t, w, fmt.Sprintf("journal-%s", language))
				apptest.Check(t, w)
				apptest.Type(t, w, 0, "o")
				look.Picture(t, w, fmt.Sprintf("journal-search-%s", language))
				apptest.Check(t, w)
				apptest.Type(t, w, 0, "qx")
				look.Picture(t, w, fmt.Sprintf("journal-nothing-%s", language))
				apptest.Check(t, w)
				apptest.Tap(t, w, stage.Context.Text.T("cards.filters"))
				look.Picture(t, w, fmt.Sprintf("journal-filters-%s", language))
				apptest.Check(t, w)
			})
		})
	}
}

func TestChosenFiltersHoldInEveryLook(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	stage.Tell(t)
	apptest.Each(t, func(t *testing.T, look apptest.Look) {
		w := stage.Show(t, look, journal.New(stage.Journal))
		apptest.Tap(t, w, "Фільтри")
		apptest.Tap(t, w, "Oksana")
		apptest.Tap(t, w, "Власний період")
		look.Picture(t, w, "journal-period-uk")
		apptest.Check(t, w)
		apptest.Tap(t, w, "Закрити")
		look.Picture(t, w, "journal-filtered-uk")
		apptest.Check(t, w)
	})
}

func TestAnEmptyJournalSaysHowToBegin(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	w := stage.Show(t, phone, journal.New(stage.Journal))
	phone.Picture(t, w, "journal-empty-uk")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Почати розмову")
	if got := stage.Went[len(stage.Went)-1]; got != route.Route(route.New{}) {
		t.Errorf("the button leads to %v", got)
	}
}

// titles are those of the rows in sight.
func titles(w fyne.Window) []string {
	var all []string
	for _, name := range apptest.Names(w) {
		for _, who := range []string{"Oksana", "Serhij", "Галина", "Vrouwencafé"} {
			if strings.HasPrefix(name, who) {
				all = append(all, name)
			}
		}
	}
	return all
}

func TestASearchFindsBeginningsOfWordsAsOneTypes(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, phone, journal.New(stage.Journal))
	if got := len(titles(w)); got != 5 {
		t.Fatalf("%d rows show of 5: %q", got, titles(w))
	}
	apptest.Type(t, w, 0, "KOOR")
	if got := titles(w); len(got) != 1 || got[0] != "Oksana" {
		t.Fatalf("a search for the choir shows %q", got)
	}
	if !apptest.Shows(w, "koor thuis") {
		t.Errorf("the sentence of the match is not shown: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Oksana")
	want := route.Route(route.Conversation{ID: tale.Last.ID})
	if len(stage.Went) == 0 || stage.Went[len(stage.Went)-1] != want {
		t.Errorf("the row leads to %v, want the conversation", stage.Went)
	}
}

func TestFiltersAreShownAndCanBeTakenAway(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	stage.Tell(t)
	w := stage.Show(t, phone, journal.New(stage.Journal))
	apptest.Tap(t, w, "Filters")
	apptest.Tap(t, w, "Serhij")
	apptest.Tap(t, w, "Toon 1 gesprek")
	if got := titles(w); len(got) != 1 || got[0] != "Serhij" {
		t.Fatalf("the filter shows %q", got)
	}
	apptest.Tap(t, w, "Filter weghalen: Serhij")
	if got := len(titles(w)); got != 5 {
		t.Errorf("%d rows show without the filter, want 5", got)
	}
}

func TestComingBackShowsTheSameQueryAndRow(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	person := stage.Person(t, store.Person{Alias: "Oksana"})
	for day := range 40 {
		stage.Saved(t, store.Conversation{
			At: screentest.Now.AddDate(0, 0, -day), People: []store.PersonID{person.ID}, Note: "koffie gedronken",
		})
	}
	for _, query := range []string{"", "koff"} {
		w := stage.Show(t, phone, journal.New(stage.Journal))
		apptest.Type(t, w, 0, query)
		apptest.Find[*kit.Timeline](w)[0].SetOffset(900)
		stage.Redraw()
		if got := apptest.Find[*kit.SearchField](w)[0].Text(); got != query {
			t.Errorf("the query is %q, want %q", got, query)
		}
		if got := apptest.Find[*kit.Timeline](w)[0].Offset(); got != 900 {
			t.Errorf("query %q: the list is scrolled to %.0f, want 900", query, got)
		}
	}
}
