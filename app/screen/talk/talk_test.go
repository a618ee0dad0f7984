package talk_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen/route"
	"bankje/i18n"

	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/app/screen/talk"
	"bankje/store"
)

// begun is a draft of a talk with Oksana about three prompts.
func begun(t *testing.T, s *screentest.Stage) store.Draft {
	t.Helper()
	tale := s.Tell(t)
	d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID}})
	d.Queue = []string{"P02", "P15", "N03"}
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTalkHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "talk", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return talk.New(s.Journal, begun(t, s).ID)
	})
}

func TestTheEndOfTheCardsHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "talk-end", func(t *testing.T, s *screentest.Stage) screen.Screen {
		d := begun(t, s)
		d.Position = len(d.Queue)
		if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return talk.New(s.Journal, d.ID)
	})
}

// draft is what the journal holds of a draft.
func draft(t *testing.T, s *screentest.Stage, id store.DraftID) store.Draft {
	t.Helper()
	d, err := s.Journal.Draft(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// top is the text of the prompt on top, in Dutch.
func top(t *testing.T, s *screentest.Stage, d store.Draft, at int) string {
	t.Helper()
	p, ok := s.Context.Content.Prompts.Get(d.Queue[at])
	if !ok {
		t.Fatalf("no prompt %s", d.Queue[at])
	}
	return p.Wording.NL
}

func TestAnAskedCardIsKeptAndTheNextOneShows(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := begun(t, s)
	w := s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	if !apptest.Shows(w, top(t, s, d, 0)) {
		t.Fatalf("the first card does not show: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Gesteld")
	if !apptest.Shows(w, top(t, s, d, 1)) || apptest.Shows(w, top(t, s, d, 0)) {
		t.Errorf("the second card does not show alone: %q", apptest.Texts(w))
	}
	kept := draft(t, s, d.ID)
	if diff := cmp.Diff([]string{"P02"}, kept.Conversation.Prompts); diff != "" || kept.Position != 1 {
		t.Errorf("kept: position %d, asked (-want +got):\n%s", kept.Position, diff)
	}
}

func TestAKilledTalkGoesOnWithTheSameCard(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := begun(t, s)
	w := s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	apptest.Tap(t, w, "Gesteld")
	apptest.Tap(t, w, "Later")
	s.Reopen(t)
	w = s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	kept := draft(t, s, d.ID)
	if !apptest.Shows(w, top(t, s, kept, 1)) || kept.Queue[1] != "N03" {
		t.Errorf("queue %q at %d; shows %q", kept.Queue, kept.Position, apptest.Texts(w))
	}
}

func TestTheWordsAreReadOutOnlyOnRequest(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := begun(t, s)
	p, _ := s.Context.Content.Prompts.Get("P02")
	w := s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	if apptest.Shows(w, p.Say.UK) {
		t.Error("how it sounds shows before anybody asks")
	}
	apptest.Tap(t, w, "Hoe klinkt het?")
	if !apptest.Shows(w, p.Say.UK) {
		t.Errorf("how it sounds does not show: %q", apptest.Texts(w))
	}
}

func TestAChildSeesOnlyCardsWithWordsForAChild(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := s.Draft(t, store.Conversation{People: []store.PersonID{s.Tell(t).Mykola.ID}})
	d.Queue = []string{"P01", "P02"} // only P02 speaks to a child
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	p, _ := s.Context.Content.Prompts.Get("P02")
	if !apptest.Shows(w, p.Wording.UKChild) {
		t.Errorf("shows %q; want %q", apptest.Texts(w), p.Wording.UKChild)
	}
	if diff := cmp.Diff([]string{"P02"}, draft(t, s, d.ID).Queue); diff != "" {
		t.Errorf("queue (-want +got):\n%s", diff)
	}
}

func TestATalkWithoutChosenCardsBeginsWithFittingOnes(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := s.Draft(t, store.Conversation{People: []store.PersonID{s.Tell(t).Serhij.ID}})
	s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	kept := draft(t, s, d.ID)
	if len(kept.Queue) == 0 {
		t.Fatal("no cards")
	}
	for _, id := range kept.Queue {
		if p, ok := s.Context.Content.Prompts.Get(id); !ok || !p.Drawable() {
			t.Errorf("card %s may not be suggested", id)
		}
	}
}

func TestASwipeGoesOnAndBack(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := begun(t, s)
	w := s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	swipe := func(by float32) {
		card := apptest.Find[*kit.Swipe](w)[0]
		card.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(by, 1)})
		card.DragEnd()
	}
	swipe(-100)
	if got := draft(t, s, d.ID).Position; got != 1 {
		t.Errorf("after a swipe to the left the card is %d; want 1", got)
	}
	swipe(20)
	swipe(100)
	if got := draft(t, s, d.ID).Position; got != 0 {
		t.Errorf("after a swipe to the right the card is %d; want 0", got)
	}
}

func TestATalkThatWasSavedLeadsBack(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := begun(t, s)
	if _, err := s.Journal.SaveDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	s.Show(t, apptest.Looks[0], talk.New(s.Journal, d.ID))
	if diff := cmp.Diff([]route.Route{nil}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}
