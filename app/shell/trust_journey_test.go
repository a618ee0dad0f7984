package shell

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/i18n"
)

// writesCodeDown makes a recovery code, copies it to paper, types back what is
// asked for and gives what stands on the paper.
func (v *visitor) writesCodeDown() (paper []string) {
	v.t.Helper()
	v.taps("recovery.make")
	for _, text := range apptest.Texts(v.shell.Window()) {
		if len(text) == 4 && strings.Trim(text, "0123456789") == "" {
			paper = append(paper, text)
		}
	}
	if len(paper) != 10 {
		v.t.Fatalf("%d groups of a code are on the screen", len(paper))
	}
	v.taps("recovery.written")
	for range 2 {
		v.keys(paper[v.asked()])
		v.taps("common.next")
	}
	return paper
}

// asked is the index of the group of the code that is asked for.
func (v *visitor) asked() int {
	v.t.Helper()
	texts := apptest.Texts(v.shell.Window())
	for i := range 10 {
		if slices.Contains(texts, v.word("recovery.group", "number", i+1)) {
			return i
		}
	}
	v.t.Fatalf("no group is asked for; there is %q", texts)
	return 0
}

// setsPIN chooses a new PIN, twice.
func (v *visitor) setsPIN(pin string) {
	v.t.Helper()
	v.taps("secret.choose_pin")
	for range 2 {
		v.keys(pin)
		v.taps("common.next")
	}
}

func TestTheRecoveryCodeIsAskedForUntilItIsOnPaper(t *testing.T) {
	v := settled(t, i18n.UK)
	v.doesNotRead("today.code")
	v.meets("Оксана")
	v.shell.To(route.Today{})
	v.reads("today.code")
	v.taps("common.later")
	v.doesNotRead("today.code")

	v.now = v.now.Add(24 * time.Hour)
	v.dies()
	v.unlocks(pin)
	v.taps("today.code_write")
	v.taps("recovery.make")
	v.dies() // before it was on paper

	v.unlocks(pin)
	v.taps("today.code_write")
	v.reads("recovery.replaces")
	v.writesCodeDown()
	v.doesNotRead("today.code")

	v.now = v.now.Add(24 * time.Hour)
	v.dies()
	v.unlocks(pin)
	v.doesNotRead("today.code")
}

func TestAForgottenPINAndTheCodeOnPaper(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.shell.To(route.Settings{})
	v.reads("settings.no_code")
	v.taps("settings.code")
	paper := v.writesCodeDown()
	v.doesNotRead("settings.no_code")

	v.dies()
	for range 5 {
		v.unlocks("000000")
	}
	v.taps("unlock.forgot_pin")
	v.keys(strings.Join(paper[:5], ""))
	v.taps("crisis.title")
	v.goesBack()
	v.reads("unlock.group", "number", 6, "groups", 10)
	v.keys(strings.Join(paper[5:], ""))
	v.taps("common.next")
	v.setsPIN("864209")
	v.reads("Oksana")

	v.dies()
	v.unlocks(pin)
	v.reads("unlock.pin")
	v.keys("864209")
	v.taps("unlock.open")
	v.reads("Oksana")
}

func TestAChangedPINOpensAndTheOldOneDoesNot(t *testing.T) {
	v := settled(t, i18n.EN)
	v.shell.To(route.Settings{})
	v.taps("settings.change_secret")
	v.keys("000000")
	v.taps("common.next")
	v.reads(fmt.Sprintf("You can try %d more times", 4))
	v.keys(pin)
	v.taps("common.next")
	v.setsPIN("864209")
	v.reads("settings.protection")

	v.shell.Lock()
	v.unlocks(pin)
	v.unlocks("864209")
	v.reads("settings.protection")
}

func TestNoNoteIsInSightAfterBeingAwayInATalk(t *testing.T) {
	const note = "Ze vertelde over haar zus"
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.taps("talk.note")
	v.types(0, note)
	v.shell.away()
	v.now = v.now.Add(10 * time.Minute)
	v.shell.backAgain()
	v.doesNotRead(note)
	v.reads("talk.title", "who", "Oksana")

	v.taps("talk.go_on_writing")
	v.shell.away()
	v.now = v.now.Add(20 * time.Second)
	v.shell.backAgain()
	v.reads("note.title")
}

func TestWhoForgotEverythingBeginsAnewAndTheOldJournalIsKept(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	v.shell.Lock()
	v.taps("unlock.forgot_pin")
	v.reads("unlock.nobody_can")
	v.taps("unlock.anew")
	v.reads("unlock.anew_means")
	v.taps("unlock.anew_sure")

	v.reads("first.welcome") // the language is known already
	v.setsPIN("864209")
	v.reads("today.empty")
	kept, err := filepath.Glob(v.dir + "-*")
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept are %q, %v", kept, err)
	}
	v.dir = kept[0]
	v.dies()
	v.unlocks(pin)
	v.reads("Оксана")
}
