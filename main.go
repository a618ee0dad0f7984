// Bankje helps people talk: a journal of conversations that works without any
// network and that nobody can read but who wrote it.
package main

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"bankje/app/shell"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/phone"
)

func main() {
	data := flag.String("data", "", "keep the journal in this `folder` instead of the usual one")
	language := flag.String("lang", "", "speak this `language`: nl, uk or en")
	demo := flag.Bool("demo", false, "look around with made-up examples, which are erased again")
	flag.Parse()

	// `go build` does not read FyneApp.toml, so what the toolkit must know of it
	// is said here once more.
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "nl.bankje.app", Name: "Bankje", Version: "0.1.0", Build: 1,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	a := fyneapp.NewWithID("nl.bankje.app")

	journal := folder(a, *data)
	ui, err := shell.New(a, shell.Options{
		Language: i18n.Language(*language),
		Examples: journal + ".examples",
		Carry:    func(j *store.Journal, changed func()) shell.Carrier { return phone.New(j, changed) },
		Invited:  phone.Invited,
	})
	if err != nil {
		slog.Error("start", "error", err)
		os.Exit(1)
	}
	open := func() (*store.Vault, error) {
		return store.Open(journal, store.Options{Failed: ui.DraftFailed})
	}
	if *demo {
		ui.StartLookingAround(open)
	} else {
		ui.Start(open)
	}
	ui.Run()
	ui.Close()
}

// folder is where the journal lies: the one asked for, or the app's own.
func folder(a fyne.App, asked string) string {
	if asked != "" {
		return asked
	}
	return filepath.Join(a.Storage().RootURI().Path(), "journal")
}
