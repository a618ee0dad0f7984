package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"

	"github.com/google/go-cmp/cmp"
)

// invited is an invitation into one's own journal.
func (p phone) invited() store.Invited {
	p.t.Helper()
	code, err := p.Invite(p.t.Context(), p.OwnSpace(), false, "2026-12-31", "")
	must(p.t, err)
	statements, err := p.Statements(envelope.SpaceID(p.OwnSpace()))
	must(p.t, err)
	return store.Invited{Code: code, Statements: statements}
}

// second is one more device of somebody, which has heard of nothing yet.
func (p phone) second() phone {
	p.t.Helper()
	dir := p.t.TempDir()
	v := open(p.t, dir, options())
	j, err := v.FoundWith(p.t.Context(), p.invited(), "Tablet", pin, store.PIN)
	must(p.t, err)
	return phone{j, p.t, v, dir}
}

// has says whether a phone reads exactly these conversations, each once.
func (p phone) has(notes ...string) {
	p.t.Helper()
	if diff := cmp.Diff(sorted(notes), sorted(p.notes())); diff != "" {
		p.t.Errorf("read is not what was written (-want +got):\n%s", diff)
	}
}

func TestASecondDeviceReadsTheWholeJournalAndWritesInIt(t *testing.T) {
	anna := newPhone(t)
	anna.talk("soep gekookt", "ik was moe")
	tablet := anna.second()
	if tablet.OwnSpace() != anna.OwnSpace() || tablet.Self() == anna.Self() {
		t.Fatal("the second device is not another one of the same space")
	}
	meet(anna.OwnSpace(), anna, tablet)
	tablet.talk("in de tuin gezeten", "")
	meet(anna.OwnSpace(), anna, tablet)
	both := []string{"in de tuin gezeten", "soep gekookt"}
	anna.has(both...)
	tablet.has(both...)
	tablet = tablet.unlocked()
	tablet.has(both...)
	entries, err := tablet.Timeline(t.Context(), store.Filter{Query: "soep"}, 0, 0)
	must(t, err)
	if len(entries) != 1 {
		t.Fatalf("the tablet finds %d", len(entries))
	}
	if c, err := tablet.Conversation(t.Context(), entries[0].ID); err != nil || c.Self != "ik was moe" || !c.Team.IsZero() {
		t.Errorf("how it was for oneself reads %q, team %v, %v", c.Self, c.Team, err)
	}
}

func TestOnesOwnDevicesAreInNoListOfTeams(t *testing.T) {
	anna := newPhone(t)
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	for _, p := range []phone{anna, tablet} {
		teams, err := p.Teams(t.Context())
		must(t, err)
		names, err := p.TeamNames(t.Context())
		must(t, err)
		if len(teams)+len(names) > 0 {
			t.Errorf("listed: %v %v", teams, names)
		}
		own, err := p.Team(t.Context(), p.OwnSpace())
		must(t, err)
		if len(own.Members) != 2 || !own.Members[0].Coordinator || !own.Members[1].Coordinator {
			t.Errorf("the devices are %+v", own.Members)
		}
	}
}

func TestWhatTwoDevicesOfOnePersonWriteAtTheSameTimeMerges(t *testing.T) {
	anna := newPhone(t)
	c := anna.talk("soep", "")
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	for p, change := range map[phone]func(*store.Conversation){
		anna:   func(c *store.Conversation) { c.Note = "soep met Oksana" },
		tablet: func(c *store.Conversation) { c.Self = "het was fijn" },
	} {
		d, err := p.EditDraft(t.Context(), c.ID)
		must(t, err)
		change(&d.Conversation)
		_, err = p.SaveDraft(t.Context(), d)
		must(t, err)
	}
	meet(anna.OwnSpace(), anna, tablet)
	for _, p := range []phone{anna, tablet} {
		if got, err := p.Conversation(t.Context(), c.ID); err != nil || got.Note != "soep met Oksana" || got.Self != "het was fijn" {
			t.Errorf("reads %q and %q, %v", got.Note, got.Self, err)
		}
		versions, err := p.Versions(t.Context(), c.ID)
		must(t, err)
		if len(versions) != 3 {
			t.Errorf("%d versions are told of", len(versions))
		}
		for _, version := range versions {
			if !version.Mine {
				t.Errorf("a change by another device of one's own is said to be by somebody else: %+v", version)
			}
		}
	}
}

