package store_test

import (
	"strings"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
)

// edits writes another note in a conversation of a team.
func (p phone) edits(team store.TeamID, was, note string) {
	p.t.Helper()
	entries, err := p.Timeline(p.t.Context(), store.Filter{Team: team}, 0, 0)
	must(p.t, err)
	for _, e := range entries {
		c, err := p.Conversation(p.t.Context(), e.ID)
		must(p.t, err)
		if c.Note == was {
			p.editsNote(c.ID, note)
			return
		}
	}
	p.t.Fatalf("no conversation says %q", was)
}

// wrote gives the bodies of what a phone wrote in a team.
func (p phone) wrote(team store.TeamID) (bodies [][]byte) {
	p.t.Helper()
	for _, e := range p.all(team).Envelopes {
		if e.Header.Device == envelope.DeviceID(p.Self()) {
			bodies = append(bodies, e.Body)
		}
	}
	return bodies
}

func TestWhatIsWrittenOfSomebodyWithoutHavingHeardThatTheyAreErasedGoesToo(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	bohdan.shares(team, "over een ander")
	meet(team, anna, bohdan, vira)

	vira.edits(team, "over wie weg wil", "over wie weg wil, en meer")
	vira.edits(team, "over wie weg wil, en meer", "nog veel meer over wie weg wil")
	vira.edits(team, "over een ander", "over een ander, en meer")
	bodies := vira.wrote(team)
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	bohdan.carry(team, vira) // who has not heard either
	meet(team, anna, bohdan, vira)
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		p.reads(team, "over een ander, en meer")
		if files := findsAny(t, p.dir, bodies[:2]); len(files) > 0 {
			t.Errorf("what was written of them stands in %v still", files)
		}
		for _, e := range p.team(team).Erasures {
			if len(e.Awaited) > 0 || e.By != anna.Self() {
				t.Errorf("it is told that %+v", e)
			}
		}
	}

	// Whoever has heard of it may write of them anew.
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	vira.reads(team, "over een ander, en meer", "over wie weg wil")
}

func TestWhatWasWrittenOfSomebodyErasedGoesWhereTheyWereSharedAnewMeanwhileToo(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)

	vira.edits(team, "over wie weg wil", "nog veel meer over wie weg wil")
	bodies := vira.wrote(team)
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	anna.carry(team, bohdan)
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	bohdan.carry(team, anna)
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		p.reads(team, "over wie weg wil")
		if files := findsAny(t, p.dir, bodies); len(files) > 0 {
			t.Errorf("what was written of them before stands in %v still", files)
		}
	}
}

// TestWhatWaitsOfWhomIsErasedDoesNotKeepTheRest: nothing shows what who was removed wrote
// of them meanwhile.
func TestWhatWaitsOfWhomIsErasedDoesNotKeepTheRest(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	must(t, anna.RemoveMember(t.Context(), team, vira.Self()))
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)

	another, err := vira.SaveDraft(t.Context(), store.Draft{Conversation: store.Conversation{
		At: about.At, People: about.People, Note: "van wie eruit is"}})
	must(t, err)
	must(t, vira.ShareConversation(t.Context(), another.ID, team))
	bohdan.edits(team, "over wie weg wil", "nog veel meer over wie weg wil")
	bodies := bohdan.wrote(team)
	vira.carry(team, anna)
	meet(team, anna, bohdan)
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		p.reads(team)
		if files := findsAny(t, p.dir, bodies); len(files) > 0 {
			t.Errorf("what was written of them stands in %v still", files)
		}
	}
}

// What devices tell of what they have goes along with whatever is saved next, and
// takes the place of what they told before.
func TestWhatDevicesTellOfWhatTheyHaveIsNotAboutWhoWasErased(t *testing.T) {
	anna, bohdan, team := tellers(t)
	bohdan.shares(team, "soep")
	bohdan.agrees(team)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	bohdan.agrees(team)
	bohdan.shares(team, "over een ander")
	bohdan.carry(team, anna)
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	bohdan.shares(team, "thee")
	bohdan.carry(team, anna)
	if erasures := anna.team(team).Erasures; len(erasures) != 1 {
		t.Errorf("of one person somebody was erased %d times", len(erasures))
	}
}

// TestWhatASuccessorWritesAgainOfWhomIsErasedGoesToo: it was written before the
// successor heard, whatever the envelope names in which it is written again.
func TestWhatASuccessorWritesAgainOfWhomIsErasedGoesToo(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	about := anna.talk("over wie weg wil", "")
	must(t, anna.ShareConversation(t.Context(), about.ID, team))
	anna.carry(team, bohdan)
	copied := bohdan.copied()
	copied.edits(team, "over wie weg wil", "nog meer over wie weg wil")
	copied.edits(team, "nog meer over wie weg wil", "het antwoord daarop")
	bohdan.shares(team, "over een ander")
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	bohdan.carry(team, anna)
	anna.editsNote(about.ID, "wat van haar zelf is")
	anna.carry(team, copied)
	if copied.selfIn(team) == bohdan.selfIn(team) {
		t.Fatal("it does not go on as another one")
	}
	for _, e := range copied.all(team).Envelopes { // the answer comes once what it answers is erased
		all := copied.all(team)
		all.Envelopes = []envelope.Envelope{e}
		_, err := anna.Take(t.Context(), all)
		must(t, err)
	}
	meet(team, anna, copied)
	meet(team, anna, copied)
	anna.reads(team, "over een ander")
	copied.reads(team, "over een ander")
	c, err := anna.Conversation(t.Context(), about.ID)
	must(t, err)
	if c.Note != "wat van haar zelf is" {
		t.Errorf("of what she wrote for herself she reads %q", c.Note)
	}
}

