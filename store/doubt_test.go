package store_test

import (
	"errors"
	"slices"
	"testing"

	"bankje/store"
)

// shareCard has a phone share a card of its own.
func (p phone) shareCard(team store.TeamID) store.OwnCard {
	p.t.Helper()
	card, err := p.KeepOwnCard(p.t.Context(), store.OwnCard{}, store.OwnCard{Name: "Buurthuis", Phone: "020 123 45 67"})
	must(p.t, err)
	must(p.t, p.ShareCard(p.t.Context(), card.ID, team))
	return p.card(card.ID)
}

func (p phone) card(id store.CardID) store.OwnCard {
	p.t.Helper()
	card, err := p.OwnCard(p.t.Context(), id)
	must(p.t, err)
	return card
}

func (p phone) doubts(id store.CardID) (texts []string) {
	p.t.Helper()
	for _, d := range p.card(id).Doubts {
		texts = append(texts, d.Text)
	}
	return texts
}

func TestWhatAMemberFindsWrongReachesTheCoordinatorAndIsAnsweredByACorrection(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	id := anna.shareCard(team).ID
	meet(team, anna, bohdan, vira)
	must(t, bohdan.DoubtCard(t.Context(), id, " niet\nin gebruik "))
	must(t, vira.DoubtCard(t.Context(), id, "het is verhuisd"))
	must(t, bohdan.DoubtCard(t.Context(), id, "het nummer is niet in gebruik"))
	meet(team, anna, bohdan, vira)
	heard := anna.doubts(id)
	slices.Sort(heard)
	if want := []string{"het is verhuisd", "het nummer is niet in gebruik"}; !slices.Equal(heard, want) {
		t.Fatalf("Anna hears %q, want %q", heard, want)
	}
	for _, d := range anna.card(id).Doubts {
		if d.Mine || d.At.IsZero() || d.By == anna.Self() {
			t.Errorf("Anna hears it as %+v", d)
		}
	}
	before := anna.card(id)
	must(t, vira.DoubtCard(t.Context(), id, "en de tijden ook"))
	meet(team, vira, anna)
	after := before
	after.Phone = "020 765 43 21"
	_, err := anna.KeepOwnCard(t.Context(), before, after)
	must(t, err)
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		if got := p.card(id); got.Phone != "020 765 43 21" || len(got.Doubts) != 1 || got.Doubts[0].Text != "en de tijden ook" {
			t.Errorf("once corrected the card is %q with %+v, want what came since alone", got.Phone, got.Doubts)
		}
	}
}

func TestADoubtIsDismissedByACoordinatorAndTakenBackByWhoSaidIt(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	id := anna.shareCard(team).ID
	meet(team, anna, bohdan, vira)
	must(t, bohdan.DoubtCard(t.Context(), id, "gesloten"))
	must(t, vira.DoubtCard(t.Context(), id, "verhuisd"))
	meet(team, anna, bohdan, vira)
	must(t, bohdan.DoubtCard(t.Context(), id, ""))
	meet(team, anna, bohdan, vira)
	if got := anna.doubts(id); !slices.Equal(got, []string{"verhuisd"}) {
		t.Fatalf("once Bohdan took his back, there are %q", got)
	}
	if err := bohdan.DismissDoubts(t.Context(), bohdan.card(id)); !errors.Is(err, store.ErrNotCoordinator) {
		t.Errorf("Bohdan dismisses: %v, want ErrNotCoordinator", err)
	}
	must(t, anna.DismissDoubts(t.Context(), anna.card(id)))
	meet(team, anna, bohdan, vira)
	if got := vira.card(id); len(got.Doubts) != 0 || got.Phone != "020 123 45 67" {
		t.Errorf("once dismissed the card is %+v", got)
	}
}

func TestASharedCardIsCorrectedByACoordinatorOnly(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	card := bohdan.shareCard(team)
	changed := card
	changed.Phone = "1"
	if _, err := bohdan.KeepOwnCard(t.Context(), card, changed); !errors.Is(err, store.ErrNotCoordinator) {
		t.Errorf("Bohdan corrects: %v, want ErrNotCoordinator", err)
	}
	if err := bohdan.HideOwnCard(t.Context(), card.ID); !errors.Is(err, store.ErrNotCoordinator) {
		t.Errorf("Bohdan hides: %v, want ErrNotCoordinator", err)
	}
	mine, err := bohdan.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "Van mij", Phone: "2"})
	must(t, err)
	changed = mine
	changed.Phone = "3"
	_, err = bohdan.KeepOwnCard(t.Context(), mine, changed)
	must(t, err)
	if err := bohdan.DoubtCard(t.Context(), mine.ID, "fout"); !errors.Is(err, store.ErrNotMember) {
		t.Errorf("Bohdan doubts what is only his: %v, want ErrNotMember", err)
	}
}
