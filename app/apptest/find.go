package apptest

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"

	"bankje/app/design"
)

// Find returns everything of a type that shows in a window.
func Find[T any](w fyne.Window) []T {
	var found []T
	walk(w, func(p placed) {
		if o, ok := any(p.object).(T); ok {
			found = append(found, o)
		}
	})
	return found
}

// Texts are the texts that show in a window, whole, from top to bottom as they
// were built.
func Texts(w fyne.Window) []string {
	var texts []string
	for _, text := range Find[*design.Text](w) {
		texts = append(texts, text.Text())
	}
	return texts
}

// Shows reports whether a text with these words in it shows in a window.
func Shows(w fyne.Window, words string) bool {
	for _, text := range Texts(w) {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// Tap taps what has this name: the words on a button, the title of a row or
// card, or what an icon is called for who cannot see it. It fails the test when
// nothing has.
func Tap(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	for _, o := range Find[fyne.Accessible](w) {
		tappable, ok := o.(fyne.Tappable)
		if ok && o.AccessibilityLabel() == name {
			test.Tap(tappable)
			return
		}
	}
	t.Fatalf("nothing to tap is called %q; there is %q", name, Names(w))
}

// Names are the names of everything that can be tapped in a window.
func Names(w fyne.Window) []string {
	var names []string
	for _, o := range Find[fyne.Accessible](w) {
		names = append(names, o.AccessibilityLabel())
	}
	return names
}

// Type writes into the field with this number, counted from 0 at the top.
func Type(t *testing.T, w fyne.Window, field int, text string) {
	t.Helper()
	fields := Find[mobile.Keyboardable](w)
	if field >= len(fields) {
		t.Fatalf("there is no field %d; there are %d", field, len(fields))
	}
	w.Canvas().Focus(fields[field].(fyne.Focusable))
	for _, r := range text {
		fields[field].TypedRune(r)
	}
}

// Clear empties the field with this number, as one does with the rubber key.
func Clear(t *testing.T, w fyne.Window, field int) {
	t.Helper()
	fields := Find[mobile.Keyboardable](w)
	if field >= len(fields) {
		t.Fatalf("there is no field %d; there are %d", field, len(fields))
	}
	fields[field].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	for range 200 {
		fields[field].TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// describe names an object in a failure.
func describe(o fyne.CanvasObject) string {
	switch v := o.(type) {
	case *canvas.Text:
		return fmt.Sprintf("the text %q", v.Text)
	case *canvas.Image:
		if v.Resource == nil {
			return "a picture"
		}
		return fmt.Sprintf("the icon %s", v.Resource.Name())
	case fyne.Accessible:
		return fmt.Sprintf("%q (%T)", v.AccessibilityLabel(), o)
	}
	return fmt.Sprintf("%T", o)
}
