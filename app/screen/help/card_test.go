package help

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/assets"
	"bankje/store"
)

func text(s string) assets.Text { return assets.Text{NL: s, UK: s, EN: s} }

var packs = []assets.Referral{
	{ID: "luisterlijn", Name: text("De Luisterlijn"), Phone: "088 0767 000", Urgency: assets.UrgencySoon, Needs: []string{"talking"}},
	{ID: "huisarts", Name: assets.Text{NL: "Huisarts", UK: "Сімейний лікар (huisarts)", EN: "GP"}, FillInLocally: true, Urgency: assets.UrgencySoon, Needs: []string{"health", "talking"}},
	{ID: "113", Name: text("113 Zelfmoordpreventie"), Phone: "113", Urgency: assets.UrgencyCrisis, Needs: []string{"talking"}, CheckedOn: "2026-11-30"},
	{ID: "112", Name: text("112"), Phone: "112", Urgency: assets.UrgencyCrisis, Needs: []string{"danger", "talking"}},
}

func ids(list []card) []string {
	var ids []string
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestCrisisCardsStandOnTopWith112First(t *testing.T) {
	list := cards(packs, nil, map[string]bool{"card:113": true}, assets.Dutch)
	if diff := cmp.Diff([]string{"112", "113"}, ids(crisis(list))); diff != "" {
		t.Errorf("crisis cards (-want +got):\n%s", diff)
	}
	if got := ids(found(list, "zelfmoord")); !cmp.Equal(got, []string{"113"}) {
		t.Errorf("searching finds %q, want 113", got)
	}
}

func TestFavouritesComeFirstInTheirGroup(t *testing.T) {
	needs := []assets.Need{{ID: "danger", Label: text("Gevaar")}, {ID: "talking", Label: text("Praten")}, {ID: "work", Label: text("Werk")}}
	groups := grouped(cards(packs, nil, map[string]bool{"card:huisarts": true}, assets.Dutch), needs, assets.Dutch)
	if len(groups) != 1 {
		t.Fatalf("%d groups, want only the one that has more than crisis cards", len(groups))
	}
	if diff := cmp.Diff([]string{"huisarts", "luisterlijn", "113"}, ids(groups[0].Cards)); diff != "" {
		t.Errorf("cards of a need (-want +got):\n%s", diff)
	}
}

func TestANumberForEverybodyIsCalledFromTheListAndOneForAPersonIsNot(t *testing.T) {
	person := store.PersonID{1}
	list := cards(packs, []store.OwnCard{{Fills: "huisarts", Person: person, Phone: "020 1"}}, nil, assets.Dutch)
	if c := byID(list, "huisarts"); c.Number != "" {
		t.Errorf("the card shows %q to call, the number of one person", c.Number)
	}
	list = cards(packs, []store.OwnCard{{Fills: "huisarts", Phone: "030 2"}}, nil, assets.Dutch)
	if c := byID(list, "huisarts"); c.Number != "030 2" {
		t.Errorf("the card shows %q to call, want the number filled in for everybody", c.Number)
	}
	list = cards(packs, []store.OwnCard{{Fills: "huisarts", Phone: "030 2", Hidden: true}}, nil, assets.Dutch)
	if c := byID(list, "huisarts"); c.Number != "" {
		t.Errorf("a deleted number %q is still called", c.Number)
	}
}

func TestSearchFindsInAnyLanguageAndInOwnCards(t *testing.T) {
	own := []store.OwnCard{
		{ID: store.CardID{7}, Name: "Buurthuis De Ark", Purpose: "koffie"},
		{ID: store.CardID{8}, Name: "Oud buurthuis", Hidden: true},
	}
	list := cards(packs, own, nil, assets.Dutch)
	for query, want := range map[string]string{
		"сімейн": "huisarts", "GP": "huisarts", "huis art": "", "kof": store.CardID{7}.Key(), "buurt": store.CardID{7}.Key(), "0767": "luisterlijn",
	} {
		var wanted []string
		if want != "" {
			wanted = []string{want}
		}
		if got := ids(found(list, query)); !cmp.Equal(got, wanted) {
			t.Errorf("%q finds %q, want %q", query, got, wanted)
		}
	}
}

func TestCardsThatNobodyCalledAreCounted(t *testing.T) {
	own := []store.OwnCard{{ID: store.CardID{7}, Name: "Buurthuis"}}
	if got := unchecked(cards(packs, own, nil, assets.Dutch)); got != 3 {
		t.Errorf("%d cards count as not checked, want 3", got)
	}
}

func byID(list []card, id string) card {
	for _, c := range list {
		if c.ID == id {
			return c
		}
	}
	return card{}
}
