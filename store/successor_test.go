package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
)

// copied is a phone in a copy of another's folder. The other one is unlocked
// again.
func (p *phone) copied() phone {
	p.t.Helper()
	must(p.t, p.vault.Close())
	dir := filepath.Join(p.t.TempDir(), "copy")
	must(p.t, os.CopyFS(dir, os.DirFS(p.dir)))
	again := func(dir string) phone {
		v := open(p.t, dir, options())
		return phone{unlock(p.t, v), p.t, v, dir}
	}
	*p = again(p.dir)
	return again(dir)
}

// shares writes something new in a team.
func (p phone) shares(team store.TeamID, notes ...string) {
	p.t.Helper()
	for _, note := range notes {
		must(p.t, p.ShareConversation(p.t.Context(), p.talk(note, "").ID, team))
	}
}

func (p phone) selfIn(team store.TeamID) store.DeviceID {
	p.t.Helper()
	id, err := p.SelfIn(envelope.SpaceID(team))
	must(p.t, err)
	return id
}

// reads says whether a phone reads exactly these notes in a team, each once.
func (p phone) reads(team store.TeamID, notes ...string) {
	p.t.Helper()
	if got := sorted(teamNotes(p, team)); !slices.Equal(got, sorted(notes)) {
		p.t.Errorf("read is %q, want %q", got, notes)
	}
}

func TestACopiedPhoneGoesOnAsASuccessorAndNothingIsLost(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	bohdan.shares(team, "voor de kopie")
	copied := bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee", "kopie drie")
	bohdan.shares(team, "telefoon een", "telefoon twee")
	copied.carry(team, anna)
	if taken := anna.carry(team, bohdan); !taken.Forked {
		t.Error("nobody notices that the feed forked")
	}
	if bohdan.selfIn(team) == bohdan.Self() {
		t.Error("it goes on under keys that another phone has")
	}
	bohdan.carry(team, anna)
	anna.carry(team, bohdan)
	all := []string{"voor de kopie", "kopie een", "kopie twee", "kopie drie", "telefoon een", "telefoon twee"}
	anna.reads(team, all...)
	bohdan.reads(team, all...)
	bohdan.shares(team, "daarna")
	bohdan.carry(team, anna)
	anna.reads(team, append(all, "daarna")...)
	if got := anna.standing(team, bohdan.Self()); got != store.StandingReplaced {
		t.Errorf("the old device is %q", got)
	}
	bohdan = bohdan.unlocked()
	bohdan.reads(team, append(all, "daarna")...)
}

// TestWhoHoldsTheOtherBranchTakesTheOneThatCounts: Vira's phone met the one
// phone, Anna's its copy.
func TestWhoHoldsTheOtherBranchTakesTheOneThatCounts(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	meet(team, anna, bohdan, vira)
	bohdan.shares(team, "voor de kopie")
	copied := bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee")
	bohdan.shares(team, "telefoon een", "telefoon twee", "telefoon drie")
	copied.carry(team, anna)
	bohdan.carry(team, vira)
	// What she answers to is what only her phone and Bohdan's have.
	answer, err := vira.EditDraft(t.Context(), talkOf(vira, "telefoon twee"))
	must(t, err)
	answer.Conversation.Note = "telefoon twee, en het antwoord"
	_, err = vira.SaveDraft(t.Context(), answer)
	must(t, err)
	anna.carry(team, bohdan)
	meet(team, anna, bohdan, vira)
	meet(team, anna, bohdan, vira)
	all := []string{"voor de kopie", "kopie een", "kopie twee", "telefoon een", "telefoon twee, en het antwoord", "telefoon drie"}
	first, err := anna.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	for _, p := range []phone{anna, bohdan, vira} {
		p.reads(team, all...)
		h, err := p.Holding(t.Context(), envelope.SpaceID(team))
		must(t, err)
		if !slices.Equal(h.Runs, first.Runs) || len(h.Sought) > 0 {
			t.Errorf("feeds are not the same: %v, want %v; sought %v", h.Runs, first.Runs, h.Sought)
		}
		p.unlocked().reads(team, all...)
	}
}

