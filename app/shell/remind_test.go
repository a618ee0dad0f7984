package shell

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

func TestOneReminderADayAtNineInTheNetherlands(t *testing.T) {
	nine := func(month time.Month, day int) time.Time {
		return time.Date(2026, month, day, 9, 0, 0, 0, store.Amsterdam())
	}
	now := time.Date(2026, time.October, 24, 9, 30, 0, 0, store.Amsterdam())
	open := []store.FollowUp{
		{Day: "2026-10-26", Until: "2026-10-30"}, // begins after the clock went back
		{Day: "2026-10-25"}, {Day: "2026-10-25"},
		{Day: "2026-10-24"}, // nine has passed
		{Day: "2026-10-01"}, {},
		{Day: "2026-10-27", State: store.FollowUpDone},
	}
	want := []time.Time{nine(time.October, 25), nine(time.October, 26)}
	if diff := cmp.Diff(want, reminderTimes(open, now)); diff != "" {
		t.Errorf("reminders (-want +got):\n%s", diff)
	}
}

func TestTheQueueOfRemindersStaysShort(t *testing.T) {
	now := time.Date(2026, time.January, 1, 12, 0, 0, 0, time.UTC)
	var open []store.FollowUp
	for i := range 500 {
		open = append(open, store.FollowUp{Day: store.DayOf(now).AddDays(500 - i)})
	}
	times := reminderTimes(open, now)
	if len(times) != mostReminders || store.DayOf(times[0]) != "2026-01-02" {
		t.Errorf("%d reminders from %v on", len(times), times[0])
	}
}

// queue is the system's queue of reminders.
type queue struct {
	fyne.App
	set map[string]*fyne.ScheduledNotification
}

func (q *queue) ScheduleNotification(n *fyne.Notification, at time.Time) (*fyne.ScheduledNotification, error) {
	s := fyne.NewScheduledNotification(at.String(), n, at)
	q.set[s.ID()] = s
	return s, nil
}

func (q *queue) CancelScheduledNotification(id string) error {
	delete(q.set, id)
	return nil
}

// watchQueue puts a queue in place of the toolkit's.
func (v *visitor) watchQueue() *queue {
	q := &queue{App: v.shell.app, set: map[string]*fyne.ScheduledNotification{}}
	v.shell.app = q
	return q
}

func TestRemindersAreSetOnceTurnedOnAndTellNothing(t *testing.T) {
	v := settled(t, i18n.UK)
	q := v.watchQueue()
	v.meets("Оксана")
	j := v.shell.journal
	people, err := j.People(t.Context(), store.PeopleFilter{})
	if err != nil {
		t.Fatal(err)
	}
	day := store.DayOf(v.now).AddDays(3)
	f, err := j.AddFollowUp(t.Context(), store.FollowUp{Person: people[0].ID, What: "Знайти хор", Day: day})
	if err != nil {
		t.Fatal(err)
	}
	v.shell.away()
	if len(q.set) != 0 {
		t.Fatalf("%d reminders are set that nobody asked for", len(q.set))
	}
	v.shell.Apply(parts.WithReminders(v.shell.settings, true))
	if len(q.set) != 1 {
		t.Fatalf("%d reminders are set, want one", len(q.set))
	}
	for _, n := range q.set {
		if text := n.Title + n.Content; strings.Contains(text, "Оксана") || strings.Contains(text, "хор") {
			t.Errorf("the reminder says %q", text)
		}
		if store.DayOf(n.DeliveryTime) != day {
			t.Errorf("it comes at %v, want %s", n.DeliveryTime, day)
		}
	}

	done := f
	done.State = store.FollowUpDone
	if _, err := j.EditFollowUp(t.Context(), f, done); err != nil {
		t.Fatal(err)
	}
	v.shell.away()
	if len(q.set) != 0 {
		t.Errorf("%d reminders are left of what is done", len(q.set))
	}
}

func TestTurningRemindersOffTakesThemBack(t *testing.T) {
	q := &queue{App: test.NewTempApp(t), set: map[string]*fyne.ScheduledNotification{}}
	words := fyne.NewNotification("Bankje", "…")
	now := time.Date(2026, time.January, 1, 9, 0, 0, 0, time.UTC)
	setReminders(q, []time.Time{now, now.Add(24 * time.Hour)}, words)
	setReminders(q, []time.Time{now}, words)
	if len(q.set) != 1 {
		t.Errorf("%d reminders are set, want the latest one alone", len(q.set))
	}
	setReminders(q, nil, nil)
	if len(q.set) != 0 {
		t.Errorf("%d reminders are left", len(q.set))
	}
}
