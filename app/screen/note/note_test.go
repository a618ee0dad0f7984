package note_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/note"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestNoteHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "note", func(t *testing.T, s *screentest.Stage) screen.Screen {
		tale := s.Tell(t)
		d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID}, Note: tale.Last.Note})
		return note.New(s.Journal, d.ID)
	})
}

// empty is a draft in which nothing was written.
func empty(t *testing.T, s *screentest.Stage) store.Draft {
	t.Helper()
	oksana := s.Person(t, store.Person{Alias: "Oksana", Language: "uk"})
	return s.Draft(t, store.Conversation{People: []store.PersonID{oksana.ID}})
}

// written is the note that the journal holds.
func written(t *testing.T, s *screentest.Stage, id store.DraftID) string {
	t.Helper()
	d, err := s.Journal.Draft(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d.Conversation.Note
}

func TestAnInterruptedNoteIsThereAfterwards(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	d := empty(t, s)
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	apptest.Type(t, w, 0, "Співає в хорі, щовівторка")
	s.Reopen(t)
	s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	if got := written(t, s, d.ID); got != "Співає в хорі, щовівторка" {
		t.Errorf("the note reads %q", got)
	}
}

func TestALanguageSwitchInTheMiddleOfANoteLosesNothing(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := empty(t, s)
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	apptest.Type(t, w, 0, "Ze wil ")
	s.Speak(i18n.UK)
	apptest.Type(t, w, 0, "zingen")
	if got := written(t, s, d.ID); got != "Ze wil zingen" {
		t.Errorf("the note reads %q", got)
	}
	if !apptest.Shows(w, "Нотатка") {
		t.Errorf("the page did not change its language: %q", apptest.Texts(w))
	}
}

func TestAFullLeafIsTurnedWhileOneWrites(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := empty(t, s)
	d.Conversation.Note = strings.Repeat("Een zin over vandaag. ", 90)
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	const more = "En daarna nog een zin, die niet meer op het blad past."
	apptest.Type(t, w, 0, more)
	if got, want := written(t, s, d.ID), d.Conversation.Note+more; got != want {
		t.Errorf("the note ends with %q; want %q", got[len(got)-80:], want[len(want)-80:])
	}
	if !apptest.Shows(w, "Blad 2 van 2") {
		t.Errorf("the leaf was not turned: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Vorig blad")
	if !apptest.Shows(w, "Blad 1 van 2") {
		t.Errorf("the leaf was not turned back: %q", apptest.Texts(w))
	}
}

func TestANoteThatTellsWhoSomebodyIsGetsAQuietLine(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := empty(t, s)
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	apptest.Type(t, w, 0, "Bel haar op 06 1234 5678")
	if !apptest.Shows(w, "lijkt op een telefoonnummer") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
	if got := written(t, s, d.ID); got != "Bel haar op 06 1234 5678" {
		t.Errorf("the note reads %q: the line must not change it", got)
	}
}

// BenchmarkKey types at the end of notes of two lengths; both write on one leaf.
func BenchmarkKey(b *testing.B) {
	for _, letters := range []int{500, 20_000} {
		b.Run(strconv.Itoa(letters), func(b *testing.B) {
			s := screentest.New(b, i18n.NL)
			oksana := s.Person(b, store.Person{Alias: "Oksana", Language: "uk"})
			text := strings.Repeat("Een zin over vandaag. ", letters/22)
			d := s.Draft(b, store.Conversation{People: []store.PersonID{oksana.ID}, Note: text})
			w := s.Show(b, apptest.Looks[0], note.New(s.Journal, d.ID))
			editor := apptest.Find[*kit.Editor](w)[0]
			w.Canvas().Focus(editor.Focusable())
			for b.Loop() {
				editor.Focusable().TypedRune('a')
				editor.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
		})
	}
}

func TestANoteThatWasEmptiedCanBeHadBackAfterLeaving(t *testing.T) {
	const before = "Ze vertelde over het koor thuis, en over de gitaar van haar broer."
	s := screentest.New(t, i18n.NL)
	d := empty(t, s)
	d.Conversation.Note = before
	s.Journal.KeepSoon(d)
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	apptest.Clear(t, w, 0)
	apptest.Tap(t, w, "Gereed")
	if got := written(t, s, d.ID); len(got) > 1 {
		t.Fatalf("the note reads %q", got)
	}
	if len(s.Went) != 1 || s.Undo == nil {
		t.Fatalf("went to %v, said %q", s.Went, s.Said)
	}
	s.Undo()
	if got := written(t, s, d.ID); got != before {
		t.Errorf("brought back %q", got)
	}
}

func TestALittleLessOfANoteIsNotSpokenOf(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	d := empty(t, s)
	w := s.Show(t, apptest.Looks[0], note.New(s.Journal, d.ID))
	apptest.Type(t, w, 0, "Zingt.")
	apptest.Tap(t, w, "Gereed")
	if len(s.Said) > 0 {
		t.Errorf("said %q", s.Said)
	}
}
