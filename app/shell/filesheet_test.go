//go:build !mobile

package shell

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen"
	"bankje/i18n"
)

// keeps writes to a chosen file at once.
func keeps(t *testing.T, words string) func(screen.NewFile) {
	return func(n screen.NewFile) {
		if _, err := io.WriteString(n, words); err != nil {
			t.Error(err)
		}
		if err := n.Keep(); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileIsSavedInAFolderAndFoundThereAgain(t *testing.T) {
	v := settled(t, i18n.NL)
	if err := os.Mkdir(filepath.Join(v.files, "Stick"), 0o700); err != nil {
		t.Fatal(err)
	}
	v.shell.SaveFile("a.bankje", keeps(t, "whole"))
	v.taps("Stick")
	v.taps("file.save_here")
	v.doesNotRead("file.save")

	v.shell.SaveFile("a.bankje", keeps(t, "another"))
	v.taps("file.save_here") // under a name that is free
	var read string
	v.shell.OpenFile(func(old screen.OldFile) {
		defer old.Close()
		words, err := io.ReadAll(old)
		if err != nil || old.Size() != int64(len(words)) {
			t.Error(err, old.Size())
		}
		read = string(words)
	}, ".bankje")
	v.taps("file.up")
	v.reads("file.none", "extension", ".bankje")
	v.taps("Stick")
	v.taps("a-2.bankje")
	if read != "another" {
		t.Errorf("it holds %q", read)
	}
}

func TestAFileIsNeverWrittenOverFromTheSheet(t *testing.T) {
	v := settled(t, i18n.UK)
	v.shell.SaveFile("a.txt", keeps(t, "first"))
	v.taps("file.save_here")
	v.shell.SaveFile("b.txt", func(screen.NewFile) { t.Error("a name that is taken was chosen") })
	v.clears(0)
	v.types(0, "a")
	v.taps("file.save_here")
	v.reads("file.taken")
}

func TestANameStaysInItsFolder(t *testing.T) {
	for typed, want := range map[string]string{
		"../../x": "-..-x.txt", "a.TXT": "a.TXT", " a b ": "a b.txt", "": ".txt", "a:b": "a-b.txt",
	} {
		if got := fileName(typed, ".txt"); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

func TestBeingInAPhonesPickerIsNotBeingAway(t *testing.T) {
	v := settled(t, i18n.NL)
	v.shell.picking = true
	v.shell.away()
	v.now = v.now.Add(5 * time.Minute)
	v.shell.backAgain()
	v.shell.pickerClosed()
	v.reads("today.empty")

	v.shell.picking = true
	v.shell.away()
	v.now = v.now.Add(20 * time.Minute)
	v.shell.pickerClosed() // before one is told to be back
	v.reads("unlock.pin")
}

func TestTheFileSheetsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		v := settled(t, language)
		for _, name := range []string{"Documenten van de opvanglocatie", "USB"} {
			if err := os.Mkdir(filepath.Join(v.files, name), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		v.shell.SaveFile("bankje-2026-11-25.bankje", keeps(t, "some words"))
		v.taps("file.save_here")
		for _, look := range []apptest.Look{apptest.Looks[0], apptest.Looks[3], apptest.Looks[5]} {
			w := v.shell.Window()
			w.Resize(look.Size)
			settings := v.shell.settings
			settings.TextSize, settings.Appearance = look.Scale, "light"
			if look.Mode == design.Dark {
				settings.Appearance = "dark"
			}
			v.shell.Apply(settings)
			for name, open := range map[string]func(){
				"save": func() { v.shell.SaveFile("bankje-2026-11-25.bankje", keeps(t, "")) },
				"open": func() { v.shell.OpenFile(func(screen.OldFile) {}, ".bankje") },
			} {
				open()
				apptest.Check(t, w)
				look.Picture(t, w, "file-"+name+"-"+string(language))
				v.goesBack()
			}
		}
	}
}