// TestOfTwoTextsEachDeviceTellsWhichWasWrittenOnIt: the other one stands by the name
// of the device.
func TestOfTwoTextsEachDeviceTellsWhichWasWrittenOnIt(t *testing.T) {
	anna := newPhone(t)
	c := anna.talk("soep", "")
	tablet := anna.second()
	must(t, anna.RenameMember(t.Context(), anna.OwnSpace(), anna.Self(), "telefoon"))
	meet(anna.OwnSpace(), anna, tablet)
	must(t, tablet.RenameMember(t.Context(), anna.OwnSpace(), tablet.Self(), "tablet"))
	meet(anna.OwnSpace(), anna, tablet)
	for p, note := range map[phone]string{anna: "op de telefoon", tablet: "op de tablet"} {
		d, err := p.EditDraft(t.Context(), c.ID)
		must(t, err)
		d.Conversation.Note = note
		_, err = p.SaveDraft(t.Context(), d)
		must(t, err)
	}
	meet(anna.OwnSpace(), anna, tablet)
	for p, here := range map[phone]string{anna: "telefoon", tablet: "tablet"} {
		got, err := p.Conversation(t.Context(), c.ID)
		must(t, err)
		if len(got.Conflicts) != 1 || len(got.Conflicts[0].Versions) != 2 {
			t.Fatalf("it has %+v", got.Conflicts)
		}
		for _, v := range got.Conflicts[0].Versions {
			if v.Text != "op de "+v.Device || v.Here != (v.Device == here) {
				t.Errorf("on the %s: %+v", here, v)
			}
		}
		edits, err := p.Versions(t.Context(), c.ID)
		must(t, err)
		for _, edit := range edits {
			if edit.Here != (edit.Device == here) {
				t.Errorf("on the %s: %+v", here, edit)
			}
		}
	}
}

func TestADeviceThatWasRemovedReadsNothingLater(t *testing.T) {
	anna := newPhone(t)
	tablet := anna.second()
	anna.talk("soep", "")
	meet(anna.OwnSpace(), anna, tablet)
	must(t, anna.RemoveMember(t.Context(), anna.OwnSpace(), tablet.Self()))
	anna.talk("na de diefstal", "")
	meet(anna.OwnSpace(), anna, tablet)
	tablet.has("soep")
	if _, err := tablet.AddPerson(t.Context(), store.Person{Alias: "Vira"}); !errors.Is(err, store.ErrNotMember) || !errors.Is(err, store.ErrShutOut) {
		t.Errorf("it saves, with %v", err)
	}
	if got := anna.notes(); len(got) != 2 {
		t.Errorf("the other device reads %q", got)
	}
}

func TestADeviceThatWasRemovedComesBackWithAnInvitation(t *testing.T) {
	anna := newPhone(t)
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	must(t, anna.RemoveMember(t.Context(), anna.OwnSpace(), tablet.Self()))
	meet(anna.OwnSpace(), anna, tablet)
	anna.talk("terwijl hij weg was", "")
	invited := anna.invited()
	must(t, tablet.JoinOwn(t.Context(), invited.Statements, invited.Code, "Tablet"))
	meet(anna.OwnSpace(), anna, tablet)
	tablet.talk("weer terug", "")
	meet(anna.OwnSpace(), anna, tablet)
	for _, p := range []phone{anna, tablet} {
		p.has("terwijl hij weg was", "weer terug")
		p.unlocked().has("terwijl hij weg was", "weer terug")
	}
}

func TestAJournalDoesNotBecomePartOfAnother(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	bohdan.talk("alleen van Bohdan", "")
	invited := anna.invited()
	if err := bohdan.JoinOwn(t.Context(), invited.Statements, invited.Code, "Bohdan"); !errors.Is(err, store.ErrOtherJournal) {
		t.Errorf("it became: %v", err)
	}
	if _, err := bohdan.vault.FoundWith(t.Context(), invited, "Bohdan", pin, store.PIN); !errors.Is(err, store.ErrFounded) {
		t.Errorf("founded over it: %v", err)
	}
	if len(bohdan.Spaces()) != 1 {
		t.Error("it lies in another's space")
	}
}

