package after_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/after"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestAfterHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "after", func(t *testing.T, s *screentest.Stage) screen.Screen {
		d := got(s.Journal.EditDraft(t.Context(), s.Tell(t).Last.ID))(t)
		d.FollowUps = []store.FollowUp{{What: "Bellen over het koor", Day: store.DayOf(screentest.Now).AddDays(2)}}
		if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return after.New(s.Journal, d.ID)
	})
}

// talked is a draft of a talk with Oksana, and Oksana.
func talked(t *testing.T, s *screentest.Stage) (store.Draft, store.Person) {
	t.Helper()
	oksana := s.Person(t, store.Person{Alias: "Oksana", Language: "uk"})
	return s.Draft(t, store.Conversation{People: []store.PersonID{oksana.ID}}), oksana
}

// got gives what a call answered that must not fail.
func got[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestAConversationIsSavedWithWhatWasFilledInAndNothingElse(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, oksana := talked(t, s)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Type(t, w, 0, "Iemand die meegaat")
	apptest.Tap(t, w, "Netwerk")
	apptest.Tap(t, w, "Praktische steun")
	apptest.Tap(t, w, "Iets afspreken")
	apptest.Type(t, w, 3, "Koor bellen")
	apptest.Tap(t, w, "Iets afspreken") // and leave it empty
	apptest.Tap(t, w, "Opslaan")

	saved := got(s.Journal.Timeline(t.Context(), store.Filter{}, 0, 10))(t)
	if len(saved) != 1 {
		t.Fatalf("%d conversations were saved; failed: %v", len(saved), s.Failed)
	}
	talk := got(s.Journal.Conversation(t.Context(), saved[0].ID))(t)
	if talk.Wish != "Iemand die meegaat" || talk.Note != "" || !talk.At.Equal(screentest.Now) {
		t.Errorf("saved: wish %q, note %q, at %v", talk.Wish, talk.Note, talk.At)
	}
	if diff := cmp.Diff([]string{"NW"}, talk.Domains); diff != "" {
		t.Errorf("domains (-want +got):\n%s", diff)
	}
	follow := got(s.Journal.FollowUps(t.Context(), store.FollowUpFilter{}))(t)
	if len(follow) != 1 || follow[0].What != "Koor bellen" || follow[0].Person != oksana.ID || follow[0].Day != "2026-11-29" {
		t.Errorf("follow-ups: %+v", follow)
	}
	if diff := cmp.Diff([]route.Route{route.Today{}, route.Conversation{ID: talk.ID}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Opgeslagen"}, s.Said); diff != "" {
		t.Errorf("said (-want +got):\n%s", diff)
	}
}

func TestWhatIsFilledInSurvivesALockAndALanguageSwitch(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, _ := talked(t, s)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Type(t, w, 1, "Zingen")
	s.Speak(i18n.UK)
	apptest.Tap(t, w, "Дозвілля")
	s.Reopen(t)
	s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	kept := got(s.Journal.Draft(t.Context(), d.ID))(t).Conversation
	if kept.Strengths != "Zingen" || len(kept.Domains) != 1 {
		t.Errorf("kept: strengths %q, domains %q", kept.Strengths, kept.Domains)
	}
}

func TestASignalShowsWhereToTurnAndIsNeverRated(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, _ := talked(t, s)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	if apptest.Shows(w, "Nummers voor nu") {
		t.Fatal("numbers show before there is a signal")
	}
	apptest.Tap(t, w, "Geweld")
	apptest.Tap(t, w, "Nummers voor nu")
	if diff := cmp.Diff([]route.Route{route.Crisis{}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{store.SignalViolence}, got(s.Journal.Draft(t.Context(), d.ID))(t).Conversation.Signals); diff != "" {
		t.Errorf("signals (-want +got):\n%s", diff)
	}
}

func TestAReferralIsChosenFromTheCards(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, _ := talked(t, s)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Tap(t, w, "Doorverwijzen")
	apptest.Type(t, w, 0, "zelfmoord")
	card, _ := s.Context.Content.Referrals.Get("113")
	apptest.Tap(t, w, card.Name.NL)
	apptest.Tap(t, w, "Gereed")
	if diff := cmp.Diff([]string{"113"}, got(s.Journal.Draft(t.Context(), d.ID))(t).Conversation.Referrals); diff != "" {
		t.Errorf("referrals (-want +got):\n%s", diff)
	}
	if !apptest.Shows(w, card.Name.NL) {
		t.Errorf("the card does not show on the page: %q", apptest.Texts(w))
	}
}

func TestNothingIsThrownAwayWithoutAsking(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, _ := talked(t, s)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Tap(t, w, "Niet opslaan")
	apptest.Tap(t, w, "Verder schrijven")
	if left := got(s.Journal.Drafts(t.Context()))(t); len(left) != 1 {
		t.Fatalf("%d drafts after changing one's mind; want 1", len(left))
	}
	apptest.Tap(t, w, "Niet opslaan")
	apptest.Tap(t, w, "Niet opslaan")
	if left := got(s.Journal.Drafts(t.Context()))(t); len(left) != 0 {
		t.Errorf("%d drafts after throwing it away; want none", len(left))
	}
}

func TestAnEditLeadsBackAndChangesOnlyWhatWasEdited(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	before := s.Tell(t).Last
	d := got(s.Journal.EditDraft(t.Context(), before.ID))(t)
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Tap(t, w, "Werk")
	apptest.Tap(t, w, "Opslaan")
	edits := got(s.Journal.Versions(t.Context(), before.ID))(t)
	if len(edits) != 2 || len(edits[0].Changes) != 1 || edits[0].Changes[0].Field != store.FieldDomains {
		t.Errorf("edits: %+v", edits)
	}
	if diff := cmp.Diff([]route.Route{nil}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestAnEditLeftUntouchedIsNotKeptAndATouchedOneIs(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	talk := s.Tell(t).Last.ID
	before := len(got(s.Journal.Drafts(t.Context()))(t))
	for _, touched := range []bool{false, true} {
		d := got(s.Journal.EditDraft(t.Context(), talk))(t)
		page := after.New(s.Journal, d.ID)
		w := s.Show(t, apptest.Looks[0], page)
		apptest.Tap(t, w, "Iets afspreken") // and leave it empty
		want := before
		if touched {
			apptest.Tap(t, w, "Werk")
			want++
		}
		apptest.Tap(t, w, "Terug")
		if drafts := len(got(s.Journal.Drafts(t.Context()))(t)); drafts != want {
			t.Errorf("%d drafts after leaving; want %d (touched: %v)", drafts, want, touched)
		}
	}
	if diff := cmp.Diff([]route.Route{nil, nil}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestAGroupIsCountedAfterwards(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	group := got(s.Journal.AddGroup(t.Context(), store.Group{Name: "Koor"}))(t)
	d := s.Draft(t, store.Conversation{Group: group.ID, GroupCount: 5})
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Tap(t, w, "+5")
	apptest.Tap(t, w, "Eén minder")
	if count := got(s.Journal.Draft(t.Context(), d.ID))(t).Conversation.GroupCount; count != 9 {
		t.Errorf("%d were there; want 9", count)
	}
}

func TestANoFromOneOfSeveralTakesOnlyThemOut(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d, oksana := talked(t, s)
	olena := got(s.Journal.AddPerson(t.Context(), store.Person{Alias: "Olena", Energy: "Zingen"}))(t)
	d.Conversation.People = append(d.Conversation.People, olena.ID)
	d.FollowUps = []store.FollowUp{{What: "Olena bellen", Person: olena.ID}, {What: "Oksana bellen", Person: oksana.ID}}
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], after.New(s.Journal, d.ID))
	apptest.Tap(t, w, "Opslaan")
	apptest.Tap(t, w, "Nee, liever niet")
	kept := got(s.Journal.Draft(t.Context(), d.ID))(t)
	if diff := cmp.Diff([]store.PersonID{oksana.ID}, kept.Conversation.People); diff != "" || len(kept.FollowUps) != 1 {
		t.Errorf("follow-ups %+v; people (-want +got):\n%s", kept.FollowUps, diff)
	}
	if who := got(s.Journal.Person(t.Context(), olena.ID))(t); who.Energy != "" || who.Consent.Answer != store.No {
		t.Errorf("of her it keeps %+v", who)
	}
}

func TestTheSheetsHoldInEveryLook(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	d, _ := talked(t, s)
	shown := after.New(s.Journal, d.ID)
	for _, sheet := range []struct{ name, opens string }{
		{"activities", "Вибрати заняття"},
		{"referrals", "Куди звернутися"},
		{"time", "10:30"},
		{"day", "Сьогодні"},
		{"drop", "Не зберігати"},
	} {
		for _, look := range apptest.Looks {
			t.Run(sheet.name+"/"+look.String(), func(t *testing.T) {
				w := s.Show(t, look, shown)
				apptest.Tap(t, w, sheet.opens)
				if w.Canvas().Overlays().Top() == nil {
					t.Fatal("no sheet opened")
				}
				apptest.Check(t, w)
				look.Picture(t, w, "after-"+sheet.name+"-uk")
			})
		}
	}
}
