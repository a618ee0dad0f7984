package shell

import (
	"testing"
	"time"

	"bankje/app/screen/route"
	"bankje/i18n"
)

// meets makes a person and goes on to preparing a conversation with them.
func (v *visitor) meets(alias string) {
	v.t.Helper()
	v.tapsTab("shell.tab.new")
	v.taps("new_talk.someone_new")
	v.types(0, alias)
	v.taps("person_form.allowed")
	v.taps("common.save")
	v.reads("prepare.title", "who", alias)
}

// talks starts the conversation and asks three prompts.
func (v *visitor) talks() {
	v.t.Helper()
	v.taps("prepare.start")
	for range 3 {
		v.taps("talk.asked")
	}
}

func TestFirstMinute(t *testing.T) {
	v := visit(t, i18n.EN)
	v.reads("first.choose_language")
	v.taps("Українська")
	v.reads("first.welcome")
	v.taps("secret.choose_pin")
	v.keys(pin)
	v.taps("common.next")
	v.keys("135799")
	v.taps("common.next")
	v.reads("secret.pin_differs")
	v.keys(pin)
	v.taps("common.next")
	v.keys(pin)
	v.taps("common.next")
	v.reads("today.empty")

	v.lang = "" // from here on the choice that was kept
	v.dies()
	v.unlocks(pin)
	v.reads("today.empty")
	if got := v.shell.context.Text.Lang(); got != i18n.UK {
		t.Errorf("after a restart the app speaks %s, want the language that was chosen", got)
	}
}

func TestPrepareTalkWriteAndFindAgain(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Розповідала про сад біля дому й хоче співати в хорі.")
	v.taps("common.done")
	v.taps("talk.finish")
	v.taps("common.save")

	v.dies()
	v.unlocks(pin)
	v.tapsTab("shell.tab.journal")
	v.types(0, "СПІВ")
	v.reads("хоче співати в хорі")
	v.taps("Оксана")
	v.reads("Розповідала про сад")
}

func TestAKilledAppKeepsANoteThatWasNotFinished(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Ze zingt graag en")
	v.sealed()
	v.dies()

	v.unlocks(pin)
	v.types(0, " bakt brood. ") // right where one was
	v.taps("common.done")
	v.taps("talk.finish")
	v.taps("common.save")
	v.goesBack()
	v.tapsTab("shell.tab.journal")
	v.reads("Ze zingt graag en")
}

func TestAKillLeadsBackToTheConversationThatOneWasInAndToNoOther(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	v.talks()
	v.sealed()
	v.dies()
	v.unlocks(pin)
	v.reads("talk.title", "who", "Оксана")

	v.taps("talk.finish")
	v.sealed()
	v.dies()
	v.unlocks(pin)
	v.reads("after.title")
	v.goesBack()
	v.tapsTab("shell.tab.today") // it is left for later
	v.sealed()
	v.dies()
	v.unlocks(pin)
	v.reads("today.go_on", "who", "Оксана")

	v.taps("today.go_on", "who", "Оксана")
	v.taps("talk.finish")
	v.taps("common.save")
	v.dies() // before it is known that nothing is gone on with
	v.unlocks(pin)
	v.doesNotRead("after.title")
}

func TestChangingTheLanguageInTheMiddleOfANoteLosesNothing(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Half een zin")
	settings := v.shell.settings
	settings.Language = string(i18n.UK)
	v.shell.Apply(settings)
	if got, want := v.shell.context.Text.T("note.title"), i18n.For(i18n.UK).T("note.title"); got != want {
		t.Errorf("the note is called %q, want the Ukrainian %q", got, want)
	}
	v.types(0, " af")
	v.sealed()
	drafts, err := v.shell.journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || len(drafts[0].Conversation.Note) != len("Half een zin af") {
		t.Fatalf("drafts = %v, %v; want one with all that was typed", drafts, err)
	}
}

func TestALockInTheMiddleOfANoteReturnsToIt(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Niet kwijtraken")

	v.shell.away()
	v.now = v.now.Add(20 * time.Minute)
	v.shell.backAgain()
	v.doesNotRead("Oksana")
	v.unlocks(pin)
	v.reads("note.title")
	v.types(0, "!")
	v.sealed()
	drafts, err := v.shell.journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || len(drafts[0].Conversation.Note) != len("Niet kwijtraken!") {
		t.Fatalf("drafts = %v, %v; want the note as it was, and the key typed after", drafts, err)
	}
}

func TestAShortLookElsewhereInATalkDoesNotLock(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.shell.away()
	v.now = v.now.Add(10 * time.Minute)
	v.shell.backAgain()
	v.reads("talk.title", "who", "Oksana")
}

func TestAWrongPINSlowsDownAlsoAfterARestart(t *testing.T) {
	v := settled(t, i18n.EN)
	v.shell.Lock()
	for range 5 {
		v.unlocks("000000")
	}
	v.unlocks("000000")
	v.dies()
	v.unlocks(pin)
	v.reads("unlock.pin")
	v.now = v.now.Add(2 * time.Hour)
	v.shell.Redraw()
	v.unlocks(pin)
	v.reads("today.empty")
}

func TestAClockSetBackIsToldAndRefusesNothing(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.now = v.now.AddDate(-1, 0, 0)
	v.dies()
	v.unlocks(pin)
	v.reads("error.clock")
	v.meets("Serhij")
}

func TestTheCrisisCardsAreThereWhileItIsLocked(t *testing.T) {
	v := settled(t, i18n.NL)
	v.shell.Lock()
	v.taps("crisis.title")
	v.reads("112")
	v.goesBack()
	v.reads("unlock.pin")
}

// TestBackLeadsToTodayFromEveryPlace opens every place from Today and goes back
// from it, and from every tab.
func TestBackLeadsToTodayFromEveryPlace(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	people, err := v.shell.journal.People(t.Context(), everybody)
	if err != nil || len(people) != 1 {
		t.Fatalf("people = %v, %v", people, err)
	}
	for _, r := range places(people[0].ID) {
		v.shell.To(route.Today{})
		v.shell.To(r)
		v.goesBack()
		if got := v.shell.trail.top().route; got != route.Route(route.Today{}) {
			t.Errorf("back from %T shows %T, want Today", r, got)
		}
	}
}

func TestHerDoctorsNumberIsFilledInAndFoundAgain(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	v.shell.To(route.Help{})
	v.shell.To(route.Referral{ID: "huisarts"})
	v.taps("referral.fill")
	v.types(0, "020 123 45 67")
	v.taps("Оксана")
	v.taps("common.save")
	v.dies()
	v.unlocks(pin)
	v.shell.To(route.Referral{ID: "huisarts"})
	v.reads("referral.for_person", "alias", "Оксана")
	v.reads("020 123 45 67")
}
