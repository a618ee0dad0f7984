package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/seal"

	"pgregory.net/rapid"
)

// planted are words that are nowhere else, and the sealed bytes in which the
// journal had them.
type planted struct {
	t      *testing.T
	j      *Journal
	words  []string
	others []string // in what is not erased
}

func (p *planted) word() string {
	p.words = append(p.words, fmt.Sprintf("Kwetter%04dzwaan", len(p.words)))
	return p.words[len(p.words)-1]
}

func (p *planted) other() string {
	p.others = append(p.others, fmt.Sprintf("Blijft%04dstaan", len(p.others)))
	return p.others[len(p.others)-1]
}

func (p *planted) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// writeAll writes a word into everything about one person, and gives who that
// is and who else there is.
func (p *planted) writeAll() (about, other Person) {
	ctx, j := context.Background(), p.j
	about, err := j.AddPerson(ctx, Person{Alias: p.word(), Energy: p.word(), Wish: p.word(), Strengths: p.word()})
	p.must(err)
	changed := about
	changed.Alias, changed.Wish = p.word(), p.word()
	about, err = j.EditPerson(ctx, about, changed)
	p.must(err)
	other, err = j.AddPerson(ctx, Person{Alias: p.other(), Energy: p.other()})
	p.must(err)
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	alone, err := j.SaveDraft(ctx, Draft{
		Conversation: Conversation{
			At: at, People: []PersonID{about.ID}, Note: p.word(), Wish: p.word(), Strengths: p.word(), Joy: p.word(), Self: p.word(),
			Goals: []string{p.word()}, Prompts: []string{p.word()}, Domains: []string{p.word()}, Support: []string{p.word()},
			Activities: []string{p.word()}, Signals: []string{p.word()}, Referrals: []string{p.word()},
		},
		FollowUps: []FollowUp{{Person: about.ID, What: p.word(), Day: "2026-04-01"}, {What: p.word()}, {Person: other.ID, What: p.other()}},
	})
	p.must(err)
	edit, err := j.EditDraft(ctx, alone.ID)
	p.must(err)
	edit.Conversation.Note = p.word()
	_, err = j.SaveDraft(ctx, edit)
	p.must(err)
	p.must(j.HideConversation(ctx, alone.ID))
	shared, err := j.SaveDraft(ctx, Draft{
		Conversation: Conversation{
			At: at.Add(time.Hour), People: []PersonID{about.ID, other.ID}, Setting: SettingHomeVisit,
			Note: p.word(), Joy: p.word(), Signals: []string{p.word()}, Domains: []string{p.other()},
		},
		FollowUps: []FollowUp{{What: p.word()}, {Person: other.ID, What: p.other()}},
	})
	p.must(err)
	edit, err = j.EditDraft(ctx, shared.ID)
	p.must(err)
	edit.Conversation.Joy = p.word()
	_, err = j.SaveDraft(ctx, edit)
	p.must(err)
	_, err = j.AddFollowUp(ctx, FollowUp{Person: about.ID, What: p.word()})
	p.must(err)
	moved, err := j.AddFollowUp(ctx, FollowUp{Person: about.ID, What: p.word()})
	p.must(err)
	now := moved
	now.Person, now.What = other.ID, p.other()
	_, err = j.EditFollowUp(ctx, moved, now)
	p.must(err)
	_, err = j.KeepOwnCard(ctx, OwnCard{}, OwnCard{Fills: "huisarts", Person: about.ID, Phone: p.word(), Note: p.word()})
	p.must(err)
	_, err = j.KeepOwnCard(ctx, OwnCard{}, OwnCard{Fills: "huisarts", Phone: p.other()})
	p.must(err)
	_, err = j.SaveDraft(ctx, Draft{Conversation: Conversation{At: at, People: []PersonID{other.ID}, Note: p.other(), Wish: p.other()}})
	p.must(err)
	_, err = j.NewDraft(ctx, Conversation{People: []PersonID{about.ID}, Note: p.word()})
	p.must(err)
	both, err := j.NewDraft(ctx, Conversation{At: at, People: []PersonID{about.ID, other.ID}, Note: p.word(), Goals: []string{p.other()}})
	p.must(err)
	both.Screen = map[string]string{"waiting": p.word()}
	both.Conversation.Note += p.word()
	j.KeepSoon(both)
	return about, other
}