// erasedWhileSomebodyWrites has Bohdan erase somebody of whom Vira writes without having
// heard, and Anna hear of it.
func erasedWhileSomebodyWrites(t *testing.T) (anna, bohdan, vira phone, team store.TeamID) {
	t.Helper()
	anna, bohdan, vira = newPhone(t), newPhone(t), newPhone(t)
	team = anna.found(vira)
	anna.let(team, bohdan, true)
	meet(team, anna, bohdan, vira)
	about := vira.talk("over wie weg wil", "")
	must(t, vira.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	vira.edits(team, "over wie weg wil", "nog meer")
	_, err := bohdan.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	bohdan.carry(team, anna)
	return anna, bohdan, vira, team
}

func TestWhereWhoErasedCoordinatesNoMoreTheFirstOfTheOthersSeesToIt(t *testing.T) {
	anna, bohdan, vira, team := erasedWhileSomebodyWrites(t)
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), false))
	meet(team, anna, bohdan, vira)
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		if got := teamNotes(p, team); len(got) > 0 {
			t.Errorf("%q is read still", got)
		}
	}
}

func TestWhoTakesOverFromACoordinatorWhosePhoneIsGoneErasesWhatCameBefore(t *testing.T) {
	anna, bohdan, vira, team := erasedWhileSomebodyWrites(t) // and Bohdan is heard of no more
	meet(team, anna, vira)
	anna.reads(team, "nog meer")
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	meet(team, anna, vira)
	anna.reads(team)
	vira.reads(team)
}

// TestWhatACopyOfThePhoneThatErasedWroteWithoutHavingHeardGoesToo: both are the same
// device, and so that it ordered the erasure does not say that it had heard.
func TestWhatACopyOfThePhoneThatErasedWroteWithoutHavingHeardGoesToo(t *testing.T) {
	for name, erasureFirst := range map[string]bool{"what was written comes first": false, "the erasure comes first": true} {
		t.Run(name, func(t *testing.T) {
			anna, bohdan := newPhone(t), newPhone(t)
			team := anna.found(bohdan)
			about := anna.talk("over wie weg wil", "")
			must(t, anna.ShareConversation(t.Context(), about.ID, team))
			anna.carry(team, bohdan)
			copied := anna.copied()
			anna.edits(team, "over wie weg wil", "over wie weg wil, en meer")
			anna.edits(team, "over wie weg wil, en meer", "nog veel meer over wie weg wil")
			var bodies [][]byte
			for _, e := range anna.all(team).Envelopes {
				bodies = append(bodies, e.Body)
			}
			anna.carry(team, bohdan)
			_, err := copied.ErasePersonFrom(t.Context(), team, about.People[0], false)
			must(t, err)
			phones := []phone{anna, bohdan, copied}
			if erasureFirst { // and the copy is heard of no more
				copied.carry(team, anna)
				phones = phones[:2]
			} else {
				anna.carry(team, copied)
			}
			meet(team, phones...)
			for _, p := range phones {
				p.reads(team)
				if files := findsAny(t, p.dir, bodies); len(files) > 0 {
					t.Errorf("what was written of them stands in %v still", files)
				}
			}
		})
	}
}

// TestWhatACopyWroteWithoutHavingHeardGoesInWhateverOrderItComes: what comes later may
// stand before what showed that there is a copy.
func TestWhatACopyWroteWithoutHavingHeardGoesInWhateverOrderItComes(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	about := anna.talk("over wie weg wil", "")
	must(t, anna.ShareConversation(t.Context(), about.ID, team))
	copied := anna.copied()
	anna.edits(team, "over wie weg wil", "over wie weg wil, en meer")
	anna.shares(team, "over een ander")
	_, err := copied.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	all := anna.all(team)
	for i := range all.Envelopes {
		one := all
		one.Envelopes = all.Envelopes[len(all.Envelopes)-1-i:][:1]
		_, err := copied.Take(t.Context(), one)
		must(t, err)
		must(t, copied.EraseLeft(t.Context(), envelope.SpaceID(team), true))
	}
	copied.reads(team, "over een ander")
}

