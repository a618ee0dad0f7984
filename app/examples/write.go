package examples

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// writer writes the examples in the order in which they happened, each at its
// own time, so that all a screen may tell of when is true within the story.
type writer struct {
	told     *assets.Examples
	language i18n.Language
	now      time.Time
	clock    *clock
	journal  *store.Journal

	people map[string]store.Person
	groups map[string]store.GroupID
	events []event
}

// event is one save, and when it was.
type event struct {
	at time.Time
	do func(context.Context) error
}

// on plans a save; one planned while another is carried out is later than that.
func (w *writer) on(at time.Time, do func(context.Context) error) {
	w.events = append(w.events, event{at, do})
}

func (w *writer) write(ctx context.Context) error {
	w.people, w.groups = map[string]store.Person{}, map[string]store.GroupID{}
	w.planPeople()
	w.planGroups()
	for _, c := range w.told.Conversations {
		w.on(w.at(c.Ago, c.At).Add(writing), func(ctx context.Context) error { return w.conversation(ctx, c) })
	}
	w.planOwn()
	w.on(w.now.Add(-time.Duration(w.told.Draft.HoursAgo)*time.Hour), w.draft)
	for len(w.events) > 0 {
		i := w.earliest()
		next := w.events[i]
		w.events = slices.Delete(w.events, i, i+1)
		w.clock.set(next.at)
		if err := next.do(ctx); err != nil {
			return fmt.Errorf("write example: %w", err)
		}
	}
	return nil
}

// writing is how long after a conversation it is written down.
const writing = 50 * time.Minute

// earliest is the index of the event that comes next.
func (w *writer) earliest() int {
	first := 0
	for i, e := range w.events {
		if e.at.Before(w.events[first].at) {
			first = i
		}
	}
	return first
}

// at is a clock time some days before today, in the Netherlands.
func (w *writer) at(ago int, clock string) time.Time {
	day := i18n.AddDays(w.now, -ago)
	hour, err := time.Parse("15:04", clock)
	if err != nil {
		hour = time.Time{}.Add(12 * time.Hour) // the validator names such a fault
	}
	return time.Date(day.Year(), day.Month(), day.Day(), hour.Hour(), hour.Minute(), 0, 0, i18n.Amsterdam())
}

func (w *writer) say(text assets.Text) string { return text.In(string(w.language)) }

// planPeople plans that everybody is met just before the first conversation
// with them, and that who paused did so after the last.
func (w *writer) planPeople() {
	for _, told := range w.told.People {
		met := w.first(func(c assets.ExampleConversation) bool { return slices.Contains(c.With, told.ID) })
		w.on(met, func(ctx context.Context) error {
			person, err := w.journal.AddPerson(ctx, store.Person{
				Alias: w.say(told.Alias), Colour: store.Colour(told.Colour),
				Language: told.Language, Address: store.Address(told.Address),
				Consent: store.Consent{Answer: store.Yes, At: met},
				Energy:  w.say(told.Energy), Wish: w.say(told.Wish), Strengths: w.say(told.Strengths),
			})
			w.people[told.ID] = person
			return err
		})
		if told.PausedAgo == 0 {
			continue
		}
		since := w.at(told.PausedAgo, "21:00")
		w.on(since, func(ctx context.Context) error {
			before := w.people[told.ID]
			after := before
			after.PausedSince = since
			_, err := w.journal.EditPerson(ctx, before, after)
			return err
		})
	}
}

func (w *writer) planGroups() {
	for _, told := range w.told.Groups {
		begun := w.first(func(c assets.ExampleConversation) bool { return c.Group == told.ID })
		w.on(begun, func(ctx context.Context) error {
			group, err := w.journal.AddGroup(ctx, store.Group{Name: w.say(told.Name), Colour: store.Colour(told.Colour)})
			w.groups[told.ID] = group.ID
			return err
		})
	}
}

// first is just before the earliest of some conversations.
func (w *writer) first(of func(assets.ExampleConversation) bool) time.Time {
	among := slices.DeleteFunc(slices.Clone(w.told.Conversations), func(c assets.ExampleConversation) bool { return !of(c) })
	if len(among) == 0 {
		return w.at(halfAYear, "09:30")
	}
	earliest := slices.MinFunc(among, func(a, b assets.ExampleConversation) int { return cmp.Compare(b.Ago, a.Ago) })
	return w.at(earliest.Ago, earliest.At).Add(-time.Minute)
}

func (w *writer) ids(people []string) []store.PersonID {
	var ids []store.PersonID
	for _, id := range people {
		ids = append(ids, w.people[id].ID)
	}
	return ids
}
