package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
)

// findsAny says in which files of a folder any of some bytes stand.
func findsAny(t *testing.T, dir string, bodies [][]byte) (names []string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if slices.ContainsFunc(bodies, func(b []byte) bool { return bytes.Contains(content, b) }) {
			names = append(names, entry.Name())
		}
		return err
	}))
	return names
}

func erasure(p phone, team store.TeamID) store.TeamErasure {
	p.t.Helper()
	all := p.team(team).Erasures
	if len(all) != 1 {
		p.t.Fatalf("%d erasures are told", len(all))
	}
	return all[0]
}

func devices(phones ...phone) []store.DeviceID {
	var all []store.DeviceID
	for _, p := range phones {
		all = append(all, p.Self())
	}
	slices.SortFunc(all, func(a, b store.DeviceID) int { return bytes.Compare(a[:], b[:]) })
	return all
}

func TestWhoACoordinatorErasesIsGoneFromEveryFileOfEveryPhoneAndEachSaysSo(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	var bodies [][]byte
	for _, e := range anna.all(team).Envelopes {
		bodies = append(bodies, e.Body)
	}
	anna.shares(team, "over een ander")
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		if len(findsAny(t, p.dir, bodies)) == 0 {
			t.Fatal("this test looks for what is not there")
		}
	}
	// A writing of the snapshot was killed on Vira's phone.
	must(t, os.WriteFile(filepath.Join(vira.dir, "snapshot.new"), bodies[0], 0o600))
	if _, err := bohdan.ErasePersonFrom(t.Context(), team, about.People[0], false); !errors.Is(err, store.ErrNotCoordinator) {
		t.Errorf("a member erases: %v", err)
	}
	receipt, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	if receipt.Conversations != 1 || receipt.Changes != 1 {
		t.Errorf("the receipt is %+v", receipt)
	}
	want := store.TeamErasure{By: anna.Self(), Changes: 1, Confirmed: devices(anna), Awaited: devices(bohdan, vira)}
	if diff := cmp.Diff(want, erasure(anna, team)); diff != "" {
		t.Errorf("before anybody hears of it (-want +got):\n%s", diff)
	}
	meet(team, anna, bohdan, vira)
	meet(team, anna, bohdan, vira)
	want.Confirmed, want.Awaited = devices(anna, bohdan, vira), nil
	for _, p := range []phone{anna, bohdan, vira} {
		if diff := cmp.Diff(want, erasure(p, team)); diff != "" {
			t.Errorf("in the end (-want +got):\n%s", diff)
		}
		if files := findsAny(t, p.dir, bodies); len(files) > 0 {
			t.Errorf("it stands in %v still", files)
		}
		if waits := p.waits(team); len(waits) > 0 {
			t.Errorf("still to be said: %v", waits)
		}
		p.reads(team, "over een ander")
	}
	after := anna.head(team)
	meet(team, anna, bohdan, vira)
	for _, p := range []phone{anna, bohdan, vira} {
		p = p.unlocked()
		must(t, p.Leave(t.Context()))
		if p.head(team) != after || len(findsAny(t, p.dir, bodies)) > 0 {
			t.Error("something is said twice, or comes back")
		}
	}
}

func TestWhatIsErasedIsConfirmedOnceNoFileHoldsIt(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	about := anna.talk("over wie weg wil", "")
	must(t, anna.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan)
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	// Killed between the erasing and the overwriting: the next opening ends it.
	must(t, bohdan.vault.Close())
	f := openFeed(t, bohdan.dir)
	for _, s := range statements {
		if s.Type == envelope.Erase {
			must(t, f.AddStatement(t.Context(), envelope.SpaceID(team), s.Bytes()))
		}
	}
	must(t, f.PutLocal(t.Context(), "feed.erasing", []byte{1}))
	if done, err := f.Overwritten(t.Context()); err != nil || done {
		t.Errorf("overwritten: %v, %v", done, err)
	}
	must(t, f.Close())
	v := open(t, bohdan.dir, options())
	bohdan = phone{unlock(t, v), t, v, bohdan.dir}
	if got := erasure(bohdan, team).Confirmed; !slices.Contains(got, bohdan.Self()) {
		t.Errorf("confirmed have %v", got)
	}
}

