package parts

import (
	"context"
	"slices"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// ConsentKeeper is what asking for consent needs of the journal.
type ConsentKeeper interface {
	Person(context.Context, store.PersonID) (store.Person, error)
	EditPerson(ctx context.Context, before, after store.Person) (store.Person, error)
	RecordConsent(context.Context, store.PersonID, store.Answer) (store.Person, error)
	Drafts(context.Context) ([]store.Draft, error)
	KeepDraft(context.Context, store.Draft) error
	DropDraft(context.Context, store.DraftID) error
}

// AskConsent asks, before the first entry about somebody, whether one asked them
// if it may be written down, and then calls allowed. After a no it calls refused
// with who said it: by then nothing that was being written about them is left.
// Closing the question calls neither.
func AskConsent(c *screen.Context, j ConsentKeeper, people []store.PersonID, allowed func(), refused func(store.Person)) {
	screen.Load(c, func(ctx context.Context) (store.Person, error) { return notAsked(ctx, j, people) },
		func(p store.Person) {
			if p.ID.IsZero() {
				allowed()
				return
			}
			again := func() { AskConsent(c, j, people, allowed, refused) }
			openConsent(c, j, p, again, refused)
		})
}

// notAsked gives the first of some people who was not asked yet; nobody when
// all were.
func notAsked(ctx context.Context, j ConsentKeeper, people []store.PersonID) (store.Person, error) {
	for _, id := range people {
		p, err := j.Person(ctx, id)
		if err != nil {
			return store.Person{}, err
		}
		if p.Consent.Answer == store.NotAsked {
			return p, nil
		}
	}
	return store.Person{}, nil
}

func openConsent(c *screen.Context, j ConsentKeeper, p store.Person, allowed func(), refused func(store.Person)) {
	var sheet *kit.Sheet
	answer := func(write func(context.Context) error, then func()) func() {
		return func() {
			sheet.Close()
			screen.Do(c, write, then)
		}
	}
	yes := answer(func(ctx context.Context) error {
		_, err := j.RecordConsent(ctx, p.ID, store.Yes)
		return err
	}, allowed)
	no := answer(func(ctx context.Context) error { return Refuse(ctx, j, p.ID) }, func() { refused(p) })
	sheet = kit.NewSheet(c.Text.T("parts.consent.ask"), c.Text.T("common.close"),
		kit.NewBody(c.Text.T("parts.consent.why", "alias", p.Alias)),
		kit.Buttons(
			kit.NewButton(kit.Primary, c.Text.T("parts.consent.yes"), yes),
			kit.NewButton(kit.Soft, c.Text.T("parts.consent.no"), no)),
	).Open(c.Canvas)
}

// Refuse keeps the no of somebody, so that nobody writes about them by mistake,
// and nothing else: what they were said to like goes, and so do the drafts of
// conversations with them. In a draft with others only they are taken out. What
// was saved with a yes before stays until the person is erased.
func Refuse(ctx context.Context, j ConsentKeeper, id store.PersonID) error {
	before, err := j.RecordConsent(ctx, id, store.No)
	if err != nil {
		return err
	}
	if _, err := j.EditPerson(ctx, before, WithoutWords(before)); err != nil {
		return err
	}
	drafts, err := j.Drafts(ctx)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if err := takeOut(ctx, j, d, id); err != nil {
			return err
		}
	}
	return nil
}

// WithoutWords is a person without what was written about them.
func WithoutWords(p store.Person) store.Person {
	p.Energy, p.Wish, p.Strengths = "", "", ""
	return p
}

func takeOut(ctx context.Context, j ConsentKeeper, d store.Draft, id store.PersonID) error {
	if !slices.Contains(d.Conversation.People, id) {
		return nil
	}
	if len(d.Conversation.People) == 1 {
		return j.DropDraft(ctx, d.ID)
	}
	is := func(other store.PersonID) bool { return other == id }
	d.Conversation.People = slices.DeleteFunc(d.Conversation.People, is)
	d.FollowUps = slices.DeleteFunc(d.FollowUps, func(f store.FollowUp) bool { return is(f.Person) })
	return j.KeepDraft(ctx, d)
}

// SayRefused tells what a no did to a conversation that was with so many people.
func SayRefused(c *screen.Context, p store.Person, people int) {
	if people > 1 {
		c.Go.Say(c.Text.T("parts.consent.taken_out", "alias", p.Alias), nil)
		return
	}
	c.Go.Say(c.Text.T("parts.consent.nothing_kept"), nil)
}
