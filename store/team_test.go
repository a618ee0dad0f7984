package store_test

import (
	"errors"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
)

// phone is a journal in a folder of its own.
type phone struct {
	*store.Journal
	t     testing.TB
	vault *store.Vault
	dir   string
}

func newPhone(t testing.TB) phone {
	t.Helper()
	return phoneIn(t, t.TempDir(), options())
}

func phoneIn(t testing.TB, dir string, o store.Options) phone {
	t.Helper()
	v := open(t, dir, o)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	return phone{j, t, v, dir}
}

// unlocked is the phone once it was locked and unlocked.
func (p phone) unlocked() phone {
	p.t.Helper()
	must(p.t, p.Lock(p.t.Context()))
	var err error
	p.Journal, err = p.vault.Unlock(p.t.Context(), pin)
	must(p.t, err)
	return p
}

// meet carries all that each of some phones has of a team to all others.
func meet(team store.TeamID, phones ...phone) {
	for range 2 {
		for _, from := range phones {
			for _, to := range phones {
				from.carry(team, to)
			}
		}
	}
}

// carry brings all that a phone has of a team to another.
func (p phone) carry(team store.TeamID, to phone) space.Taken {
	p.t.Helper()
	taken, err := to.Take(p.t.Context(), p.all(team))
	must(p.t, err)
	must(p.t, to.EraseLeft(p.t.Context(), envelope.SpaceID(team), true))
	return taken
}

func (p phone) all(team store.TeamID) space.Delivery {
	p.t.Helper()
	id := envelope.SpaceID(team)
	d := space.Delivery{Space: id}
	var err error
	d.Statements, err = p.Statements(id)
	must(p.t, err)
	h, err := p.Holding(p.t.Context(), id)
	must(p.t, err)
	for _, run := range h.Runs {
		for from := run.First; from <= run.Last; {
			some, err := p.Stretch(p.t.Context(), id, run.Device, from, 1<<20)
			must(p.t, err)
			d.Envelopes = append(d.Envelopes, some...)
			from += uint64(len(some))
		}
	}
	return d
}

// found founds a team on a phone, and lets others in.
func (p phone) found(members ...phone) store.TeamID {
	p.t.Helper()
	team, err := p.FoundTeam(p.t.Context(), "Лавочка Zuid", "Anna")
	must(p.t, err)
	for _, m := range members {
		p.let(team, m, false)
	}
	return team
}

// let lets another phone in.
func (p phone) let(team store.TeamID, m phone, coordinator bool) {
	p.t.Helper()
	code, err := p.Invite(p.t.Context(), team, coordinator, "2026-12-31", "voor wie komt")
	must(p.t, err)
	statements, err := p.Statements(envelope.SpaceID(team))
	must(p.t, err)
	_, err = m.JoinTeam(p.t.Context(), statements, code, "Member")
	must(p.t, err)
	m.carry(team, p)
}

// talk saves a conversation with somebody new, which is one's own.
func (p phone) talk(note, self string) store.Conversation {
	p.t.Helper()
	person, err := p.AddPerson(p.t.Context(), store.Person{Alias: "Oksana", Energy: "zingen"})
	must(p.t, err)
	saved, err := p.SaveDraft(p.t.Context(), store.Draft{Conversation: store.Conversation{
		At: time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC), People: []store.PersonID{person.ID}, Note: note, Self: self}})
	must(p.t, err)
	return saved
}

func (p phone) notes() []string {
	p.t.Helper()
	entries, err := p.Timeline(p.t.Context(), store.Filter{}, 0, 0)
	must(p.t, err)
	var notes []string
	for _, e := range entries {
		c, err := p.Conversation(p.t.Context(), e.ID)
		must(p.t, err)
		notes = append(notes, c.Note)
	}
	return notes
}