// opened gives everything in the folder that a key opens, and fails if any of
// these sealed bytes are in any file.
func (p *planted) opened(sealed [][]byte) string {
	p.t.Helper()
	ctx, j := context.Background(), p.j
	var b strings.Builder
	for stored, err := range j.feed.Range(ctx, j.spaces[own].id, 0) {
		p.must(err)
		change, err := j.decode(stored)
		if errors.Is(err, seal.ErrErased) {
			if !j.spaces[own].erased.covers(stored.Envelope.Header) {
				p.t.Errorf("nobody asked for stub %d", stored.Number)
			}
			continue
		}
		p.must(err)
		b.WriteString(valuesOf(change))
	}
	drafts, err := j.feed.Drafts(ctx)
	p.must(err)
	for _, d := range drafts {
		data, err := j.keys.File.Open(draftPlace(DraftID(d.ID)), d.Sealed)
		p.must(err)
		b.Write(data)
	}
	if file, err := os.Open(j.snapshotPath()); err == nil {
		data, err := j.keys.File.OpenLarge(file, snapshotPlace)
		p.must(errors.Join(err, file.Close()))
		b.Write(data)
	}
	aside, err := j.feed.Aside(ctx)
	p.must(err)
	for _, e := range aside.Envelopes {
		if change, err := j.decode(feed.Stored{Envelope: e}); err == nil {
			b.WriteString(valuesOf(change))
		}
	}
	for _, d := range aside.Drafts {
		if data, err := j.keys.File.Open(draftPlace(DraftID(d.ID)), d.Sealed); err == nil {
			b.Write(data)
		}
	}
	p.inNoFile(sealed)
	return b.String()
}

func valuesOf(change merge.Change) string {
	var b strings.Builder
	for _, w := range change.Writes {
		fmt.Fprintf(&b, "%s %s\n", w.Element, w.Value)
	}
	return b.String()
}

// inNoFile reads every byte of the folder.
func (p *planted) inNoFile(sealed [][]byte) {
	p.t.Helper()
	p.must(filepath.WalkDir(p.j.vault.dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for i, form := range sealed {
			for at := 0; at+64 <= len(form); at += 64 {
				if bytes.Contains(data, form[at:at+64]) {
					p.t.Errorf("%s holds bytes from %d on of sealed form %d", entry.Name(), at, i)
					break
				}
			}
		}
		return err
	}))
}

// sealedWith gives the sealed bytes in which one of the words is.
func (p *planted) sealedWith() [][]byte {
	ctx, j := context.Background(), p.j
	var sealed [][]byte
	has := func(data string) bool {
		return slices.ContainsFunc(p.words, func(word string) bool { return strings.Contains(data, word) })
	}
	for stored, err := range j.feed.Range(ctx, j.spaces[own].id, 0) {
		p.must(err)
		change, err := j.decode(stored)
		p.must(err)
		if has(valuesOf(change)) {
			sealed = append(sealed, stored.Envelope.Body)
		}
	}
	drafts, err := j.feed.Drafts(ctx)
	p.must(err)
	for _, d := range drafts {
		if data, err := j.keys.File.Open(draftPlace(DraftID(d.ID)), d.Sealed); err == nil && has(string(data)) {
			sealed = append(sealed, d.Sealed)
		}
	}
	snapshot, err := os.ReadFile(j.snapshotPath())
	p.must(err)
	return append(sealed, snapshot)
}

// gone fails if a word is left, or one of the others is not.
func (p *planted) gone(opened string) {
	p.t.Helper()
	folded := strings.ToLower(opened)
	for _, word := range p.words {
		if strings.Contains(opened, word) || strings.Contains(folded, strings.ToLower(word)) {
			p.t.Errorf("%s is still there", word)
		}
	}
	for _, word := range p.others {
		if !strings.Contains(opened, word) {
			p.t.Errorf("%s is of others, and is gone", word)
		}
	}
}

