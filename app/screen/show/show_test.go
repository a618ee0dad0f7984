package show_test

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/show"
	"bankje/i18n"
	"bankje/store"
)

// long is the prompt with the most words in any language.
func long(s *screentest.Stage) string {
	id, most := "", 0
	for p := range s.Context.Content.Prompts.All() {
		if letters := max(len(p.Wording.NL), len(p.Wording.UK)/2); letters > most {
			id, most = p.ID, letters
		}
	}
	return id
}

func TestReadingAlongHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "show-along", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return show.New(s.Journal, route.Show{Prompt: long(s)})
	})
}

func TestAHandedOverCardHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "show-over", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return show.New(s.Journal, route.Show{Prompt: long(s), HandOver: true})
	})
}

func TestAnAnswerHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		s := screentest.New(t, language)
		shown := show.New(s.Journal, route.Show{Prompt: "P08", HandOver: true})
		w := s.Show(t, apptest.Looks[0], shown)
		apptest.Tap(t, w, theirs(language).T("show.answer.another_time"))
		for _, look := range apptest.Looks {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				w := s.Show(t, look, shown)
				apptest.Check(t, w)
				look.Picture(t, w, "show-answer-"+string(language))
			})
		}
	}
}

// theirs is what the other speaks when the app speaks a language.
func theirs(language i18n.Language) *i18n.Printer {
	if language == i18n.UK {
		return i18n.For(i18n.NL)
	}
	return i18n.For(i18n.UK)
}

func TestTheOtherReadsTheirOwnLanguageAndNothingElse(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	prompt, _ := s.Context.Content.Prompts.Get("P08")
	for _, over := range []bool{false, true} {
		w := s.Show(t, apptest.Looks[0], show.New(s.Journal, route.Show{Prompt: "P08", Person: tale.Oksana.ID, HandOver: over}))
		if !apptest.Shows(w, prompt.Wording.UK) {
			t.Errorf("handed over %v: the prompt is not there in Ukrainian: %q", over, apptest.Texts(w))
		}
		for _, hidden := range []string{prompt.Wording.NL, tale.Oksana.Alias, tale.Last.Note} {
			if apptest.Shows(w, hidden) {
				t.Errorf("handed over %v: the other can read %q", over, hidden)
			}
		}
	}
}

func TestWhoSpeaksTheLanguageOfTheAppReadsThat(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	tale := s.Tell(t)
	prompt, _ := s.Context.Content.Prompts.Get("P08")
	for _, over := range []bool{false, true} {
		w := s.Show(t, apptest.Looks[0], show.New(s.Journal, route.Show{Prompt: "P08", Person: tale.Oksana.ID, HandOver: over}))
		if !apptest.Shows(w, prompt.Wording.UK) || apptest.Shows(w, prompt.Wording.NL) {
			t.Errorf("handed over %v: somebody who speaks Ukrainian reads %q", over, apptest.Texts(w))
		}
		if answer := i18n.For(i18n.UK).T("show.answer.talk"); over && !apptest.Shows(w, answer) {
			t.Errorf("somebody who speaks Ukrainian answers with %q", apptest.Texts(w))
		}
	}
}

func TestAChildIsAskedInAChildsWordsUnlessAnAdultReadsAlong(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	prompt, _ := s.Context.Content.Prompts.Get("P08")
	r := route.Show{Prompt: "P08", Person: tale.Mykola.ID}
	if w := s.Show(t, apptest.Looks[0], show.New(s.Journal, r)); !apptest.Shows(w, prompt.Wording.UKChild) {
		t.Errorf("a child reads %q", apptest.Texts(w))
	}
	r.Others[0] = tale.Oksana.ID
	if w := s.Show(t, apptest.Looks[0], show.New(s.Journal, r)); !apptest.Shows(w, prompt.Wording.UK) {
		t.Errorf("a child with a grown-up beside reads %q", apptest.Texts(w))
	}
}

func TestOneTapTurnsThePromptAndAnotherTurnsItBack(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], show.New(s.Journal, route.Show{Prompt: "P08"}))
	for _, want := range []bool{true, false, true} {
		apptest.Tap(t, w, "Omdraaien")
		if got := apptest.Find[*kit.Poster](w)[0].Turned(); got != want {
			t.Fatalf("turned is %v; want %v", got, want)
		}
	}
	s.Redraw()
	if !apptest.Find[*kit.Poster](w)[0].Turned() {
		t.Error("it stands upright again after it was drawn anew")
	}
}

func TestBackDoesNothingOnlyOnceItIsHandedOver(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	along := show.New(s.Journal, route.Show{Prompt: "P08"})
	w := s.Show(t, apptest.Looks[0], along)
	if along.Back() {
		t.Error("reading along holds one back")
	}
	apptest.Tap(t, w, "Telefoon geven")
	want := route.Show{Prompt: "P08", HandOver: true}
	if !slices.Contains(s.Went, route.Route(want)) {
		t.Fatalf("went to %v; want %v", s.Went, want)
	}
	if !show.New(s.Journal, want).Back() {
		t.Error("Back leads out of a card that was handed over")
	}
}

func TestNoAnswerIsStored(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	changes := 0
	defer s.Journal.Watch(func() { changes++ })()
	r := route.Show{Prompt: "P08", Person: tale.Oksana.ID, HandOver: true}
	w := s.Show(t, apptest.Looks[0], show.New(s.Journal, r))
	for _, answer := range []string{"Поговорімо про це", "Краще не треба", "Іншим разом"} {
		apptest.Tap(t, w, answer)
		if !apptest.Shows(w, answer) {
			t.Errorf("%q is not shown once it is chosen", answer)
		}
		apptest.Tap(t, w, "Вибрати іншу відповідь")
	}
	if changes > 0 {
		t.Errorf("the answers made %d changes in the journal", changes)
	}
	apptest.Tap(t, w, "Іншим разом")
	w = s.Show(t, apptest.Looks[0], show.New(s.Journal, r))
	if apptest.Shows(w, i18n.For(i18n.UK).T("show.thanks")) {
		t.Error("the next one who is handed the phone sees what was answered before")
	}
}

func TestAPromptInOneLanguageIsShownAsItWasWritten(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	own, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?"})
	if err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], show.New(s.Journal, route.Show{Prompt: own.ID.Key()}))
	if !apptest.Shows(w, own.NL) {
		t.Errorf("shows %q", apptest.Texts(w))
	}
}