func TestAnInvitationIntoAJournalIsNotTakenForOneIntoATeam(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	invited := anna.invited()
	if own, team := invited.Check(true), invited.Check(false); own != nil || !errors.Is(team, store.ErrOwnInvitation) {
		t.Errorf("into a journal: %v, into a team: %v", own, team)
	}
	if _, err := bohdan.JoinTeam(t.Context(), invited.Statements, invited.Code, "Bohdan"); !errors.Is(err, store.ErrOwnInvitation) {
		t.Errorf("a journal was joined as a team: %v", err)
	}
	team, err := anna.FoundTeam(t.Context(), "Zuid", "Anna")
	must(t, err)
	code, err := anna.Invite(t.Context(), team, true, "2026-12-31", "")
	must(t, err)
	must(t, anna.RenameTeam(t.Context(), team, ""))
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	ofTeam := store.Invited{Code: code, Statements: statements}
	if own, team := ofTeam.Check(true), ofTeam.Check(false); team != nil || !errors.Is(own, store.ErrTeamInvitation) {
		t.Errorf("into a journal: %v, into a team: %v", own, team)
	}
	v := open(t, t.TempDir(), options())
	if _, err := v.FoundWith(t.Context(), ofTeam, "Tablet", pin, store.PIN); !errors.Is(err, store.ErrTeamInvitation) || v.Founded() {
		t.Errorf("a team became a journal: %v", err)
	}
}

func TestAnInvitationIntoOnesOwnJournalWorksOnce(t *testing.T) {
	anna := newPhone(t)
	invited := anna.invited()
	v := open(t, t.TempDir(), options())
	j, err := v.FoundWith(t.Context(), invited, "Tablet", pin, store.PIN)
	must(t, err)
	tablet := phone{j, t, v, ""}
	tablet.carry(anna.OwnSpace(), anna)
	again := store.Invited{Code: invited.Code}
	again.Statements, err = anna.Statements(envelope.SpaceID(anna.OwnSpace()))
	must(t, err)
	third := open(t, t.TempDir(), options())
	if _, err := third.FoundWith(t.Context(), again, "Laptop", pin, store.PIN); !errors.Is(err, store.ErrInvitationUsed) || third.Founded() {
		t.Errorf("used twice: %v", err)
	}
	withdrawn := anna.invited()
	must(t, anna.Withdraw(t.Context(), anna.OwnSpace(), withdrawn.Code.ID()))
	withdrawn.Statements, err = anna.Statements(envelope.SpaceID(anna.OwnSpace()))
	must(t, err)
	if _, err := third.FoundWith(t.Context(), withdrawn, "Laptop", pin, store.PIN); !errors.Is(err, store.ErrInvitationWithdrawn) || third.Founded() {
		t.Errorf("withdrawn, and used: %v", err)
	}
	if _, err := third.FoundWith(t.Context(), anna.invited(), "Laptop", []byte("12"), store.PIN); !errors.Is(err, store.ErrShortSecret) || third.Founded() {
		t.Errorf("with a short PIN: %v", err)
	}
}

func TestWhatOneDeviceErasesIsGoneFromTheOther(t *testing.T) {
	anna := newPhone(t)
	c := anna.talk("over Oksana", "")
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	draft, err := tablet.NewDraft(t.Context(), store.Conversation{People: c.People, Note: "nog meer over haar"})
	must(t, err)
	must(t, tablet.KeepDraft(t.Context(), draft))
	if _, err := anna.ErasePerson(t.Context(), c.People[0], false); err != nil {
		t.Fatal(err)
	}
	meet(anna.OwnSpace(), anna, tablet)
	drafts, err := tablet.Drafts(t.Context())
	must(t, err)
	if len(drafts) > 0 {
		t.Errorf("what was being written stays: %+v", drafts)
	}
	for _, p := range []phone{anna, tablet.unlocked()} {
		if _, err := p.Person(t.Context(), c.People[0]); !errors.Is(err, store.ErrNotFound) || len(p.notes()) > 0 {
			t.Errorf("still there: %v, %q", err, p.notes())
		}
	}
}

func TestWhatAnotherDeviceWroteOfSomebodyBeforeItHeardThatTheyAreErasedGoesToo(t *testing.T) {
	anna := newPhone(t)
	about := anna.talk("over Oksana", "")
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	if _, err := anna.ErasePerson(t.Context(), about.People[0], false); err != nil {
		t.Fatal(err)
	}
	tablet.talk("over een ander", "")
	_, err := tablet.SaveDraft(t.Context(), store.Draft{Conversation: store.Conversation{People: about.People, Note: "nog meer over haar"}})
	must(t, err)
	bodies := tablet.wrote(anna.OwnSpace())
	meet(anna.OwnSpace(), anna, tablet)
	meet(anna.OwnSpace(), anna, tablet)
	for _, p := range []phone{anna, tablet} {
		p.has("over een ander")
		if files := findsAny(t, p.dir, bodies[len(bodies)-1:]); len(files) > 0 {
			t.Errorf("what was written of them stands in %v still", files)
		}
	}
}

