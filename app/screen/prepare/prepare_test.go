package prepare

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

func TestThePageHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		tale := stage.Tell(t)
		newcomer, err := stage.Journal.AddPerson(t.Context(), store.Person{Alias: "Олена", Language: "uk"})
		if err != nil {
			t.Fatal(err)
		}
		several := route.Prepare{Person: tale.Oksana.ID}
		several.Others[0] = tale.Mykola.ID
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal, route.Prepare{Person: tale.Oksana.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "prepare-"+string(language))
			apptest.Tap(t, w, stage.Context.Text.T("prepare.choose"))
			apptest.Check(t, w)
			look.Picture(t, w, "prepare-choose-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.Prepare{Person: newcomer.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "prepare-new-"+string(language))
			for _, r := range []route.Prepare{several, {Group: tale.Women.ID}} {
				apptest.Check(t, stage.Show(t, look, New(stage.Journal, r)))
			}
		})
	}
}

// begun is the one draft that there is.
func begun(t *testing.T, stage *screentest.Stage) store.Draft {
	t.Helper()
	drafts, err := stage.Journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 {
		t.Fatalf("drafts %+v, %v", drafts, err)
	}
	if want := (route.Talk{Draft: drafts[0].ID}); len(stage.Went) == 0 || stage.Went[len(stage.Went)-1] != want {
		t.Fatalf("went to %v, want %v", stage.Went, want)
	}
	return drafts[0]
}

func TestANewcomerStartsWithThreePromptsInOneTap(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	oksana, err := stage.Journal.AddPerson(t.Context(), store.Person{Alias: "Оксана", Language: "uk", Address: store.Formal})
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Prepare{Person: oksana.ID}))
	apptest.Tap(t, w, "Почати розмову")
	d := begun(t, stage)
	if len(d.Queue) != 3 || len(d.Conversation.People) != 1 || d.Conversation.People[0] != oksana.ID {
		t.Errorf("the draft is %+v", d)
	}
}

func TestWhatWasChosenGoesAlong(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	r := route.Prepare{Person: tale.Oksana.ID}
	r.Others[0] = tale.Serhij.ID
	s := New(stage.Journal, r)
	w := stage.Show(t, apptest.Looks[0], s)
	apptest.Tap(t, w, "Huisbezoek")
	apptest.Tap(t, w, "Waar is dit gesprek voor?")
	apptest.Tap(t, w, "Horen hoe het gaat")
	before := slices.Clone(s.suggested)
	apptest.Tap(t, w, "Een andere")
	if s.suggested[0].ID == before[0].ID {
		t.Errorf("%s was not swapped", before[0].ID)
	}
	apptest.Tap(t, w, "Kies zelf vragen")
	chosen := notSuggested(s, "P12", "P11", "P20", "P23")
	prompt, _ := stage.Context.Content.Prompts.Get(chosen)
	words, _ := prompt.In(string(i18n.NL), assets.Formal)
	apptest.Tap(t, w, words)
	apptest.Tap(t, w, "Gereed")
	apptest.Tap(t, w, "Begin het gesprek")
	d := begun(t, stage)
	c := d.Conversation
	if c.Setting != store.SettingHomeVisit || !slices.Equal(c.Goals, []string{"G04"}) ||
		!slices.Equal(c.People, []store.PersonID{tale.Oksana.ID, tale.Serhij.ID}) {
		t.Errorf("the conversation is %+v", c)
	}
	if len(d.Queue) != 4 || d.Queue[2] != chosen {
		t.Errorf("the queue is %v", d.Queue)
	}
}

// notSuggested is the first of the prompts that stands among those to choose
// from. What is suggested depends on the person's id, which differs each time.
func notSuggested(s *Screen, ids ...string) string {
	for _, id := range ids {
		if !slices.ContainsFunc(s.suggested, func(g Suggestion) bool { return g.ID == id }) {
			return id
		}
	}
	return ""
}

func TestAGroupIsPreparedToo(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Prepare{Group: tale.Women.ID}))
	if !apptest.Shows(w, "Samen liedjes gezongen") {
		t.Error("last time is not shown")
	}
	apptest.Tap(t, w, "Begin het gesprek")
	d := begun(t, stage)
	if d.Conversation.Group != tale.Women.ID || len(d.Conversation.People) != 0 || len(d.Queue) != 3 {
		t.Errorf("the draft is %+v", d)
	}
}

func TestNothingIsBegunAboutWhoSaidNo(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	olena, err := stage.Journal.AddPerson(t.Context(), store.Person{Alias: "Olena"})
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Prepare{Person: olena.ID}))
	apptest.Tap(t, w, "Nee, liever niet")
	if slices.Contains(apptest.Names(w), "Begin het gesprek") {
		t.Error("a conversation could be begun that nothing may be kept of")
	}
	p, err := stage.Journal.Person(t.Context(), olena.ID)
	if err != nil || p.Consent.Answer != store.No {
		t.Errorf("the answer is %v, %v", p.Consent, err)
	}
}

func TestChoicesOutliveAChangeOfLanguage(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	s := New(stage.Journal, route.Prepare{Person: tale.Oksana.ID})
	w := stage.Show(t, apptest.Looks[0], s)
	apptest.Tap(t, w, "Opvang")
	apptest.Tap(t, w, "Een andere")
	before := slices.Clone(s.suggested)
	stage.Speak(i18n.UK)
	if s.setting != store.SettingReception || !slices.Equal(s.suggested, before) {
		t.Errorf("in another language there is %q, %v", s.setting, s.suggested)
	}
	if !apptest.Shows(w, "Що запитати") {
		t.Error("the page is still in the first language")
	}
}
