package examples

import (
	"context"
	"time"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

// conversation saves one with its follow-ups, and plans what was done with it
// since.
func (w *writer) conversation(ctx context.Context, told assets.ExampleConversation) error {
	at := w.at(told.Ago, told.At)
	d := store.Draft{Conversation: store.Conversation{
		At: at, Setting: told.Setting, People: w.ids(told.With), Group: w.groups[told.Group], GroupCount: told.Count,
		Goals: told.Goals, Prompts: told.Prompts, Domains: told.Domains, Support: told.Support,
		Activities: told.Activities, Signals: told.Signals, Referrals: told.Referrals,
		Note: w.say(told.Note), Wish: w.say(told.Wish), Strengths: w.say(told.Strengths),
		Joy: w.say(told.Joy), Self: w.say(told.Self),
	}}
	edited := !told.Before.Empty()
	if edited {
		d.Conversation.Note = w.say(told.Before)
	}
	for _, f := range told.FollowUps {
		d.FollowUps = append(d.FollowUps, w.followUp(told, f))
	}
	saved, err := w.journal.SaveDraft(ctx, d)
	if err != nil {
		return err
	}
	if edited {
		w.on(at.Add(writing+time.Hour), func(ctx context.Context) error { return w.edit(ctx, saved.ID, w.say(told.Note)) })
	}
	for _, f := range told.FollowUps {
		w.planOutcome(saved.ID, f)
	}
	return nil
}

func (w *writer) followUp(c assets.ExampleConversation, f assets.ExampleFollowUp) store.FollowUp {
	made := store.FollowUp{What: w.say(f.What), Day: w.day(f.Day), Until: w.day(f.Until)}
	switch {
	case f.For != "":
		made.Person = w.people[f.For].ID
	case len(c.With) > 0:
		made.Person = w.people[c.With[0]].ID
	default:
		made.Group = w.groups[c.Group]
	}
	return made
}

// day is the day that lies so many days from now; nil for none.
func (w *writer) day(fromNow *int) store.Day {
	if fromNow == nil {
		return ""
	}
	return store.DayOf(w.now).AddDays(*fromNow)
}

// planOutcome plans that a follow-up was done or dropped, if it was.
func (w *writer) planOutcome(of store.ConversationID, told assets.ExampleFollowUp) {
	plan := func(day *int, state store.FollowUpState) {
		if day != nil {
			w.on(w.at(-*day, "21:30"), func(ctx context.Context) error { return w.outcome(ctx, of, told, state) })
		}
	}
	plan(told.Done, store.FollowUpDone)
	plan(told.Dropped, store.FollowUpDropped)
}

func (w *writer) outcome(ctx context.Context, of store.ConversationID, told assets.ExampleFollowUp, state store.FollowUpState) error {
	promised, err := w.journal.FollowUps(ctx, store.FollowUpFilter{Conversation: of, AnyState: true, WithPaused: true})
	if err != nil {
		return err
	}
	for _, before := range promised {
		if before.What != w.say(told.What) {
			continue
		}
		after := before
		after.State = state
		if _, err := w.journal.EditFollowUp(ctx, before, after); err != nil {
			return err
		}
	}
	return nil
}

// edit writes a note anew, so that what stood there before can be read.
func (w *writer) edit(ctx context.Context, id store.ConversationID, note string) error {
	d, err := w.journal.EditDraft(ctx, id)
	if err != nil {
		return err
	}
	d.Conversation.Note = note
	_, err = w.journal.SaveDraft(ctx, d)
	return err
}

// draft leaves a conversation begun.
func (w *writer) draft(ctx context.Context) error {
	told := w.told.Draft
	at := w.now.Add(-time.Duration(told.HoursAgo) * time.Hour)
	d, err := w.journal.NewDraft(ctx, store.Conversation{
		At: at, Setting: told.Setting, People: w.ids(told.With), Goals: told.Goals, Prompts: told.Asked, Note: w.say(told.Note),
	})
	if err != nil {
		return err
	}
	d.Stage, d.Queue, d.Position, d.TalkedAt = parts.StageTalk, told.Queue, len(told.Asked), at
	return w.journal.KeepDraft(ctx, d)
}

// planOwn plans what one made oneself: a prompt, a card that was filled in, and
// favourites.
func (w *writer) planOwn() {
	begun := w.at(halfAYear, "10:00")
	for _, p := range w.told.Prompts {
		w.on(begun, func(ctx context.Context) error {
			_, err := w.journal.AddOwnPrompt(ctx, store.OwnPrompt{
				NL: p.Text.NL, UK: p.Text.UK, EN: p.Text.EN, Domains: p.Domains, Moment: p.Moment,
			})
			return err
		})
	}
	for _, card := range w.told.Cards {
		w.on(begun, func(ctx context.Context) error {
			_, err := w.journal.KeepOwnCard(ctx, store.OwnCard{}, store.OwnCard{
				Fills: card.Fills, Name: w.say(card.Name), Phone: card.Phone,
				Hours: w.say(card.Hours), Note: w.say(card.Note),
			})
			return err
		})
	}
	for _, key := range w.told.Favourites.Keys {
		w.on(begun, func(ctx context.Context) error { return w.journal.SetFavourite(ctx, key, true) })
	}
}
