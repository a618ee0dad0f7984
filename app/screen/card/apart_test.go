package card_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/card"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestAPromptThatTwoWroteIsDecidedOnItsPage(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	p, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u?", Team: team.ID})
	if err != nil {
		t.Fatal(err)
	}
	team.Both(t, team.Mate(0), func(j *store.Journal, own bool) error {
		before, err := j.OwnPrompt(t.Context(), p.ID)
		if err != nil {
			return err
		}
		after := before
		if after.NL = "Wat kookt u graag?"; own {
			after.NL = "Wat eet u graag?"
		}
		_, err = j.EditOwnPrompt(t.Context(), before, after)
		return err
	})
	w := s.Show(t, apptest.Looks[0], card.New(s.Journal, route.Card{ID: p.ID.Key()}))
	if !apptest.Shows(w, "written in two places") || !apptest.Shows(w, "Dutch") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Keep this")
	if p, err = s.Journal.OwnPrompt(t.Context(), p.ID); err != nil || len(p.Conflicts) != 0 || len(p.NL) > len("Wat kookt u graag?") {
		t.Errorf("it is %+v, %v; failed %v", p, err, s.Failed)
	}
}