func plant(t *testing.T) (*planted, Person, Person) {
	p := &planted{t: t, j: foundForTest(t)}
	about, other := p.writeAll()
	p.must(p.j.Leave(context.Background()))
	return p, about, other
}

func TestOfAnErasedPersonNothingIsLeftInAnyFile(t *testing.T) {
	p, about, other := plant(t)
	ctx := context.Background()
	sealed := p.sealedWith()
	if before := p.opened(nil); !strings.Contains(before, p.words[0]) {
		t.Fatal("the words are not found before; the test tests nothing")
	}
	plan, err := p.j.PersonErasure(ctx, about.ID)
	p.must(err)
	if plan.Conversations != 0 || len(plan.Shared) != 1 || plan.FollowUps != 2 || plan.Cards != 1 || plan.Drafts != 2 {
		t.Errorf("plan %+v", plan)
	}
	receipt, err := p.j.ErasePerson(ctx, about.ID, false)
	p.must(err)
	want := Receipt{Conversations: 1, Shared: 1, FollowUps: 4, Cards: 1, Drafts: 2, Changes: receipt.Changes}
	if receipt != want || receipt.Changes < 9 {
		t.Errorf("receipt %+v, want %+v", receipt, want)
	}
	p.gone(p.opened(sealed))
	for _, again := range []string{"once more unlocked", "from the feed alone"} {
		p.must(p.j.Lock(ctx))
		p.inNoFile(sealed)
		if again == "from the feed alone" {
			p.must(os.Remove(p.j.snapshotPath()))
		}
		p.j, err = p.j.vault.Unlock(ctx, testPIN)
		p.must(err)
		p.gone(p.opened(sealed))
		if _, err := p.j.Person(ctx, about.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: Person = %v, want ErrNotFound", again, err)
		}
		if counts, err := p.j.Counts(ctx); err != nil || counts.Unreadable != 0 {
			t.Errorf("%s: %d unreadable, %v", again, counts.Unreadable, err)
		}
	}
	p.must(p.j.feed.Check(ctx))
	entries, err := p.j.PersonConversations(ctx, other.ID, 0)
	p.must(err)
	if len(entries) != 2 || len(entries[0].Who) != 1 || len(entries[0].Domains) != 1 || entries[0].Excerpt != "" {
		t.Errorf("of the other there are %+v", entries)
	}
	followUps, err := p.j.FollowUps(ctx, FollowUpFilter{})
	if err != nil || len(followUps) != 3 {
		t.Errorf("%d follow-ups, %v; want the three of the other", len(followUps), err)
	}
	if _, err := p.j.ErasePerson(ctx, about.ID, false); !errors.Is(err, ErrNotFound) {
		t.Errorf("erased once more: %v, want ErrNotFound", err)
	}
}

func TestJointNotesStayWhereThatIsChosen(t *testing.T) {
	p, about, other := plant(t)
	ctx := context.Background()
	_, err := p.j.ErasePerson(ctx, about.ID, true)
	p.must(err)
	entries, err := p.j.PersonConversations(ctx, other.ID, 0)
	p.must(err)
	c, err := p.j.Conversation(ctx, entries[0].ID)
	p.must(err)
	if c.Note == "" || c.Joy == "" || len(c.Signals) != 1 || len(c.People) != 1 {
		t.Errorf("the shared conversation is %+v", c)
	}
	versions, err := p.j.Versions(ctx, c.ID)
	if err != nil || len(versions) != 1 {
		t.Errorf("%d versions, %v; want the one written again", len(versions), err)
	}
	drafts, err := p.j.Drafts(ctx)
	if err != nil || len(drafts) != 1 || len(drafts[0].Conversation.People) != 1 || drafts[0].Conversation.Note == "" {
		t.Errorf("drafts %+v, %v", drafts, err)
	}
}

// Somebody still types in a draft about the person.
func TestALateKeyDoesNotBringAnErasedPersonBack(t *testing.T) {
	p, about, _ := plant(t)
	ctx := context.Background()
	drafts, err := p.j.Drafts(ctx)
	p.must(err)
	_, err = p.j.ErasePerson(ctx, about.ID, false)
	p.must(err)
	for _, d := range drafts {
		d.Conversation.Note += p.word()
		p.j.KeepSoon(d)
		if _, err := p.j.SaveDraft(ctx, d); !errors.Is(err, ErrNotFound) {
			t.Errorf("saving an erased draft = %v, want ErrNotFound", err)
		}
	}
	p.must(p.j.Leave(ctx))
	p.gone(p.opened(nil))
}