func TestWhatIsSharedIsReadByTheTeamAndTheRestIsNot(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	shared, mine := anna.talk("samen soep gekookt", "ik was moe"), anna.talk("alleen voor mij", "")
	must(t, anna.ShareConversation(t.Context(), shared.ID, team))
	meet(team, anna, bohdan)
	if diff := cmp.Diff([]string{"samen soep gekookt"}, bohdan.notes()); diff != "" {
		t.Fatalf("Bohdan reads (-want +got):\n%s", diff)
	}
	got, err := bohdan.Conversation(t.Context(), shared.ID)
	must(t, err)
	if got.Self != "" || got.Team != team {
		t.Errorf("Bohdan reads how it was for Anna: %q, of team %v", got.Self, got.Team)
	}
	who, err := bohdan.Person(t.Context(), shared.People[0])
	must(t, err)
	if who.Alias != "Oksana" || who.Energy != "" {
		t.Errorf("along came %q with energy %q, want the alias alone", who.Alias, who.Energy)
	}
	if _, err := bohdan.Conversation(t.Context(), mine.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("what is Anna's alone: %v, want ErrNotFound", err)
	}
	again, err := anna.Conversation(t.Context(), shared.ID)
	must(t, err)
	if again.Self != "ik was moe" || again.Team != team {
		t.Errorf("Anna reads %q of team %v", again.Self, again.Team)
	}
	if found, err := bohdan.TimelineCount(t.Context(), store.Filter{Query: "soep"}); found != 1 || err != nil {
		t.Errorf("the search finds %d, %v", found, err)
	}
}

func TestOneTakesAlongWhatOneSharedAndNotWhatOthersDid(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	shared := anna.talk("samen soep gekookt", "ik was moe")
	must(t, anna.ShareConversation(t.Context(), shared.ID, team))
	meet(team, anna, bohdan)
	notes := func(p phone) (notes []string) {
		all, _ := told(t, p.Journal, store.Period{})
		for _, r := range all {
			if c, ok := r.(store.Conversation); ok {
				notes = append(notes, c.Note+", "+c.Self)
			}
		}
		return notes
	}
	if diff := cmp.Diff([]string{"samen soep gekookt, ik was moe"}, notes(anna)); diff != "" {
		t.Errorf("Anna takes along (-want +got):\n%s", diff)
	}
	if took := notes(bohdan); len(took) > 0 {
		t.Errorf("Bohdan takes along %q", took)
	}
}