func TestADraftAboutWhomACoordinatorErasedGoesUnlessTheyAreOnesOwn(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(bohdan, vira)
	about := bohdan.talk("over wie weg wil", "")
	must(t, bohdan.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	var words []store.Draft
	for _, p := range []phone{bohdan, vira} {
		d, err := p.NewDraft(t.Context(), store.Conversation{People: about.People, Note: "nog niet af"})
		must(t, err)
		words = append(words, d)
		_, err = p.NewDraft(t.Context(), store.Conversation{GroupCount: 3, Note: "over anderen"})
		must(t, err)
		must(t, p.FlushDrafts(t.Context()))
	}
	_, err := anna.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	meet(team, anna, bohdan, vira)
	for _, try := range []struct {
		phone
		drafts int
	}{{bohdan, 2}, {vira, 1}} {
		drafts, err := try.Drafts(t.Context())
		must(t, err)
		if len(drafts) != try.drafts {
			t.Errorf("%d drafts are left, want %d", len(drafts), try.drafts)
		}
	}
	// A late key does not bring it back.
	words[1].Conversation.Note = "nog niet af, en verder"
	_ = vira.KeepDraft(t.Context(), words[1])
	must(t, vira.FlushDrafts(t.Context()))
	vira = vira.unlocked()
	if drafts, err := vira.Drafts(t.Context()); err != nil || len(drafts) != 1 {
		t.Errorf("after a late key %d drafts, %v", len(drafts), err)
	}
}

// TestDraftsAboutAllWhoWereErasedGo: whatever comes in one delivery, and in
// whichever order.
func TestDraftsAboutAllWhoWereErasedGo(t *testing.T) {
	for name, inTurn := range map[string]bool{"at once": false, "the erasures first": true} {
		t.Run(name, func(t *testing.T) {
			anna, bohdan := newPhone(t), newPhone(t)
			team := anna.found(bohdan)
			mine, first, second := bohdan.talk("van Bohdan", ""), anna.talk("over de een", ""), anna.talk("over de ander", "")
			must(t, bohdan.ShareConversation(t.Context(), mine.ID, team))
			must(t, anna.ShareConversation(t.Context(), first.ID, team))
			must(t, anna.ShareConversation(t.Context(), second.ID, team))
			meet(team, anna, bohdan)
			for _, people := range [][]store.PersonID{first.People, second.People, append(slices.Clone(first.People), second.People...)} {
				_, err := bohdan.NewDraft(t.Context(), store.Conversation{People: people, Note: "nog niet af"})
				must(t, err)
			}
			must(t, bohdan.FlushDrafts(t.Context()))
			must(t, anna.RenameTeam(t.Context(), team, "Een andere naam"))
			for _, c := range []store.Conversation{mine, first, second} {
				_, err := anna.ErasePersonFrom(t.Context(), team, c.People[0], false)
				must(t, err)
			}
			if inTurn {
				d := anna.all(team)
				renamed := slices.IndexFunc(d.Statements, func(s envelope.Statement) bool { return s.Type == envelope.Erase }) - 1
				late := d.Statements[renamed]
				d.Statements = slices.Delete(slices.Clone(d.Statements), renamed, renamed+1)
				_, err := bohdan.Take(t.Context(), space.Delivery{Space: d.Space, Statements: d.Statements})
				must(t, err)
				_, err = bohdan.Take(t.Context(), space.Delivery{Space: d.Space, Statements: []envelope.Statement{late}})
				must(t, err)
			}
			meet(team, anna, bohdan)
			if drafts, err := bohdan.Drafts(t.Context()); err != nil || len(drafts) != 0 {
				t.Errorf("%d drafts are left, %v", len(drafts), err)
			}
		})
	}
}
