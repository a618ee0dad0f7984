package referral

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

var now = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

func TestACardSaysWhetherAndWhenSomebodyCalled(t *testing.T) {
	p := i18n.For(i18n.EN)
	for checkedOn, want := range map[string]string{
		"":           "Not yet checked by phone.",
		"2026-11-01": "Checked by phone on 01/11/2026.",
		"2024-11-01": "Checked by phone on 01/11/2024. That is long ago: it may be out of date.",
	} {
		if got := checked(assets.Referral{CheckedOn: checkedOn}, p, now); got != want {
			t.Errorf("checked on %q: %q, want %q", checkedOn, got, want)
		}
	}
}

func TestOnlyWhatIsKnownIsTold(t *testing.T) {
	p := i18n.For(i18n.EN)
	got := facts(assets.Referral{Languages: []string{"uk", "nl"}, Cost: assets.Text{EN: "free"}}, p)
	want := []fact{{"languages", "Ukrainian, Dutch"}, {"cost", "free"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

func TestWhatNoSourceConfirmsIsSaidOnlyOfWhatTheCardShows(t *testing.T) {
	p := i18n.For(i18n.EN)
	r := assets.Referral{Cost: assets.Text{EN: "free"}, Unverified: []string{"open", "languages", "cost"}}
	want := []string{"It is not certain that this organisation still exists.", "No source confirms: the costs."}
	if diff := cmp.Diff(want, unsure(r, p)); diff != "" {
		t.Errorf("unsure (-want +got):\n%s", diff)
	}
}

func TestTheSourceIsNamedWithItsDate(t *testing.T) {
	p := i18n.For(i18n.EN)
	r := assets.Referral{SourceURL: "https://www.113.nl/over", SourceDate: "2025-10-03"}
	if got, want := read(r, p), "Read on 113.nl, page of 03/10/2025."; got != want {
		t.Errorf("read = %q, want %q", got, want)
	}
	r.SourceDate = "2025"
	if got, want := read(r, p), "Read on 113.nl, page of 2025."; got != want {
		t.Errorf("read = %q, want %q", got, want)
	}
}

func TestEveryWordThatCardsNeedIsThere(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range i18n.All() {
		p := i18n.For(language)
		for r := range content.Referrals.All() {
			for _, said := range append(unsure(r, p), languages(r.Languages, p)) {
				if strings.Contains(said, "[") {
					t.Errorf("card %s in %s: %s", r.ID, language, said)
				}
			}
		}
	}
}

func TestWhatWasFilledInIsListedByForWhomItIs(t *testing.T) {
	oksana, petro, hidden := store.PersonID{1}, store.PersonID{2}, store.PersonID{3}
	people := []store.PersonSummary{{ID: petro, Alias: "Petro"}, {ID: oksana, Alias: "Oksana"}}
	list := locals([]store.OwnCard{
		{Fills: "huisarts", Person: petro, Phone: "1"},
		{Fills: "huisarts", Person: oksana, Phone: "2"},
		{Fills: "huisarts", Phone: "3"},
		{Fills: "huisarts", Person: hidden, Phone: "4"},
		{Fills: "huisarts", Person: oksana, Phone: "5", Hidden: true},
		{Fills: "ggd", Phone: "6"},
	}, "huisarts", people)
	var got []string
	for _, l := range list {
		got = append(got, l.Alias+":"+l.Card.Phone)
	}
	if diff := cmp.Diff([]string{":3", "Oksana:2", "Petro:1"}, got); diff != "" {
		t.Errorf("filled in (-want +got):\n%s", diff)
	}
}

func TestOwnCardsAreToldFromCardsOfThePacks(t *testing.T) {
	id := store.CardID{9}
	if got, ok := ownID(id.Key()); !ok || got != id {
		t.Errorf("ownID(%q) = %v, %v", id.Key(), got, ok)
	}
	for _, other := range []string{"huisarts", "own:", "own:huisarts"} {
		if _, ok := ownID(other); ok {
			t.Errorf("%q counts as an own card", other)
		}
	}
}
