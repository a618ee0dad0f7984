//go:build !mobile

package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen/route"
	"bankje/i18n"
)

// presses types a key as the desktop gives it: to what has the focus, or else
// to the window.
func (v *visitor) presses(keys ...fyne.KeyName) {
	v.t.Helper()
	canvas := v.shell.Window().Canvas()
	for _, key := range keys {
		event := &fyne.KeyEvent{Name: key}
		switch focused := canvas.Focused(); {
		case key == fyne.KeyTab:
			canvas.FocusNext()
		case focused != nil:
			focused.TypedKey(event)
		default:
			canvas.OnTypedKey()(event)
		}
	}
}

// shortcut types a key with the desktop's modifier. The window of tests knows
// no shortcuts, so it is told to the shell.
func (v *visitor) shortcut(key fyne.KeyName) {
	v.t.Helper()
	v.shell.pressed(shortcuts[key])
}

func TestAConversationIsFoundAndEditedByKeyboardAlone(t *testing.T) {
	v, tale := coordinator(t, i18n.UK)
	v.shortcut(fyne.KeyF) // Today has no search; that of the journal is meant
	for _, r := range "гуляли" {
		v.shell.Window().Canvas().Focused().TypedRune(r)
	}
	v.presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	list, detail := v.panes()
	if _, ok := detail.(route.Conversation); !ok || list != route.Route(route.Journal{}) {
		t.Fatalf("%T stands beside %T, want a conversation beside the journal", list, detail)
	}
	v.reads(tale.Halyna.Alias)
	if v.shell.Window().Canvas().Focused() == nil {
		t.Error("the list lost the keyboard to what it opened")
	}
	v.presses(fyne.KeyEscape)
	v.seesBeside(route.Journal{}, nil)
}

func TestDigitsReachTheKeypadAfterAClickBesideIt(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.shortcut(fyne.KeyL)
	canvas := v.shell.Window().Canvas()
	canvas.Unfocus() // as a click on nothing does
	canvas.OnTypedRune()('1')
	for _, r := range "35790" {
		canvas.Focused().TypedRune(r)
	}
	v.presses(fyne.KeyReturn)
	if v.shell.journal == nil {
		t.Errorf("the PIN that was typed did not open; it shows %q", apptest.Texts(v.shell.Window()))
	}
}

func TestShortcutsLeadEverywhereOutOfAFieldToo(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.shortcut(fyne.Key2)
	v.shortcut(fyne.KeyK)
	v.shortcut(fyne.Key4)
	v.seesBeside(route.Cards{}, nil)
	v.shortcut(fyne.KeyN)
	v.seesBeside(nil, route.New{})
	v.shortcut(fyne.KeyComma)
	v.seesBeside(route.Settings{}, nil)
	v.shortcut(fyne.KeyL)
	v.reads("unlock.pin")
	v.shortcut(fyne.Key5)
	v.reads("unlock.pin")
}

func TestEnterSavesTheFormBesideTheList(t *testing.T) {
	v, tale := coordinator(t, i18n.NL)
	v.shell.To(route.People{})
	v.shell.To(route.Person{ID: tale.Serhij.ID})
	v.shell.To(route.PersonForm{ID: tale.Serhij.ID})
	v.types(1, "oo")
	v.shortcut(fyne.KeyReturn)
	v.seesBeside(route.People{}, route.Person{ID: tale.Serhij.ID})
	v.reads("ooSerhij")
}

func TestUpAndDownGoThroughAListInSight(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.shell.To(route.People{})
	v.presses(fyne.KeyDown) // to the first thing in the list
	var seen []string
	for range 6 {
		v.presses(fyne.KeyDown)
		if row, ok := v.shell.Window().Canvas().Focused().(*kit.ListRow); ok {
			seen = append(seen, row.AccessibilityLabel())
		}
	}
	if len(seen) < 4 || seen[0] != "Oksana" || seen[1] != "Serhij" {
		t.Errorf("Down goes through %q", seen)
	}
}

func TestTheRowsOfTheJournalAreOneStopForTab(t *testing.T) {
	v, _ := coordinator(t, i18n.NL)
	v.shell.To(route.Journal{})
	list := apptest.Find[*kit.Timeline](v.shell.Window())[0]
	v.shell.Window().Canvas().Focus(list.Focusable())
	v.presses(fyne.KeyTab)
	if got := v.shell.Window().Canvas().Focused(); got == list.Focusable() || got == nil {
		t.Errorf("Tab in the list leads to %T", got)
	}
	v.shell.Window().Canvas().Focus(list.Focusable())
	v.presses(fyne.KeyDown, fyne.KeyReturn)
	if _, detail := v.panes(); detail == nil {
		t.Error("Enter opens nothing")
	}
}
