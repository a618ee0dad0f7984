package shell

import (
	"testing"

	"bankje/i18n"
	"bankje/store"
)

// mostTouches is what twenty seconds allow beside the note.
const mostTouches = 7

func TestAQuickEntryTakesAtMostSevenTouchesBesideTheNote(t *testing.T) {
	v := settled(t, i18n.UK)
	if _, err := v.shell.journal.AddPerson(t.Context(), store.Person{Alias: "Оксана"}); err != nil {
		t.Fatal(err)
	}
	touches := 0
	touch := func(id string) {
		t.Helper()
		touches++
		v.taps(id)
	}
	touch("shell.tab.new")
	touch("quick.title")
	touch("Оксана")
	touch("Практична допомога")
	v.types(0, "Разом читали лист.")
	touch("common.save")
	touch("parts.consent.yes") // only before the first entry about somebody
	v.reads("common.saved")
	if touches > mostTouches {
		t.Errorf("it took %d touches, want at most %d", touches, mostTouches)
	}
	talks, err := v.shell.journal.Timeline(t.Context(), store.Filter{}, 0, 10)
	if err != nil || len(talks) != 1 || len(talks[0].Support) != 1 {
		t.Errorf("saved %+v, %v; want one conversation with its support", talks, err)
	}
}
