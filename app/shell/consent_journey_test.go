package shell

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bankje/i18n"
	"bankje/store"
)

// planted stands in all that is written in these stories, and nowhere else.
const planted = "Zvirinka"

// finds tells where a word is in the journal, or in a byte of the data folder.
func (v *visitor) finds(word string) []string {
	v.t.Helper()
	var found []string
	note := func(where, text string) {
		if strings.Contains(text, word) {
			found = append(found, where)
		}
	}
	ctx, j := v.t.Context(), v.shell.journal
	people, err := j.People(ctx, everybody)
	if err != nil {
		v.t.Fatal(err)
	}
	for _, p := range people {
		who, err := j.Person(ctx, p.ID)
		if err != nil {
			v.t.Fatal(err)
		}
		note("a person", strings.Join([]string{who.Alias, who.Energy, who.Wish, who.Strengths}, " "))
	}
	drafts, err := j.Drafts(ctx)
	if err != nil {
		v.t.Fatal(err)
	}
	for _, d := range drafts {
		note("a draft", d.Conversation.Note)
	}
	talks, err := j.Timeline(ctx, store.Filter{Query: word}, 0, 10)
	if err != nil {
		v.t.Fatal(err)
	}
	if len(talks) > 0 {
		found = append(found, "the search")
	}
	followUps, err := j.FollowUps(ctx, store.FollowUpFilter{AnyState: true, WithPaused: true})
	if err != nil {
		v.t.Fatal(err)
	}
	for _, f := range followUps {
		note("a follow-up", f.What)
	}
	return append(found, filesWith(v.t, v.dir, word)...)
}

// filesWith names the files of a folder in which a word stands, with one byte a
// letter or with two.
func filesWith(t *testing.T, dir, word string) []string {
	t.Helper()
	var wide []byte
	for _, letter := range []byte(word) {
		wide = append(wide, letter, 0)
	}
	var found []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(word)) || bytes.Contains(data, wide) {
			found = append(found, entry.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (v *visitor) keptNothing() {
	v.t.Helper()
	if found := v.finds(planted); len(found) > 0 {
		v.t.Errorf("after a no it still stands in %q", found)
	}
	talks, err := v.shell.journal.TimelineCount(v.t.Context(), store.Filter{})
	if err != nil || talks != 0 {
		v.t.Errorf("%d conversations were kept, %v; want none", talks, err)
	}
}

func TestWhoSaysNoBeforeTheFirstEntryIsNotWrittenDownAtAll(t *testing.T) {
	v := settled(t, i18n.NL)
	v.tapsTab("shell.tab.new")
	v.taps("new_talk.someone_new")
	v.types(0, planted)
	v.types(1, planted+" zingt graag")
	v.taps("person_form.not_allowed")
	v.taps("common.save")
	v.reads("person_form.nothing_kept")
	v.keptNothing()
	people, err := v.shell.journal.People(t.Context(), everybody)
	if err != nil || len(people) != 0 {
		t.Errorf("people are %v, %v; want nobody", people, err)
	}
	v.dies()
	v.unlocks(pin)
	v.keptNothing()
}

func TestANoWhenItIsAskedAtLastTakesAlongAllThatWasWritten(t *testing.T) {
	v := settled(t, i18n.NL)
	p, err := v.shell.journal.AddPerson(t.Context(), store.Person{Alias: "Olena", Energy: planted + " zingt graag"})
	if err != nil {
		t.Fatal(err)
	}
	v.tapsTab("shell.tab.new")
	v.taps("Olena")
	v.taps("new_talk.prepare")
	v.talks()
	v.taps("talk.note")
	v.types(0, planted+" vertelde over thuis")
	v.sealed()
	if len(v.finds(planted)) == 0 {
		t.Fatal("what was planted is nowhere, so this story can't fail")
	}
	v.taps("common.done")
	v.taps("talk.finish")
	v.taps("common.save")
	v.reads("parts.consent.ask")
	v.taps("parts.consent.no")
	v.reads("parts.consent.nothing_kept")
	v.keptNothing()
	v.dies()
	v.unlocks(pin)
	v.keptNothing()
	who, err := v.shell.journal.Person(t.Context(), p.ID)
	if err != nil || who.Consent.Answer != store.No {
		t.Errorf("her answer is %q, %v; want it kept, so that nobody writes by mistake", who.Consent.Answer, err)
	}
}