func talkOf(p phone, note string) store.ConversationID {
	entries, err := p.Timeline(p.t.Context(), store.Filter{Query: note}, 0, 0)
	must(p.t, err)
	return entries[0].ID
}

// restored is a phone from a back-up of a phone as it is now.
func (p phone) restored() phone {
	p.t.Helper()
	code, err := p.RecoveryCode(p.t.Context())
	must(p.t, err)
	var backup bytes.Buffer
	must(p.t, p.Backup(p.t.Context(), &backup, nothing))
	dir := filepath.Join(p.t.TempDir(), "restored")
	v := open(p.t, dir, options())
	r, err := reads(p.t.(*testing.T), v, backup.Bytes(), code)
	must(p.t, err)
	j, err := r.Found(p.t.Context(), pin, store.PIN)
	must(p.t, err)
	return phone{j, p.t, v, dir}
}

func TestARestoredPhoneThatHearsFirstGoesOnAsItself(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	bohdan.shares(team, "voor de back-up")
	again := bohdan.restored()
	bohdan.shares(team, "na de back-up een", "na de back-up twee")
	bohdan.carry(team, anna)
	anna.carry(team, again)
	again.shares(team, "op de nieuwe telefoon")
	if taken := again.carry(team, anna); taken.Forked || again.selfIn(team) != bohdan.Self() {
		t.Error("a feed forked")
	}
	all := []string{"voor de back-up", "na de back-up een", "na de back-up twee", "op de nieuwe telefoon"}
	anna.reads(team, all...)
	again.reads(team, all...)
}

func TestARestoredPhoneThatWroteBeforeItHeardLosesNothing(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	bohdan.shares(team, "voor de back-up")
	again := bohdan.restored()
	bohdan.shares(team, "na de back-up een", "na de back-up twee", "na de back-up drie")
	bohdan.carry(team, anna)
	again.shares(team, "voor het horen")
	anna.carry(team, again)
	again.shares(team, "na het horen")
	again.carry(team, anna)
	all := []string{"voor de back-up", "na de back-up een", "na de back-up twee", "na de back-up drie", "voor het horen", "na het horen"}
	anna.reads(team, all...)
	again.reads(team, all...)
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	c, err := envelope.ParseSuccession(statements[len(statements)-1])
	must(t, err)
	if c.Reason != envelope.Restored || c.Last.Sequence != 4 {
		t.Errorf("it goes on for reason %d, and its feed counts up to %d", c.Reason, c.Last.Sequence)
	}
}

// TestABranchThatComesInPiecesIsTakenFromItsEndOn: a carrier brings one envelope
// at a time, the newest first, and what is asked for.
func TestABranchThatComesInPiecesIsTakenFromItsEndOn(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	bohdan.shares(team, "voor de kopie")
	copied := bohdan.copied()
	var theirs, ours []string
	for _, word := range []string{"a", "b", "c", "d", "e", "f"} {
		theirs, ours = append(theirs, "kopie "+word), append(ours, "telefoon "+word)
	}
	copied.shares(team, theirs...)
	bohdan.shares(team, ours...)
	copied.carry(team, anna)
	bring := func(first, last uint64) {
		d := anna.all(team)
		d.Envelopes = slices.DeleteFunc(d.Envelopes, func(e envelope.Envelope) bool {
			return e.Header.Device != bohdan.Self() || e.Header.Sequence < first || e.Header.Sequence > last
		})
		_, err := bohdan.Take(t.Context(), d)
		must(t, err)
	}
	bring(5, 5)
	for range 10 {
		bohdan = bohdan.unlocked()
		h, err := bohdan.Holding(t.Context(), envelope.SpaceID(team))
		must(t, err)
		if len(h.Sought) == 0 {
			break
		}
		bring(h.Sought[0].Last, h.Sought[0].Last)
	}
	bohdan.carry(team, anna)
	// The end of the copy's branch was not known when it was said what counts.
	bohdan.reads(team, slices.Concat([]string{"voor de kopie"}, theirs[:4], ours)...)
	anna.reads(team, slices.Concat([]string{"voor de kopie"}, theirs[:4], ours)...)
	if waits := unsentOf(anna.team(team), bohdan); waits != 2 {
		t.Errorf("%d changes wait for a coordinator, want 2", waits)
	}
	must(t, anna.AcceptUnsent(t.Context(), team, bohdan.Self()))
	anna.carry(team, bohdan)
	anna.reads(team, slices.Concat([]string{"voor de kopie"}, theirs, ours)...)
	bohdan.reads(team, slices.Concat([]string{"voor de kopie"}, theirs, ours)...)
}

