package quick_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/quick"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestQuickHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "quick", func(t *testing.T, s *screentest.Stage) screen.Screen {
		tale := s.Tell(t)
		return quick.New(s.Journal, route.Quick{Person: tale.Oksana.ID, Support: "S03"})
	})
}

func TestAGroupIsCountedInEveryLook(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	s.Tell(t)
	shown := quick.New(s.Journal, route.Quick{Activity: "A10"})
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "Vrouwencafé")
	apptest.Each(t, func(t *testing.T, look apptest.Look) {
		w := s.Show(t, look, shown)
		apptest.Check(t, w)
		look.Picture(t, w, "quick-group-uk")
	})
}

// saved gives the one conversation that was saved.
func saved(t *testing.T, s *screentest.Stage, before int) store.Conversation {
	t.Helper()
	all, err := s.Journal.Timeline(t.Context(), store.Filter{}, 0, 100)
	if err != nil || len(all) != before+1 {
		t.Fatalf("%d conversations, %v; want one more than %d; failed: %v", len(all), err, before, s.Failed)
	}
	talk, err := s.Journal.Conversation(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return talk
}

func TestAnEntryIsSavedWithWhatWasChosen(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	oksana := s.Person(t, store.Person{Alias: "Oksana"})
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	apptest.Tap(t, w, "Oksana")
	apptest.Tap(t, w, "Gisteren")
	apptest.Tap(t, w, "Praktische steun")
	apptest.Tap(t, w, "Netwerk")
	apptest.Type(t, w, 0, "Koffie in de gang")
	apptest.Tap(t, w, "Opslaan")
	talk := saved(t, s, 0)
	yesterday := screentest.Now.AddDate(0, 0, -1)
	if !talk.At.Equal(yesterday) || talk.Note != "Koffie in de gang" || len(talk.Support) != 1 || len(talk.People) != 1 || talk.People[0] != oksana.ID {
		t.Errorf("saved %+v; want it to be of %v", talk, yesterday)
	}
	if diff := cmp.Diff([]string{"NW"}, talk.Domains); diff != "" {
		t.Errorf("domains (-want +got):\n%s", diff)
	}
	if left, err := s.Journal.Drafts(t.Context()); err != nil || len(left) != 0 {
		t.Errorf("drafts left: %v, %v", left, err)
	}
	if diff := cmp.Diff([]route.Route{route.Today{}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestAGroupIsOnlyCounted(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	if _, err := s.Journal.AddGroup(t.Context(), store.Group{Name: "Koor"}); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	apptest.Tap(t, w, "Koor")
	apptest.Tap(t, w, "+5")
	apptest.Tap(t, w, "Eén meer")
	apptest.Tap(t, w, "Opslaan")
	if talk := saved(t, s, 0); talk.GroupCount != 6 || len(talk.People) != 0 {
		t.Errorf("saved %d of a group and %d people; want 6 and none", talk.GroupCount, len(talk.People))
	}
}

func TestWhoOnlyLooksLeavesNoDraftAndWhoTypesDoes(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.Person(t, store.Person{Alias: "Oksana"})
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	if drafts, err := s.Journal.Drafts(t.Context()); err != nil || len(drafts) != 0 {
		t.Fatalf("drafts %v, %v before anything was filled in", drafts, err)
	}
	apptest.Type(t, w, 0, "Zij zingt")
	s.Speak(i18n.UK)
	s.Reopen(t)
	drafts, err := s.Journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Conversation.Note != "Zij zingt" {
		t.Fatalf("drafts %+v, %v; want the one with the note", drafts, err)
	}
	w = s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{Draft: drafts[0].ID}))
	apptest.Tap(t, w, "Oksana")
	apptest.Tap(t, w, "Зберегти")
	if talk := saved(t, s, 0); talk.Note != "Zij zingt" {
		t.Errorf("saved %q", talk.Note)
	}
}

func TestNothingIsSavedWithNobody(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	apptest.Tap(t, w, "Opslaan")
	if len(s.Said) != 1 || len(s.Went) != 0 {
		t.Errorf("said %q, went %v", s.Said, s.Went)
	}
}

func TestSomebodyElseIsFoundByName(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	for _, alias := range []string{"Anna", "Bohdan", "Christina", "Dmytro", "Emilia", "Fedir", "Hanna"} {
		s.Person(t, store.Person{Alias: alias})
	}
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	apptest.Tap(t, w, "Iemand anders")
	apptest.Type(t, w, 0, "an")
	apptest.Tap(t, w, "Anna")
	apptest.Tap(t, w, "Opslaan")
	if talk := saved(t, s, 0); len(talk.People) != 1 {
		t.Errorf("saved with %v", talk.People)
	}
}

func TestWhoSaidNoIsNotChosen(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.Person(t, store.Person{Alias: "Olena", Consent: store.Consent{Answer: store.No, At: screentest.Now}})
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	apptest.Tap(t, w, "Olena")
	apptest.Tap(t, w, "Opslaan")
	if len(s.Said) != 2 {
		t.Errorf("said %q; want that she said no, and that nobody is chosen", s.Said)
	}
	drafts, err := s.Journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || len(drafts[0].Conversation.People) != 0 {
		t.Errorf("drafts %+v, %v; want nothing about her", drafts, err)
	}
}

func TestALongNoteGoesOnOnAPageOfItsOwn(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	tale := s.Tell(t)
	d := s.Draft(t, store.Conversation{At: screentest.Now, People: []store.PersonID{tale.Oksana.ID}, Note: strings.Repeat("ї", 2000)})
	d.Stage = parts.StageQuick
	s.Journal.KeepSoon(d)
	shown := quick.New(s.Journal, route.Quick{Draft: d.ID})
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Type(t, w, 0, "є")
	if len(s.Went) != 1 || s.Went[0] != (route.Note{Draft: d.ID}) {
		t.Fatalf("went to %v", s.Went)
	}
	d.Conversation.Note += "є, і ще сторінка."
	s.Journal.KeepSoon(d) // there
	s.Redraw()
	apptest.Tap(t, w, "Зберегти")
	talks, err := s.Journal.Timeline(t.Context(), store.Filter{Person: tale.Oksana.ID}, 0, 1)
	if err != nil || len(talks) != 1 {
		t.Fatal(talks, err)
	}
	if c, err := s.Journal.Conversation(t.Context(), talks[0].ID); err != nil || c.Note != d.Conversation.Note {
		t.Errorf("saved %d letters, %v; want those of the page", len(c.Note), err)
	}
}

func TestTheNoteIsInSightOfWhoBegins(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		s := screentest.New(t, language)
		s.Tell(t)
		w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
		note := apptest.Find[*kit.Field](w)[0]
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(note).Y
		if room := w.Canvas().Size().Height; top+100 > room {
			t.Errorf("%s: the note begins at %v of %v", language, top, room)
		}
	}
}

func TestWhatIsNotAmongTheFirstWordsIsOneTapAway(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	domains := parts.Domains(s.Context)
	last := domains[len(domains)-1]
	w := s.Show(t, apptest.Looks[0], quick.New(s.Journal, route.Quick{}))
	if apptest.Shows(w, last.Text) {
		t.Fatalf("%q is there at once, as one of %d", last.Text, len(domains))
	}
	for range 2 { // the kinds of support, and then what it was about
		apptest.Tap(t, w, s.Context.Text.T("common.more"))
	}
	apptest.Tap(t, w, last.Text)
	if apptest.Shows(w, s.Context.Text.T("common.more")) {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
