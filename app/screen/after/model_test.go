package after

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/i18n"
	"bankje/store"
)

func amsterdam(month time.Month, day, hour, minute int) time.Time {
	return time.Date(2026, month, day, hour, minute, 0, 0, i18n.Amsterdam())
}

func TestATalkIsDatedByWhenItWas(t *testing.T) {
	now, talked := amsterdam(11, 22, 10, 30), amsterdam(11, 22, 9, 0)
	for name, c := range map[string]struct {
		draft store.Draft
		want  time.Time
	}{
		"quick entry":  {store.Draft{}, now},
		"after a talk": {store.Draft{TalkedAt: talked}, talked},
		"set by hand":  {store.Draft{TalkedAt: talked, Conversation: store.Conversation{At: amsterdam(11, 20, 8, 0)}}, amsterdam(11, 20, 8, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := begun(c.draft, now).Conversation.At; !got.Equal(c.want) {
				t.Errorf("the talk was at %v; want %v", got, c.want)
			}
		})
	}
}

func TestAFollowUpThatSaysNothingIsNotSaved(t *testing.T) {
	d := store.Draft{FollowUps: []store.FollowUp{{What: " "}, {What: "bellen"}, {}}}
	if diff := cmp.Diff(1, len(ready(d).FollowUps)); diff != "" {
		t.Errorf("follow-ups (-want +got):\n%s", diff)
	}
	if len(d.FollowUps) != 3 {
		t.Error("the draft itself was changed")
	}
}

func TestAFollowUpIsForThePersonWhenThereIsOne(t *testing.T) {
	one, other := store.PersonID{1}, store.PersonID{2}
	if got := newFollowUp(store.Conversation{People: []store.PersonID{one}}, "2026-11-29").Person; got != one {
		t.Errorf("is for %v; want the one person", got)
	}
	if got := newFollowUp(store.Conversation{People: []store.PersonID{one, other}}, "2026-11-29").Person; !got.IsZero() {
		t.Errorf("is for %v; want nobody until one is chosen", got)
	}
}

func TestCardsThatFitComeFirst(t *testing.T) {
	cards := []referralCard{
		{id: "plain", name: "Bibliotheek"},
		{id: "fits", name: "Koor", domains: []string{"VT"}},
		{id: "crisis", name: "Noodnummer", crisis: true},
		{id: "chosen", name: "Huisarts"},
	}
	ids := func(query string, c store.Conversation) []string {
		var ids []string
		for _, card := range found(cards, query, c) {
			ids = append(ids, card.id)
		}
		return ids
	}
	talk := store.Conversation{Domains: []string{"VT"}, Referrals: []string{"chosen"}}
	if diff := cmp.Diff([]string{"chosen", "fits", "plain", "crisis"}, ids("", talk)); diff != "" {
		t.Errorf("cards (-want +got):\n%s", diff)
	}
	talk.Signals = []string{store.SignalSafety}
	if diff := cmp.Diff([]string{"chosen", "crisis", "fits", "plain"}, ids("", talk)); diff != "" {
		t.Errorf("cards with a signal (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"fits"}, ids(" koo", talk)); diff != "" {
		t.Errorf("cards found (-want +got):\n%s", diff)
	}
}
