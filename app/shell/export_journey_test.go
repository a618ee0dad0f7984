//go:build !mobile

package shell

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bankje/app/screen/route"
	"bankje/i18n"
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
	v.taps("after.save")
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
