//go:build !mobile

package shell

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// exports takes the journal along as a kind of file.
func (v *visitor) exports(kind string) {
	v.t.Helper()
	v.shell.To(route.Settings{})
	v.taps("export.title")
	v.reads("export.warning")
	v.taps(kind)
	v.taps("export.take")
	v.keys(pin)
	v.taps("export.take")
	v.taps("file.save_here")
	v.reads(v.files)
}

// file is a file that she keeps outside of the app.
func (v *visitor) file(name string) []byte {
	v.t.Helper()
	content, err := os.ReadFile(filepath.Join(v.files, name))
	if err != nil {
		v.t.Fatal(err)
	}
	return content
}

// writes saves a conversation about somebody new.
func (v *visitor) writes(alias, note string) {
	v.t.Helper()
	v.meets(alias)
	v.talks()
	v.taps("talk.note")
	v.types(0, note)
	v.taps("common.done")
	v.taps("talk.finish")
	v.taps("common.save")
}

func TestTheJournalIsTakenAlongOnPaper(t *testing.T) {
	v := settled(t, i18n.UK)
	v.writes("Оксана", "Хоче співати в хорі.")
	v.exports("export.to_print")
	if paper := v.file("bankje-2026-11-22.pdf"); !bytes.HasPrefix(paper, []byte("%PDF-1.")) {
		t.Errorf("the file begins with %.20q", paper)
	}
	v.taps("common.done")
	v.reads("settings.title")
}

func TestExamplesAreNotTakenAlong(t *testing.T) {
	v := settled(t, i18n.NL)
	v.shell.LookAround()
	v.shell.To(route.Settings{})
	v.reads("settings.title")
	for _, id := range []string{"export.title", "backup.title"} {
		v.doesNotRead(id)
	}
}

// newPhone gives her a phone without anything on it, and the same files.
func (v *visitor) newPhone() {
	v.t.Helper()
	v.shell.Close()
	v.dir = filepath.Join(v.t.TempDir(), "journal")
	v.starts()
	v.taps(v.lang.Name())
	v.setsPIN(pin)
	v.reads("today.empty")
}

// looksThrough chooses the file that she took along, and sees what would come of
// it.
func (v *visitor) looksThrough() {
	v.t.Helper()
	v.shell.To(route.Settings{})
	v.taps("bring_in.title")
	v.taps("bring_in.find")
	v.taps("bankje-2026-11-22.jsonl")
}

func TestWhatWasTakenAlongIsAddedToAnotherJournal(t *testing.T) {
	v := settled(t, i18n.UK)
	v.writes("Оксана", "Розповідала про сад біля дому й хоче співати в хорі.")
	v.exports("export.for_program")

	v.newPhone()
	v.looksThrough()
	v.reads("bring_in.would_come")
	v.shell.To(route.Journal{})
	v.doesNotRead("Оксана") // nothing came in yet
	v.looksThrough()
	v.taps("bring_in.bring")
	v.reads("bring_in.came")
	v.taps("common.done")

	v.dies()
	v.unlocks(pin)
	v.tapsTab("shell.tab.journal")
	v.types(0, "СПІВ")
	v.reads("хоче співати в хорі")
	v.looksThrough()
	v.reads("bring_in.nothing_new")
}

func TestWhoWasErasedIsNotBroughtBackUnawares(t *testing.T) {
	v := settled(t, i18n.NL)
	v.writes("Oksana", "Koffie.")
	v.exports("export.for_program")
	people, err := v.shell.journal.People(t.Context(), store.PeopleFilter{})
	if err != nil || len(people) != 1 {
		t.Fatalf("people are %v, %v", people, err)
	}
	if _, err := v.shell.journal.ErasePerson(t.Context(), people[0].ID, false); err != nil {
		t.Fatal(err)
	}
	v.looksThrough()
	v.reads(v.shell.context.Text.N("bring_in.erased", 1))
	v.goesBack() // to another file
	v.reads("bring_in.what")
	v.shell.To(route.Journal{})
	v.doesNotRead("Oksana")
}
