package shell

import (
	"testing"
	"time"

	"bankje/app/screen/route"
	"bankje/i18n"
)

// handsOver shows a prompt from its card and gives the phone away with it.
func (v *visitor) handsOver(id string) {
	v.t.Helper()
	v.shell.To(route.Cards{})
	v.shell.To(route.Card{ID: id})
	v.taps("show.open")
	v.taps("show.hand_over")
}

func TestAHandedOverCardLeadsNowhereButToTheCrisisCards(t *testing.T) {
	v := settled(t, i18n.NL)
	prompt, _ := v.shell.content.Prompts.Get("P10")
	v.handsOver("P10")
	for range 3 {
		v.goesBack()
		v.reads(prompt.Wording.UK)
	}
	v.shell.To(route.Journal{})
	v.shell.Instead(route.People{})
	v.reads(prompt.Wording.UK)
	v.taps("crisis.title")
	v.reads("112")
	v.goesBack()
	v.reads(prompt.Wording.UK)
}

func TestUnlockingAHandedOverCardReturnsToTheCard(t *testing.T) {
	v := settled(t, i18n.NL)
	prompt, _ := v.shell.content.Prompts.Get("P10")
	v.handsOver("P10")
	v.taps("show.take_back")
	v.doesNotRead(prompt.Wording.UK)
	v.unlocks(pin)
	v.reads("card.title")
	v.reads(prompt.Wording.NL)
	v.goesBack()
	v.reads("cards.title")
}

func TestReadingAlongGoesBackToTheCard(t *testing.T) {
	v := settled(t, i18n.NL)
	v.shell.To(route.Card{ID: "P10"})
	v.taps("show.open")
	v.doesNotRead("card.title")
	v.goesBack()
	v.reads("card.title")
}

func TestACardOfTheTalkIsShownInTheWordsForWhomOneTalksWith(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.taps("prepare.start")
	v.taps("common.show")
	v.doesNotRead("Oksana")
	v.taps("show.hand_over")
	v.taps("show.take_back")
	v.unlocks(pin)
	v.reads("talk.title", "who", "Oksana")
}

func TestLeavingTheAppIsNoWayOutOfAHandedOverCard(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.taps("prepare.start")
	v.taps("common.show")
	v.taps("show.hand_over")
	for _, minutes := range []time.Duration{0, 2} {
		v.shell.away()
		v.now = v.now.Add(minutes * time.Minute)
		v.shell.backAgain()
		v.reads(i18n.For(i18n.UK).T("show.answer.talk"))
	}
	v.shell.away()
	v.now = v.now.Add(20 * time.Minute)
	v.shell.backAgain()
	v.reads("unlock.pin")
	v.unlocks(pin)
	v.reads("talk.title", "who", "Oksana")
}