// The feed is damaged and salvaged first, so that there is a file aside; later
// it is damaged again, and the snapshot could bring things back.
func TestNeitherDamagedFilesNorSnapshotsBringAnErasedPersonBack(t *testing.T) {
	p, about, _ := plant(t)
	ctx, v := context.Background(), p.j.vault
	path := filepath.Join(v.dir, "journal.db")
	damage := func() {
		t.Helper()
		p.must(v.Close())
		data, err := os.ReadFile(path)
		p.must(err)
		data[len(data)/2] ^= 0xff
		p.must(os.WriteFile(path, data[:len(data)-1], 0o600))
		v, err = Open(v.dir, Options{Work: &seal.MinParams})
		p.must(err)
		t.Cleanup(func() { v.Close() })
		p.j, err = v.Unlock(ctx, testPIN)
		p.must(err)
		if _, told := v.Repair(); !told {
			t.Fatal("nothing was damaged")
		}
	}
	damage()
	p.must(p.j.Leave(ctx))
	old, err := os.ReadFile(p.j.snapshotPath())
	p.must(err)
	sealed := p.sealedWith()
	_, err = p.j.ErasePerson(ctx, about.ID, false)
	p.must(err)
	p.gone(p.opened(sealed))
	p.must(os.WriteFile(p.j.snapshotPath(), old, 0o600)) // as from a back-up of single files
	damage()
	p.gone(p.opened(sealed[:len(sealed)-1]))
}

func TestAGroupIsErasedLikeAPerson(t *testing.T) {
	j := foundForTest(t)
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	g, err := j.AddGroup(ctx, Group{Name: "Naaigroep"})
	must(err)
	p, err := j.AddPerson(ctx, Person{Alias: "Lesja"})
	must(err)
	_, err = j.SaveDraft(ctx, Draft{Conversation: Conversation{Group: g.ID, GroupCount: 7, Note: "alleen de groep"}})
	must(err)
	both, err := j.SaveDraft(ctx, Draft{Conversation: Conversation{Group: g.ID, GroupCount: 4, People: []PersonID{p.ID}, Domains: []string{"NW"}}})
	must(err)
	_, err = j.AddFollowUp(ctx, FollowUp{Group: g.ID, What: "stof"})
	must(err)
	plan, err := j.GroupErasure(ctx, g.ID)
	if err != nil || plan.Conversations != 1 || len(plan.Shared) != 1 || plan.FollowUps != 1 {
		t.Errorf("plan %+v, %v", plan, err)
	}
	receipt, err := j.EraseGroup(ctx, g.ID, false)
	must(err)
	if receipt.Conversations != 1 || receipt.Shared != 1 || receipt.FollowUps != 1 {
		t.Errorf("receipt %+v", receipt)
	}
	c, err := j.Conversation(ctx, both.ID)
	if err != nil || !c.Group.IsZero() || c.GroupCount != 0 || len(c.People) != 1 || len(c.Domains) != 1 {
		t.Errorf("the shared conversation is %+v, %v", c, err)
	}
	if _, err := j.Group(ctx, g.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("Group = %v, want ErrNotFound", err)
	}
}

