package shell

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/screen/parts"
	"bankje/store"
)

// notifier is what of the toolkit reminders need. A [fyne.App] is one.
type notifier interface {
	ScheduleNotification(*fyne.Notification, time.Time) (*fyne.ScheduledNotification, error)
	CancelScheduledNotification(id string) error
	Preferences() fyne.Preferences
}

const (
	// reminderHour is when a day's reminder comes: nobody is woken by it.
	reminderHour = 9
	// mostReminders keeps the system's queue short; the next are put in it when
	// the app is opened again.
	mostReminders = 14
	// remindersSet is the preference with the ids of what is in that queue, so
	// that it can be taken back after a restart.
	remindersSet = "reminders"
)

// reminderTimes are the moments at which somebody is reminded: at nine in the
// morning, in the Netherlands, of each day from now on on which something
// begins to be due. One a day, however much there is; the soonest first.
func reminderTimes(open []store.FollowUp, now time.Time) []time.Time {
	var times []time.Time
	for _, f := range open {
		at, err := time.ParseInLocation(time.DateOnly, f.Day.String(), store.Amsterdam())
		if err != nil {
			continue // it has no day
		}
		at = time.Date(at.Year(), at.Month(), at.Day(), reminderHour, 0, 0, 0, store.Amsterdam())
		if f.State == store.FollowUpOpen && at.After(now) {
			times = append(times, at)
		}
	}
	slices.SortFunc(times, time.Time.Compare)
	times = slices.CompactFunc(times, time.Time.Equal)
	return times[:min(len(times), mostReminders)]
}

// setReminders takes back what is in the system's queue and puts in it one
// reminder for each moment, in words that tell nothing.
func setReminders(n notifier, times []time.Time, words *fyne.Notification) {
	for _, id := range n.Preferences().StringList(remindersSet) {
		if err := n.CancelScheduledNotification(id); err != nil {
			slog.Warn("take back a reminder", "error", err)
		}
	}
	var ids []string
	for _, at := range times {
		set, err := n.ScheduleNotification(words, at)
		if err != nil {
			slog.Warn("set a reminder", "error", err)
			break // the others would fare no better
		}
		ids = append(ids, set.ID())
	}
	n.Preferences().SetStringList(remindersSet, ids)
}

// remind brings the system's queue in line with what is to be done. Where
// reminders are off, nothing is left in it. Made-up examples remind nobody.
func (s *Shell) remind() {
	j, c := s.journal, s.context
	if j == nil || s.looking {
		return
	}
	if !parts.Reminders(s.settings) {
		if len(s.app.Preferences().StringList(remindersSet)) > 0 {
			setReminders(s.app, nil, nil)
		}
		return
	}
	var open []store.FollowUp
	var err error
	s.options.Async(
		func(ctx context.Context) { open, err = j.FollowUps(ctx, store.FollowUpFilter{}) },
		func() {
			if err != nil {
				return // locked meanwhile: what is set stays until the next time
			}
			words := fyne.NewNotification("Bankje", c.Text.T("shell.reminder"))
			setReminders(s.app, reminderTimes(open, s.options.Now()), words)
		})
}
