package store_test

import (
	"slices"
	"testing"

	"bankje/store"
)

// deleted is a conversation that Bohdan shared, that Anna deleted for the team, and
// that Bohdan then wrote in for himself.
func deleted(t *testing.T, note string) (anna, bohdan phone, team store.TeamID, id store.ConversationID) {
	t.Helper()
	anna, bohdan = newPhone(t), newPhone(t)
	team = anna.found(bohdan)
	talk := bohdan.talk("soep", "")
	must(t, bohdan.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	must(t, anna.HideConversation(t.Context(), talk.ID))
	meet(team, anna, bohdan)
	bohdan.editsNote(talk.ID, note)
	return anna, bohdan, team, talk.ID
}

// deletedAndBack is one that Anna then brought back.
func deletedAndBack(t *testing.T) (anna, bohdan phone, team store.TeamID, id store.ConversationID) {
	t.Helper()
	anna, bohdan, team, id = deleted(t, "alleen voor mij")
	must(t, anna.RestoreConversation(t.Context(), id))
	meet(team, anna, bohdan)
	return anna, bohdan, team, id
}

// editsNote writes another note in a conversation.
func (p phone) editsNote(id store.ConversationID, note string) {
	p.t.Helper()
	d, err := p.EditDraft(p.t.Context(), id)
	must(p.t, err)
	d.Conversation.Note = note
	_, err = p.SaveDraft(p.t.Context(), d)
	must(p.t, err)
}

// noteVersions gives the versions of a note that stand beside each other, or the only one.
func (p phone) noteVersions(id store.ConversationID) []string {
	p.t.Helper()
	c, err := p.Conversation(p.t.Context(), id)
	must(p.t, err)
	if len(c.Conflicts) == 0 {
		return []string{c.Note}
	}
	var all []string
	for _, v := range c.Conflicts[0].Versions {
		all = append(all, v.Text)
	}
	return sorted(all)
}

func TestWhatOneWroteAloneWhileTheTeamHadDeletedItStandsBesideTheTeams(t *testing.T) {
	anna, bohdan, _, id := deletedAndBack(t)
	want := []string{"alleen voor mij", "soep"}
	if got := bohdan.noteVersions(id); !slices.Equal(got, want) {
		t.Errorf("Bohdan reads %q, want %q", got, want)
	}
	if got := anna.noteVersions(id); !slices.Equal(got, []string{"soep"}) {
		t.Errorf("Anna reads %q", got)
	}
	if got := bohdan.unlocked().noteVersions(id); !slices.Equal(got, want) {
		t.Errorf("unlocked again Bohdan reads %q, want %q", got, want)
	}
}

func TestBesideTheTeamsTextOnesOwnIsSettledOnce(t *testing.T) {
	anna, bohdan, team, id := deletedAndBack(t)
	c, err := bohdan.Conversation(t.Context(), id)
	must(t, err)
	must(t, bohdan.SettleText(t.Context(), c, c.Conflicts[0].Field, "soep met brood"))
	meet(team, anna, bohdan)
	bohdan = bohdan.unlocked()
	for _, p := range []phone{anna, bohdan} {
		if got := p.noteVersions(id); !slices.Equal(got, []string{"soep met brood"}) {
			t.Errorf("settled it is %q", got)
		}
	}
	anna.editsNote(id, "thee")
	meet(team, anna, bohdan)
	if got := bohdan.noteVersions(id); !slices.Equal(got, []string{"thee"}) {
		t.Errorf("what Anna wrote then is %q for Bohdan", got)
	}
}

func TestWhatIsSharedAgainIsTheTeamsAlone(t *testing.T) {
	anna, bohdan, team, id := deleted(t, "brood")
	must(t, bohdan.ShareConversation(t.Context(), id, team))
	meet(team, anna, bohdan)
	anna.editsNote(id, "thee")
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		if got := p.noteVersions(id); !slices.Equal(got, []string{"thee"}) {
			t.Errorf("it is %q", got)
		}
	}
}

// answeredInVain is a conversation that Bohdan shared, that Anna answered, and that
// Daryna, who had not heard of it, put out of the team with him; he then wrote in it
// for himself.
func answeredInVain(t *testing.T) (anna, bohdan, daryna phone, team store.TeamID, id store.ConversationID) {
	t.Helper()
	anna, bohdan, daryna = newPhone(t), newPhone(t), newPhone(t)
	team = anna.found(bohdan)
	anna.let(team, daryna, true)
	talk := bohdan.talk("soep", "")
	must(t, bohdan.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	anna.editsNote(talk.ID, "soep met brood")
	must(t, daryna.RemoveMember(t.Context(), team, bohdan.selfIn(team)))
	meet(team, daryna, bohdan)
	bohdan.editsNote(talk.ID, "alleen voor mij")
	return anna, bohdan, daryna, team, talk.ID
}

func TestWhatOneWroteAloneOnceItCountedNoMoreStandsBesideWhatTheTeamAnswered(t *testing.T) {
	anna, bohdan, _, team, id := answeredInVain(t)
	anna.carry(team, bohdan)
	if got, want := bohdan.noteVersions(id), []string{"alleen voor mij", "soep met brood"}; !slices.Equal(got, want) {
		t.Errorf("Bohdan reads %q, want %q", got, want)
	}
}

func TestWhatOneWroteAloneStandsBesideWhatACoordinatorAcceptedSince(t *testing.T) {
	_, bohdan, daryna, team, id := answeredInVain(t)
	meet(team, daryna, bohdan)
	must(t, daryna.AcceptUnsent(t.Context(), team, bohdan.selfIn(team)))
	meet(team, daryna, bohdan)
	if got, want := bohdan.noteVersions(id), []string{"alleen voor mij", "soep"}; !slices.Equal(got, want) {
		t.Errorf("Bohdan reads %q, want %q", got, want)
	}
}

// TestWhatOneWroteAloneOnceItWasErasedStandsBesideWhatComesBack: the erasure fell, for
// who ordered it was put out of the team meanwhile.
func TestWhatOneWroteAloneOnceItWasErasedStandsBesideWhatComesBack(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	talk := bohdan.talk("soep", "")
	must(t, bohdan.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	_, err := bohdan.ErasePersonFrom(t.Context(), team, talk.People[0], false)
	must(t, err)
	bohdan.editsNote(talk.ID, "alleen voor mij")
	must(t, anna.RemoveMember(t.Context(), team, bohdan.selfIn(team)))
	meet(team, anna, bohdan)
	if got, want := bohdan.noteVersions(talk.ID), []string{"alleen voor mij", "soep"}; !slices.Equal(got, want) {
		t.Errorf("Bohdan reads %q, want %q", got, want)
	}
}
