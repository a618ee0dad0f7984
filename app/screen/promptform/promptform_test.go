package promptform_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/promptform"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestTheFormHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "prompt-form", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return promptform.New(s.Journal, route.PromptForm{ID: kitchen(t, s).ID})
	})
}

// kitchen is a prompt that somebody wrote.
func kitchen(t *testing.T, s *screentest.Stage) store.OwnPrompt {
	t.Helper()
	p, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{
		NL: "Wat kookt u graag?", UK: "Що Ви любите готувати?", Domains: []string{"VT"}, Moment: "opening"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// own are the prompts in the journal.
func own(t *testing.T, s *screentest.Stage) []store.OwnPrompt {
	t.Helper()
	all, err := s.Journal.OwnPrompts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAPromptIsWrittenInOnesOwnLanguageFirst(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	w := s.Show(t, apptest.Looks[0], promptform.New(s.Journal, route.PromptForm{}))
	apptest.Type(t, w, 0, " Що Ви  любите готувати? ")
	apptest.Type(t, w, 1, "Wat kookt u graag?")
	apptest.Tap(t, w, "Початок")
	apptest.Tap(t, w, "Зберегти")
	all := own(t, s)
	if len(all) != 1 || all[0].UK != "Що Ви любите готувати?" || all[0].NL != "Wat kookt u graag?" || all[0].Moment != "opening" {
		t.Errorf("saved %+v", all)
	}
	if len(s.Went) != 1 || s.Went[0] != nil {
		t.Errorf("went to %v; want back", s.Went)
	}
}

func TestAPromptWithoutWordsIsNotSaved(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	shown := promptform.New(s.Journal, route.PromptForm{})
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Type(t, w, 0, "  ")
	apptest.Tap(t, w, "Opslaan")
	if len(own(t, s)) != 0 || len(s.Went) != 0 || len(s.Failed) != 0 {
		t.Errorf("saved %v, went to %v, failed with %v", own(t, s), s.Went, s.Failed)
	}
	if shown.Back() {
		t.Error("an empty form holds one back")
	}
}

func TestEditingAPromptKeepsWhatWasNotTouched(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	p := kitchen(t, s)
	w := s.Show(t, apptest.Looks[0], promptform.New(s.Journal, route.PromptForm{ID: p.ID}))
	apptest.Type(t, w, 2, "What do you like to cook?")
	apptest.Tap(t, w, "Opslaan")
	all := own(t, s)
	if len(all) != 1 || all[0].EN == "" || all[0].NL != p.NL || all[0].UK != p.UK || all[0].Moment != p.Moment || len(all[0].Domains) != 1 {
		t.Errorf("after the edit: %+v", all)
	}
}

func TestBackAsksBeforeWordsAreLost(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	shown := promptform.New(s.Journal, route.PromptForm{})
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Type(t, w, 0, "Wat zingt u graag?")
	s.Speak(i18n.UK)
	if !shown.Back() {
		t.Fatal("the words are lost")
	}
	apptest.Tap(t, w, "Зберегти")
	if all := own(t, s); len(all) != 1 || all[0].NL != "Wat zingt u graag?" {
		t.Errorf("saved %+v", all)
	}
}