func TestASecondDeviceHasItsOwnRecoveryCodeAndBackup(t *testing.T) {
	anna := newPhone(t)
	anna.talk("soep", "")
	tablet := anna.second()
	meet(anna.OwnSpace(), anna, tablet)
	code, err := tablet.RecoveryCode(t.Context())
	must(t, err)
	must(t, tablet.Lock(t.Context()))
	tablet.Journal, err = tablet.vault.Recover(t.Context(), code, pin, store.PIN)
	must(t, err)
	restored := tablet.restored()
	tablet.talk("na de back-up", "")
	meet(anna.OwnSpace(), anna, tablet)
	meet(anna.OwnSpace(), anna, restored)
	restored.has("na de back-up", "soep")
	if _, err := restored.AddPerson(t.Context(), store.Person{Alias: "Vira"}); err != nil {
		t.Errorf("it does not save: %v", err)
	}
}

func TestFoundingWithIsDoneWholeOrNotAtAll(t *testing.T) {
	anna := newPhone(t)
	invited := anna.invited()
	dir := t.TempDir()
	v := open(t, dir, options())
	pragma(t, dir, `query_only(1)`)
	if _, err := v.FoundWith(t.Context(), invited, "Tablet", pin, store.PIN); err == nil {
		t.Fatal("the disk took it all the same")
	}
	must(t, v.Close())
	if v = open(t, dir, options()); v.Founded() {
		t.Fatal("half a journal is there")
	}
	j, err := v.FoundWith(t.Context(), invited, "Tablet", pin, store.PIN)
	must(t, err)
	tablet := phone{j, t, v, dir}
	anna.talk("soep", "")
	meet(anna.OwnSpace(), anna, tablet)
	tablet.has("soep")
}

// TestKilledWhileItJoinsItIsTheFirstMinuteOrAWholeJournal kills a process once
// it has begun to write.
func TestKilledWhileItJoinsItIsTheFirstMinuteOrAWholeJournal(t *testing.T) {
	anna := newPhone(t)
	anna.talk("soep", "")
	for range 8 {
		invited := anna.invited()
		file, err := anna.InvitationFile(anna.OwnSpace(), invited.Code)
		must(t, err)
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, invitationName), file, 0o600))
		runAndKill(t, joiningFolder, dir, 1)
		v := open(t, dir, options())
		if !v.Founded() {
			_, err := v.FoundWith(t.Context(), invited, "Tablet", pin, store.PIN)
			must(t, err)
		}
		must(t, v.Close())
		v = open(t, dir, options())
		tablet := phone{unlock(t, v), t, v, dir}
		meet(anna.OwnSpace(), anna, tablet)
		tablet.has("soep")
	}
}

// joiningFolder names the folder in which a process joins, by the invitation
// that lies in it, until it is killed.
const joiningFolder = "BANKJE_TEST_JOINING_FOLDER"

const invitationName = "invitation"

// joinUntilKilled says a line once the first byte of the journal may be written.
func joinUntilKilled(dir string) {
	file, err := os.ReadFile(filepath.Join(dir, invitationName))
	var invited store.Invited
	var v *store.Vault
	if err == nil {
		invited, err = store.ReadInvitation(file)
	}
	if err == nil {
		v, err = store.Open(dir, options())
	}
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println(store.ConversationID{})
	if _, err := v.FoundWith(context.Background(), invited, "Tablet", pin, store.PIN); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	select {}
}

// TestACopyThatIsOutOfItsOwnJournalComesBackWithAnInvitation: of two phones from
// one back-up the tablet met the other one first.
func TestACopyThatIsOutOfItsOwnJournalComesBackWithAnInvitation(t *testing.T) {
	anna := newPhone(t)
	tablet := anna.second()
	anna.talk("voor de kopie", "")
	meet(anna.OwnSpace(), anna, tablet)
	copied := anna.copied()
	copied.talk("op de kopie", "")
	anna.talk("op de telefoon", "")
	copied.carry(anna.OwnSpace(), tablet)
	tablet.carry(anna.OwnSpace(), anna)
	anna.carry(anna.OwnSpace(), tablet)
	meet(anna.OwnSpace(), anna, tablet, copied)
	tablet.has("voor de kopie", "op de kopie", "op de telefoon")
	if _, err := copied.AddPerson(t.Context(), store.Person{Alias: "Vira"}); !errors.Is(err, store.ErrNotMember) {
		t.Fatalf("who is out saves: %v", err)
	}
	invited := tablet.invited()
	must(t, copied.JoinOwn(t.Context(), invited.Statements, invited.Code, "Kopie"))
	copied.talk("weer erbij", "")
	meet(anna.OwnSpace(), anna, tablet, copied)
	for _, p := range []phone{anna, tablet, copied} {
		p.has("voor de kopie", "op de kopie", "op de telefoon", "weer erbij")
	}
}