// TestWhatIsErasedByItselfIsNotWhatACopyWroteInItsPlace: the erasure comes before what
// shows that the feeds parted.
func TestWhatIsErasedByItselfIsNotWhatACopyWroteInItsPlace(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	copied := anna.copied()
	about := anna.talk("over wie weg wil", "")
	must(t, anna.ShareConversation(t.Context(), about.ID, team))
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	anna.shares(team, "van de telefoon")
	copied.shares(team, "van de kopie")
	copied.edits(team, "van de kopie", "nog meer van de kopie")
	anna.carry(team, bohdan)
	all := bohdan.all(team)
	only := all
	only.Envelopes = nil
	for range 2 {
		_, err = copied.Take(t.Context(), only)
		must(t, err)
	}
	for i := range all.Envelopes {
		only.Envelopes = all.Envelopes[len(all.Envelopes)-1-i:][:1] // the last one first
		_, err = copied.Take(t.Context(), only)
		must(t, err)
	}
	meet(team, bohdan, copied)
	meet(team, bohdan, copied)
	bohdan.reads(team, "van de telefoon", "nog meer van de kopie")
	copied.reads(team, "van de telefoon", "nog meer van de kopie")
}

// TestWhatWasWrittenBesideACopyThatErasedAndGoesOnAsAnotherGoesToo: nobody sees to the
// erasure as the device any more that ordered it, and Anna was never copied.
func TestWhatWasWrittenBesideACopyThatErasedAndGoesOnAsAnotherGoesToo(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found()
	anna.let(team, bohdan, true)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	bohdan.carry(team, anna)
	copied := bohdan.copied()
	bohdan.edits(team, "over wie weg wil", "nog veel meer over wie weg wil")
	var bodies [][]byte
	for _, e := range bohdan.all(team).Envelopes {
		bodies = append(bodies, e.Body)
	}
	_, err := copied.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	copied.shares(team, "soep", "brood") // soep has the place of what is erased, and goes along
	bohdan.carry(team, anna)
	anna.carry(team, copied) // which goes on as another device
	meet(team, anna, copied)
	for _, p := range []phone{anna, copied} {
		p.reads(team, "brood")
		if files := findsAny(t, p.dir, bodies); len(files) > 0 {
			t.Errorf("what was written of them stands in %v still", files)
		}
	}
}

// sharesOfTwo shares a conversation with two people, and gives one with the first of
// them alone, which is not shared, and the other.
func (p phone) sharesOfTwo(team store.TeamID) (alone store.Conversation, another store.PersonID) {
	p.t.Helper()
	alone = p.talk("alleen over de een", "")
	petro, err := p.AddPerson(p.t.Context(), store.Person{Alias: "Petro"})
	must(p.t, err)
	both, err := p.SaveDraft(p.t.Context(), store.Draft{Conversation: store.Conversation{
		At: alone.At, People: []store.PersonID{alone.People[0], petro.ID}, Note: "over beiden"}})
	must(p.t, err)
	must(p.t, p.ShareConversation(p.t.Context(), both.ID, team))
	return alone, petro.ID
}

// TestOfTwoWhoAreErasedApartOneOfWhomSharedLessBothGo: all that the one erasure lists
// the other lists too, which writes of whom it is not about again.
func TestOfTwoWhoAreErasedApartOneOfWhomSharedLessBothGo(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	alone, another := bohdan.sharesOfTwo(team)
	must(t, bohdan.ShareConversation(t.Context(), alone.ID, team))
	meet(team, anna, bohdan)
	_, err := anna.ErasePersonFrom(t.Context(), team, alone.People[0], true)
	must(t, err)
	_, err = bohdan.ErasePersonFrom(t.Context(), team, another, true)
	must(t, err)
	meet(team, anna, bohdan)
	meet(team, anna, bohdan)
	for name, p := range map[string]phone{"Anna": anna, "Bohdan": bohdan} {
		people, err := p.People(t.Context(), store.PeopleFilter{Team: team})
		if must(t, err); len(people) > 0 {
			t.Errorf("%s knows %q in the team", name, people[0].Alias)
		}
	}
}

// TestWhatWhoErasedWroteAgainForOthersIsWaitedForBeforeTheRestGoes: it comes behind the
// statement, and what is written of whom another had erased goes by what that says of
// the notes.
func TestWhatWhoErasedWroteAgainForOthersIsWaitedForBeforeTheRestGoes(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	_, another := bohdan.sharesOfTwo(team)
	meet(team, anna, bohdan)
	_, err := bohdan.ErasePersonFrom(t.Context(), team, another, true)
	must(t, err)
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), false))
	anna.edits(team, "over beiden", "nog meer over beiden")
	all := bohdan.all(team)
	statements := all
	statements.Envelopes = nil
	_, err = anna.Take(t.Context(), statements)
	must(t, err)
	bohdan.carry(team, anna)
	meet(team, anna, bohdan)
	for name, p := range map[string]phone{"Anna": anna, "Bohdan": bohdan} {
		if got := teamNotes(p, team); len(got) != 1 || !strings.Contains(got[0], "nog meer over beiden") {
			t.Errorf("%s reads %q", name, got)
		}
	}
}