// TestEverythingOfOthersIsStillThere plays random histories, erases somebody,
// and compares every record with what it was.
func TestEverythingOfOthersIsStillThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "journal")
		if err != nil {
			rt.Fatal(err)
		}
		j := bareForTest(rt, dir)
		defer j.vault.Close()
		h := history{t: rt, j: j}
		for range rapid.IntRange(1, 8).Draw(rt, "rounds") {
			h.play(rapid.IntRange(1, 4).Draw(rt, "saves"))
			h.talkWithSeveral()
			h.editAndPromise()
		}
		id, ok := h.any(kindPerson)
		if !ok {
			return
		}
		who, keep := subject{people.key(id)}, rapid.Bool().Draw(rt, "keep notes")
		want := h.records(func(c Conversation) (Conversation, bool) {
			rest, was, somebody := who.without(c)
			if was && !keep {
				rest = withoutJoint(rest)
			}
			return rest, somebody
		}, id, keep)
		if _, err := j.ErasePerson(context.Background(), id, keep); err != nil {
			rt.Fatal(err)
		}
		got := h.records(func(c Conversation) (Conversation, bool) { return c, true }, PersonID{}, true)
		if got != want {
			rt.Fatalf("there is now\n%s\nand should be\n%s", got, want)
		}
		shown := h.answers()
		made, _, err := j.fromSnapshot(context.Background())
		h.must(err)
		h.must(h.exchange(made).Close())
		if again := h.answers(); again != shown {
			rt.Fatalf("the snapshot gives\n%s\nand what was erased showed\n%s", again, shown)
		}
	})
}

func (h history) talkWithSeveral() {
	first, ok := h.any(kindPerson)
	second, _ := h.any(kindPerson)
	if !ok {
		return
	}
	c := Conversation{
		At: time.Unix(int64(rapid.IntRange(1, 5).Draw(h.t, "at")), 0), People: []PersonID{first}, Note: h.text("note"),
		GroupCount: rapid.IntRange(0, 1).Draw(h.t, "count"), Signals: []string{"safety"},
	}
	if second != first {
		c.People = append(c.People, second)
	}
	var f []FollowUp
	if rapid.Bool().Draw(h.t, "promised") {
		f = []FollowUp{{Person: second, What: "voor een"}, {What: "voor niemand"}}
	}
	_, err := h.j.SaveDraft(context.Background(), Draft{Conversation: c, FollowUps: f})
	h.must(err)
}

// editAndPromise edits a conversation and promises something to somebody else
// in the same save.
func (h history) editAndPromise() {
	id, ok := h.any(kindConversation)
	who, somebody := h.any(kindPerson)
	if !ok || !somebody {
		return
	}
	d, err := h.j.EditDraft(context.Background(), id)
	h.must(err)
	d.Conversation.Note, d.Conversation.Domains = h.text("note"), []string{h.text("domain")}
	if rapid.Bool().Draw(h.t, "unseen") {
		d.before.seen = merge.Seen{}
	}
	d.FollowUps = []FollowUp{{Person: who, What: "beloofd"}}
	_, err = h.j.SaveDraft(context.Background(), d)
	h.must(err)
}

// records tells what every record says, after change to each conversation, as
// if this person were not there.
func (h history) records(change func(Conversation) (Conversation, bool), without PersonID, keep bool) string {
	var lines []string
	from := h.j.viewpoint()
	gone, joint := map[ConversationID]bool{}, map[ConversationID]bool{}
	for _, s := range h.states(kindConversation) {
		was, err := conversations.fromState(s.ID, s.State, from)
		h.must(err)
		c, stays := change(was)
		gone[c.ID], joint[c.ID] = !stays, len(c.People) < len(was.People)
		if stays {
			lines = append(lines, fmt.Sprint(c.ID, c.At, c.People, c.GroupCount, c.Domains, c.Signals, c.Note, c.Hidden, c.WrittenAt, c.EditedAt))
		}
	}
	for _, s := range h.states(kindFollowUp) {
		f, err := followUps.fromState(s.ID, s.State, from)
		h.must(err)
		nobody := f.Person.IsZero()
		if !nobody && f.Person == without || nobody && (gone[f.Conversation] || joint[f.Conversation] && !keep) {
			continue
		}
		if gone[f.Conversation] {
			f.Conversation = ConversationID{}
		}
		lines = append(lines, fmt.Sprint(f.ID, f.Person, f.Conversation, f.What, f.Day, f.Hidden))
	}
	for _, s := range h.states(kindPerson) {
		if p, err := people.fromState(s.ID, s.State, from); err != nil || p.ID != without {
			h.must(err)
			lines = append(lines, fmt.Sprint(p.ID, p.Alias, p.Wish, p.Hidden, p.Conflicts != nil))
		}
	}
	favourites, err := h.j.Favourites(context.Background())
	h.must(err)
	return strings.Join(append(lines, fmt.Sprint(favourites)), "\n")
}
