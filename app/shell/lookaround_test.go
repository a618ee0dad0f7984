package shell

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// leftNothing checks that no byte of the examples is on the disk.
func (v *visitor) leftNothing() {
	v.t.Helper()
	if _, err := os.Lstat(v.made); !errors.Is(err, fs.ErrNotExist) {
		v.t.Errorf("of the examples is left what Lstat says %v of", err)
	}
	if left, err := filepath.Glob(v.made + "*"); err != nil || len(left) > 0 {
		v.t.Errorf("of the examples are left %q, %v", left, err)
	}
}

// alias is how somebody is called in the examples of the visitor's language.
func (v *visitor) alias(nl, uk string) string {
	if v.shell.context.Text.Lang() == i18n.UK {
		return uk
	}
	return nl
}

func TestLookingAroundBeforeThereIsAJournal(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		t.Run(string(language), func(t *testing.T) {
			v := visit(t, i18n.EN)
			v.taps(language.Name())
			v.taps("look_around.open")
			v.reads("look_around.line")
			oksana := v.alias("Oksana", "Оксана")
			v.reads(oksana)
			v.doesNotRead("today.code")

			v.taps(oksana)
			v.taps("person.prepare")
			v.reads("prepare.title", "who", oksana)
			v.reads("look_around.line")
			v.goesBack()
			v.goesBack()
			v.reads("look_around.line")

			v.taps("look_around.stop")
			v.reads("first.welcome")
			v.doesNotRead("look_around.line")
			v.leftNothing()
			if vault := v.shell.vault; vault.Founded() || vault.Settings().CodeKept {
				t.Error("looking around left something in one's own folder")
			}
			if got := v.shell.context.Text.Lang(); got != language {
				t.Errorf("afterwards the app speaks %s", got)
			}
		})
	}
}

func TestLookingAroundLocksOnesOwnJournalAndReturnsToItsLock(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Tamara")
	v.shell.To(route.Settings{})
	v.taps("look_around.open")
	v.reads("look_around.line")
	v.tapsTab("shell.tab.journal")
	v.doesNotRead("Tamara")
	if vault, err := v.open(); err != nil {
		t.Errorf("one's own folder is still held: %v", err)
	} else {
		vault.Close()
	}
	v.taps("look_around.stop")
	v.leftNothing()
	v.unlocks(pin)
	v.reads("Tamara")
	v.doesNotRead("Oksana")
}

func TestExamplesAskForNoPINAndOfferNothingToProtect(t *testing.T) {
	v := visit(t, i18n.NL)
	v.taps("Nederlands")
	v.taps("look_around.open")
	v.shell.away()
	v.now = v.now.Add(5 * time.Hour)
	v.shell.backAgain()
	v.reads("look_around.line")
	v.shell.To(route.Settings{})
	v.reads("settings.writing")
	for _, id := range []string{"settings.lock_now", "settings.protection", "settings.code", "backup.title", "look_around.open"} {
		v.doesNotRead(id)
	}
}

func TestExamplesRemindNobodyAndLeaveOnesOwnRemindersSet(t *testing.T) {
	v := settled(t, i18n.NL)
	q := v.watchQueue()
	v.meets("Tamara")
	people, err := v.shell.journal.People(t.Context(), store.PeopleFilter{})
	if err != nil {
		t.Fatal(err)
	}
	day := store.DayOf(v.now).AddDays(3)
	if _, err := v.shell.journal.AddFollowUp(t.Context(), store.FollowUp{Person: people[0].ID, What: "Bellen", Day: day}); err != nil {
		t.Fatal(err)
	}
	v.shell.Apply(parts.WithReminders(v.shell.settings, true))
	v.shell.LookAround()
	v.reads("look_around.line")
	v.shell.away()
	if len(q.set) != 1 {
		t.Errorf("%d reminders are set; want the one of one's own", len(q.set))
	}
}

func TestTakingBackACardOfTheExamplesNeedsNoPIN(t *testing.T) {
	v := visit(t, i18n.NL)
	v.taps("Nederlands")
	v.taps("look_around.open")
	prompt, _ := v.shell.content.Prompts.Get("P10")
	v.handsOver("P10")
	v.reads("look_around.line")
	v.doesNotRead("look_around.stop")
	v.goesBack()
	v.reads(prompt.Wording.UK)
	v.taps("show.take_back")
	v.reads("card.title")
	v.reads("look_around.stop")
	v.goesBack()
	v.reads("cards.title")
}

func TestCrisisCardsOfTheExamplesReallyCall(t *testing.T) {
	v := visit(t, i18n.UK)
	v.taps("Українська")
	v.taps("look_around.open")
	v.taps("crisis.title")
	v.reads("112")
	v.goesBack()
	v.reads("look_around.line")
}

// TestAKillWhileLookingAroundLeavesNothing starts the app again on the folder
// as it was when the process was killed.
func TestAKillWhileLookingAroundLeavesNothing(t *testing.T) {
	v := visit(t, i18n.NL)
	v.taps("Nederlands")
	v.taps("look_around.open")
	left := filepath.Join(t.TempDir(), "examples")
	if err := os.CopyFS(left, os.DirFS(v.made)); err != nil {
		t.Fatal(err)
	}
	v.shell.Close()
	v.leftNothing()
	v.made = left
	v.starts()
	v.reads("first.welcome")
	v.leftNothing()
}

func TestTheFlagShowsTheExamplesWithoutTouchingOnesOwnFolder(t *testing.T) {
	v := &visitor{t: t, dir: filepath.Join(t.TempDir(), "journal"), lang: i18n.UK, files: t.TempDir(),
		made: filepath.Join(t.TempDir(), "examples"), now: time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())}
	v.newShell().StartLookingAround(v.open)
	v.reads("Оксана")
	if _, err := os.Lstat(v.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of one's own folder Lstat says %v", err)
	}
	v.taps("look_around.stop")
	v.reads("first.choose_language")
	v.leftNothing()
}

func TestAFolderThatCannotBeUsedForExamplesIsSaid(t *testing.T) {
	v := visit(t, i18n.NL)
	if err := os.MkdirAll(filepath.Join(v.made, "photos"), 0o700); err != nil {
		t.Fatal(err)
	}
	v.taps("Nederlands")
	v.taps("look_around.open")
	v.reads("first.welcome")
	v.reads("look_around.failed")
	if _, err := os.Stat(filepath.Join(v.made, "photos")); err != nil {
		t.Errorf("what lay there: %v", err)
	}
}

// TestTheLineHoldsInEveryLook takes pictures of what one meets while looking
// around.
func TestTheLineHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		v := visit(t, language)
		v.taps(language.Name())
		v.taps("look_around.open")
		for _, look := range apptest.Looks {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				settings := store.Settings{Language: string(language), Appearance: "light", TextSize: look.Scale}
				if look.Mode == design.Dark {
					settings.Appearance = "dark"
				}
				v.shell.Apply(settings)
				v.shell.Window().Resize(look.Size)
				for name, r := range map[string]route.Route{"today": route.Today{}, "settings": route.Settings{}, "help": route.Help{}} {
					v.shell.To(r)
					apptest.Check(t, v.shell.Window())
					look.Picture(t, v.shell.Window(), "examples-"+name+"-"+string(language))
				}
			})
		}
	}
}