func TestAnEditOfWhatIsSharedReachesTheOthersAndPrivateWordsStay(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	talk := anna.talk("soep", "")
	must(t, anna.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	d, err := bohdan.EditDraft(t.Context(), talk.ID)
	must(t, err)
	d.Conversation.Note, d.Conversation.Self = "soep en brood", "het was fijn"
	_, err = bohdan.SaveDraft(t.Context(), d)
	must(t, err)
	meet(team, anna, bohdan)
	got, err := anna.Conversation(t.Context(), talk.ID)
	must(t, err)
	if got.Note != "soep en brood" || got.Self != "" || len(got.Conflicts) > 0 {
		t.Errorf("Anna reads %q, %q, %d conflicts", got.Note, got.Self, len(got.Conflicts))
	}
	his, err := bohdan.Conversation(t.Context(), talk.ID)
	must(t, err)
	if his.Self != "het was fijn" {
		t.Errorf("Bohdan's own words are %q", his.Self)
	}
}

func TestTwoEditsApartAreBothKept(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	talk := anna.talk("soep", "")
	must(t, anna.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		d, err := p.EditDraft(t.Context(), talk.ID)
		must(t, err)
		d.Conversation.Note = "soep, zegt " + p.Self().String()[:4]
		_, err = p.SaveDraft(t.Context(), d)
		must(t, err)
	}
	meet(team, anna, bohdan)
	a, err := anna.Conversation(t.Context(), talk.ID)
	must(t, err)
	b, err := bohdan.Conversation(t.Context(), talk.ID)
	must(t, err)
	if a.Note != b.Note || len(a.Conflicts) != 1 || len(a.Conflicts[0].Versions) != 2 {
		t.Errorf("Anna reads %q with %d conflicts, Bohdan %q", a.Note, len(a.Conflicts), b.Note)
	}
}

func TestWhoWasRemovedReadsNothingNewAndItsUnsentWorkWaits(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	meet(team, anna, bohdan, vira)
	// Bohdan writes without a network; meanwhile Anna shuts the phone out.
	unsent := bohdan.talk("niet verstuurd", "")
	must(t, bohdan.ShareConversation(t.Context(), unsent.ID, team))
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	later := anna.talk("na de verwijdering", "")
	must(t, anna.ShareConversation(t.Context(), later.ID, team))
	meet(team, anna, bohdan, vira)
	if _, err := bohdan.Conversation(t.Context(), later.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("who was removed: %v, want ErrNotFound", err)
	}
	if got := vira.notes(); len(got) != 1 || got[0] != "na de verwijdering" {
		t.Errorf("Vira reads %q", got)
	}
	talk := bohdan.talk("nog iets", "")
	if err := bohdan.ShareConversation(t.Context(), talk.ID, team); !errors.Is(err, store.ErrNotMember) {
		t.Errorf("who was removed shares: %v, want ErrNotMember", err)
	}
	of, err := anna.Team(t.Context(), team)
	must(t, err)
	if waits := unsentOf(of, bohdan); waits != 1 {
		t.Errorf("%d changes wait for a coordinator, want 1", waits)
	}
	must(t, anna.AcceptUnsent(t.Context(), team, bohdan.Self()))
	meet(team, anna, vira)
	if got := vira.notes(); len(got) != 2 {
		t.Errorf("once accepted Vira reads %q", got)
	}
}

func unsentOf(team store.Team, p phone) int {
	for _, m := range team.Members {
		if m.Device == p.Self() {
			return m.Unsent
		}
	}
	return -1
}

func TestATeamIsTheSameAfterUnlocking(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	talk := bohdan.talk("soep", "")
	must(t, bohdan.ShareConversation(t.Context(), talk.ID, team))
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	anna = anna.unlocked()
	meet(team, anna, bohdan)
	got, err := anna.Team(t.Context(), team)
	must(t, err)
	if got.Name != "Лавочка Zuid" || !got.Coordinator || len(got.Members) != 2 || len(got.Invitations) != 0 {
		t.Errorf("the team is %+v", got)
	}
	if notes := anna.notes(); len(notes) != 0 {
		t.Errorf("what came after the removal counts: %q", notes)
	}
	mine := anna.talk("na het slot", "")
	must(t, anna.ShareConversation(t.Context(), mine.ID, team))
}

func TestWhatIsDamagedOnTheWayIsSetAsideAndHoldsUpNothing(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	for _, note := range []string{"een", "twee", "drie"} {
		must(t, anna.ShareConversation(t.Context(), anna.talk(note, "").ID, team))
	}
	d := anna.all(team)
	damaged := d.Envelopes[1]
	d.Envelopes[1].Body = append([]byte{1}, damaged.Body[1:]...)
	taken, err := bohdan.Take(t.Context(), d)
	must(t, err)
	if len(taken.Aside) != 1 || taken.Aside[0].Sequence != 2 || len(bohdan.notes()) != 2 {
		t.Errorf("set aside %v, notes %q", taken.Aside, bohdan.notes())
	}
	of, err := bohdan.Team(t.Context(), team)
	must(t, err)
	if of.Aside != 1 {
		t.Errorf("%d set aside, want 1", of.Aside)
	}
	anna.carry(team, bohdan)
	of, err = bohdan.Team(t.Context(), team)
	must(t, err)
	if len(bohdan.notes()) != 3 || of.Aside != 0 {
		t.Errorf("once whole: notes %q, %d set aside", bohdan.notes(), of.Aside)
	}
}

func TestTheLastCoordinatorStaysAndMembersInviteNobody(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	if err := anna.LeaveTeam(t.Context(), team); !errors.Is(err, store.ErrLastCoordinator) {
		t.Errorf("the last coordinator leaves: %v", err)
	}
	if _, err := bohdan.Invite(t.Context(), team, false, "2026-12-31", ""); !errors.Is(err, store.ErrNotCoordinator) {
		t.Errorf("a member invites: %v", err)
	}
	must(t, bohdan.LeaveTeam(t.Context(), team))
	bohdan.carry(team, anna)
	of, err := anna.Team(t.Context(), team)
	must(t, err)
	for _, m := range of.Members {
		if m.Device == bohdan.Self() && m.Standing != store.StandingLeft {
			t.Errorf("Bohdan is %q", m.Standing)
		}
	}
}

func TestAnInvitationIsReadFromCodeLinkAndFile(t *testing.T) {
	anna := newPhone(t)
	team := anna.found()
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	for name, text := range map[string]string{
		"code": code.String(),
		"link": code.Link("https://relay.example.org"),
		"file": string(code.File("https://relay.example.org")),
	} {
		got, address, err := store.ParseInvitation(text)
		if err != nil || got != code || (address != "") != (name != "code") {
			t.Errorf("%s: %v, address %q", name, err, address)
		}
	}
	letters := []byte(code.String())
	letters[0] = letters[0]%5 + 'A'
	if letters[0] == code.String()[0] {
		letters[0] = 'Z'
	}
	if _, _, err := store.ParseInvitation(string(letters)); !errors.Is(err, store.ErrMistyped) {
		t.Errorf("a wrong letter: %v, want ErrMistyped", err)
	}
	if _, _, err := store.ParseInvitation("hallo"); !errors.Is(err, store.ErrNoInvitation) {
		t.Errorf("no code: %v, want ErrNoInvitation", err)
	}
}