func TestASuccessionIsDoneWholeOrNotAtAll(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	copied := bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee")
	bohdan.shares(team, "telefoon een")
	copied.carry(team, anna)
	for range 2 {
		pragma(t, bohdan.dir, `query_only(1)`)
		if _, err := bohdan.Take(t.Context(), anna.all(team)); err == nil {
			t.Fatal("the disk took it all the same")
		}
		bohdan.reads(team, "telefoon een")
		pragma(t, bohdan.dir, `query_only(0)`)
		bohdan = bohdan.unlocked()
		bohdan.reads(team, "telefoon een")
	}
	bohdan.shares(team, "telefoon twee")
	anna.carry(team, bohdan)
	self := bohdan.selfIn(team)
	anna.carry(team, bohdan)
	bohdan.carry(team, anna)
	anna.carry(team, bohdan)
	if bohdan.selfIn(team) != self || self == bohdan.Self() {
		t.Error("it goes on as another device again, or not at all")
	}
	for _, p := range []phone{anna, bohdan} {
		p.reads(team, "kopie een", "kopie twee", "telefoon een", "telefoon twee")
	}
}

// TestOfTwoCopiesTheSecondKeepsWhatItHas: it has to be invited, and loses
// nothing until then.
func TestOfTwoCopiesTheSecondKeepsWhatItHas(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	copied := bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee", "kopie drie")
	bohdan.shares(team, "telefoon een")
	bohdan.carry(team, anna)
	anna.carry(team, copied)
	copied.carry(team, anna)
	meet(team, anna, bohdan, copied)
	anna.reads(team, "kopie een", "kopie twee", "kopie drie", "telefoon een")
	if !copied.team(team).Member || bohdan.team(team).Member {
		t.Errorf("the copy is in: %v, the phone: %v", copied.team(team).Member, bohdan.team(team).Member)
	}
	if err := bohdan.ShareConversation(t.Context(), bohdan.talk("kan niet", "").ID, team); err == nil {
		t.Error("who is out writes all the same")
	}
}

func TestWhoWasRemovedComesBackByAnInvitationAsAnotherDevice(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	meet(team, anna, bohdan)
	bohdan.shares(team, "ervoor")
	meet(team, anna, bohdan)
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	anna.shares(team, "intussen")
	meet(team, anna, bohdan)
	bohdan.reads(team, "ervoor")
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = bohdan.JoinTeam(t.Context(), statements, code, "Bohdan, weer")
	must(t, err)
	bohdan = bohdan.unlocked()
	anna.carry(team, bohdan)
	bohdan.shares(team, "weer terug")
	bohdan.carry(team, anna)
	for _, p := range []phone{anna, bohdan} {
		p.reads(team, "ervoor", "intussen", "weer terug")
	}
	if bohdan.selfIn(team) == bohdan.Self() || !bohdan.team(team).Member {
		t.Error("it came back under the keys that were shut out, or not at all")
	}
	if _, err := bohdan.JoinTeam(t.Context(), statements, code, "nog eens"); !errors.Is(err, store.ErrFounded) {
		t.Errorf("who is in comes in once more: %v", err)
	}
}
