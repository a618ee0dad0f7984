package store_test

import (
	"testing"

	"bankje/store"
)

// ofTeam tells of a card whether it shows on a phone, and whose it is.
func (p phone) ofTeam(id store.CardID) (team store.TeamID, shows bool) {
	p.t.Helper()
	all, err := p.OwnCards(p.t.Context())
	must(p.t, err)
	for _, card := range all {
		if card.ID == id {
			return card.Team, true
		}
	}
	return store.TeamID{}, false
}

// wantCard checks how a card stands on a phone.
func (p phone) wantCard(id store.CardID, team store.TeamID, shows bool, when string) {
	p.t.Helper()
	if of, is := p.ofTeam(id); of != team || is != shows {
		p.t.Errorf("%s it shows: %t, of team %v; want %t, of %v", when, is, of, shows, team)
	}
}

func sharedCard(t *testing.T, p phone, team store.TeamID) store.CardID {
	t.Helper()
	card, err := p.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "Buurthuis"})
	must(t, err)
	must(t, p.ShareCard(t.Context(), card.ID, team))
	return card.ID
}

func TestWhatOneSharedAndDeletesIsGoneForTheTeamAndUndoBringsItBackForTheTeam(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	id := sharedCard(t, anna, team)
	meet(team, anna, bohdan)
	must(t, anna.HideOwnCard(t.Context(), id))
	meet(team, anna, bohdan)
	anna.wantCard(id, store.TeamID{}, false, "deleted, to Anna")
	bohdan.wantCard(id, store.TeamID{}, false, "deleted, to Bohdan")
	must(t, anna.RestoreOwnCard(t.Context(), id))
	meet(team, anna, bohdan)
	anna.wantCard(id, team, true, "brought back, to Anna")
	bohdan.wantCard(id, team, true, "brought back, to Bohdan")
}

func TestWhatSomebodyElseDeletesForTheTeamIsOnesOwnAgainUntilTheyBringItBack(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	id := sharedCard(t, bohdan, team)
	meet(team, anna, bohdan)
	must(t, anna.HideOwnCard(t.Context(), id))
	meet(team, anna, bohdan)
	anna.wantCard(id, store.TeamID{}, false, "deleted, to Anna")
	bohdan.wantCard(id, store.TeamID{}, true, "deleted by Anna, to Bohdan")
	// Bohdan deletes his too, and takes that back: what Anna did stays.
	must(t, bohdan.HideOwnCard(t.Context(), id))
	bohdan.wantCard(id, store.TeamID{}, false, "deleted by both, to Bohdan")
	must(t, bohdan.RestoreOwnCard(t.Context(), id))
	meet(team, anna, bohdan)
	bohdan.wantCard(id, store.TeamID{}, true, "taken back, to Bohdan")
	anna.wantCard(id, store.TeamID{}, false, "taken back by Bohdan, to Anna")
	must(t, anna.RestoreOwnCard(t.Context(), id))
	meet(team, anna, bohdan)
	anna.wantCard(id, team, true, "brought back, to Anna")
	bohdan.wantCard(id, team, true, "brought back, to Bohdan")
}

func TestDeletingWhatIsSharedHoldsForEveryKindAndAfterUnlocking(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	talk := anna.talk("soep", "moe")
	prompt, err := anna.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u?"})
	must(t, err)
	group, err := anna.AddGroup(t.Context(), store.Group{Name: "Koor"})
	must(t, err)
	must(t, anna.ShareConversation(t.Context(), talk.ID, team))
	must(t, anna.SharePrompt(t.Context(), prompt.ID, team))
	must(t, anna.ShareGroup(t.Context(), group.ID, team))
	hidden := func(p phone) (all [4]bool) {
		t.Helper()
		c, err := p.Conversation(t.Context(), talk.ID)
		must(t, err)
		q, err := p.OwnPrompt(t.Context(), prompt.ID)
		must(t, err)
		g, err := p.Group(t.Context(), group.ID)
		must(t, err)
		who, err := p.Person(t.Context(), talk.People[0])
		must(t, err)
		if c.Team != team && !c.Hidden || q.Team != team && !q.Hidden || g.Team != team && !g.Hidden {
			t.Error("something is not the team's any more")
		}
		return [4]bool{c.Hidden, q.Hidden, g.Hidden, who.Hidden}
	}
	must(t, anna.HideConversation(t.Context(), talk.ID))
	must(t, anna.HideOwnPrompt(t.Context(), prompt.ID))
	must(t, anna.HideGroup(t.Context(), group.ID))
	must(t, anna.HidePerson(t.Context(), talk.People[0]))
	meet(team, anna, bohdan)
	anna = anna.unlocked()
	for _, p := range []phone{anna, bohdan} {
		if got := hidden(p); got != [4]bool{true, true, true, true} {
			t.Errorf("deleted: %v", got)
		}
	}
	must(t, anna.RestoreConversation(t.Context(), talk.ID))
	must(t, anna.RestoreOwnPrompt(t.Context(), prompt.ID))
	must(t, anna.RestoreGroup(t.Context(), group.ID))
	must(t, anna.RestorePerson(t.Context(), talk.People[0]))
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		if got := hidden(p); got != [4]bool{} {
			t.Errorf("brought back: %v", got)
		}
	}
	if c, err := anna.Conversation(t.Context(), talk.ID); err != nil || c.Self != "moe" {
		t.Errorf("how it was for Anna is gone: %q, %v", c.Self, err)
	}
}
