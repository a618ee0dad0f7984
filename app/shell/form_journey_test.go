package shell

import (
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// written gives what is written in the fields that show, from the top.
func (v *visitor) written() (texts []string) {
	for _, field := range apptest.Find[*kit.Field](v.shell.Window()) {
		texts = append(texts, field.Text())
	}
	return texts
}

func TestAKilledAppKeepsWhatWasTypedAboutSomebodyNew(t *testing.T) {
	v := settled(t, i18n.UK)
	v.tapsTab("shell.tab.new")
	v.taps("new_talk.someone_new")
	v.types(0, "Оксана")
	v.types(1, "Співає в хорі")
	v.sealed()
	v.dies()

	v.unlocks(pin)
	v.reads("person_form.new")
	if got := v.written(); len(got) != 2 || got[0] != "Оксана" || got[1] != "Співає в хорі" {
		t.Fatalf("after a kill the form says %q", got)
	}
	v.taps("person_form.allowed")
	v.taps("common.save")
	v.reads("prepare.title", "who", "Оксана")

	v.dies()
	v.unlocks(pin)
	v.doesNotRead("person_form.new")
	if people, err := v.shell.journal.People(t.Context(), store.PeopleFilter{}); err != nil || len(people) != 1 {
		t.Errorf("%d people, %v; want one, saved once", len(people), err)
	}
}

func TestALockInAFollowUpReturnsToIt(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	people, err := v.shell.journal.People(t.Context(), store.PeopleFilter{})
	if err != nil {
		t.Fatal(err)
	}
	v.shell.To(route.FollowUpForm{Person: people[0].ID})
	v.types(0, "Знайти хор")
	v.shell.Lock()
	v.doesNotRead("Знайти хор")
	v.unlocks(pin)
	v.reads("follow_up_form.new")
	if got := v.written(); len(got) != 1 || got[0] != "Знайти хор" {
		t.Fatalf("after the lock the form says %q", got)
	}
	v.taps("common.save")
	v.reads("prepare.title", "who", "Оксана")
	v.dies()
	v.unlocks(pin)
	v.doesNotRead("follow_up_form.new")
}

func TestWhatIsNotSavedOnPurposeDoesNotComeBack(t *testing.T) {
	v := settled(t, i18n.NL)
	v.tapsTab("shell.tab.new")
	v.taps("new_talk.someone_new")
	v.types(0, "Oksana")
	v.sealed()
	v.goesBack()
	v.taps("form.drop")
	v.sealed()
	v.dies()
	v.unlocks(pin)
	v.reads("today.empty")
}

func TestAfterANoNothingOfTheFormIsOnTheDisk(t *testing.T) {
	v := settled(t, i18n.NL)
	v.tapsTab("shell.tab.new")
	v.taps("new_talk.someone_new")
	v.types(0, "Oksana")
	v.sealed()
	v.taps("person_form.not_allowed")
	v.sealed()
	if forms, err := v.shell.journal.Forms(t.Context()); err != nil || len(forms) != 0 {
		t.Errorf("%d forms are kept, %v; want none of who said no", len(forms), err)
	}
	v.now = v.now.Add(time.Minute)
	v.dies()
	v.unlocks(pin)
	v.reads("today.empty")
}

func TestALockAndAKillReturnToATeamThatIsBeingStarted(t *testing.T) {
	v := settled(t, i18n.UK)
	v.shell.To(route.StartTeam{})
	v.types(0, "Сусіди")
	v.shell.Lock()
	v.unlocks(pin)
	v.types(1, "Оксана")
	v.sealed()
	v.dies()

	v.unlocks(pin)
	if got := v.written(); len(got) != 3 || got[0] != "Сусіди" || got[1] != "Оксана" {
		t.Fatalf("after a lock and a kill the form says %q", got)
	}
	v.taps("start_team.begin")
	v.sealed()
	v.dies()
	v.unlocks(pin)
	v.doesNotRead("start_team.title")
	if teams, err := v.shell.journal.Teams(t.Context()); err != nil || len(teams) != 1 {
		t.Errorf("%d teams, %v; want one, begun once", len(teams), err)
	}
}
