package export

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"bankje/app/paper"
	"bankje/i18n"
	"bankje/store"
)

// What stands at the back of the book, behind the conversations.

// agreed writes what was promised, by day.
func (b *book) agreed() {
	if len(b.followUps) == 0 {
		return
	}
	p := b.c.Text
	b.doc.Chapter(p.T("conversation.follow_ups"))
	slices.SortStableFunc(b.followUps, func(a, b store.FollowUp) int { return a.Day.Compare(b.Day) })
	for _, f := range b.followUps {
		var people []store.PersonID
		if !f.Person.IsZero() {
			people = append(people, f.Person)
		}
		who, names := b.who(people, f.Group, 0)
		b.doc.Entry(paper.Entry{
			Head: i18n.Capital(line(b.days(f.Day, f.Until), who)), Note: b.state(f), Text: f.What, Names: names,
		})
	}
}

// days says a day, or a stretch of days, as it will still be true in a year.
func (b *book) days(day, until store.Day) string {
	p := b.c.Text
	switch {
	case day.IsZero():
		return p.T("parts.some_day")
	case until.IsZero() || until == day:
		return p.Day(day.Start(), time.Time{})
	}
	return p.T("parts.between", "from", p.Day(day.Start(), until.Start()), "until", p.Day(until.Start(), time.Time{}))
}

func (b *book) state(f store.FollowUp) string {
	p := b.c.Text
	day := p.Day(f.DoneAt, time.Time{})
	switch f.State {
	case store.FollowUpDone:
		return i18n.Capital(p.T("parts.follow_up.was_done", "day", day))
	case store.FollowUpDropped:
		return i18n.Capital(p.T("parts.follow_up.was_dropped", "day", day))
	}
	return ""
}

// about writes what is known of people themselves, by alias.
func (b *book) about() {
	p := b.c.Text
	people := slices.SortedFunc(maps.Values(b.people), func(a, b store.Person) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	people = slices.DeleteFunc(people, func(person store.Person) bool {
		return person.Energy == "" && person.Wish == "" && person.Strengths == ""
	})
	if len(people) == 0 {
		return
	}
	i18n.SortBy(p, people, func(person store.Person) string { return person.Alias })
	b.doc.Chapter(p.T("journal.people"))
	for _, person := range people {
		_, names := b.who([]store.PersonID{person.ID}, store.GroupID{}, 0)
		b.doc.Entry(paper.Entry{Head: person.Alias, Names: names, Parts: []paper.Part{
			{Label: p.T("person.energy"), Text: person.Energy},
			{Label: p.T("person.wish"), Text: person.Wish},
			{Label: p.T("person.strengths"), Text: person.Strengths},
		}})
	}
}

// own writes the prompts and cards of one's own.
func (b *book) own() {
	p := b.c.Text
	if len(b.ownPrompts) > 0 {
		b.doc.Chapter(p.T("export.paper.prompts"))
	}
	for _, prompt := range b.ownPrompts {
		text := prompt.Text(string(p.Lang()))
		var others []string
		for _, other := range []string{prompt.NL, prompt.UK, prompt.EN} {
			if other != text {
				others = append(others, other)
			}
		}
		b.doc.Entry(paper.Entry{Head: text, Note: line(others...)})
	}
	if len(b.ownCards) > 0 {
		b.doc.Chapter(p.T("export.paper.cards"))
	}
	for _, card := range b.ownCards {
		b.card(card)
	}
}

func (b *book) card(card store.OwnCard) {
	p := b.c.Text
	head := card.Name
	if filled, ok := b.c.Content.Referrals.Get(card.Fills); ok {
		head = line(filled.Name.In(string(p.Lang())), card.Name)
	}
	whose, names := b.who([]store.PersonID{card.Person}, store.GroupID{}, 0)
	b.doc.Entry(paper.Entry{
		Head: line(head, whose), Note: card.Purpose, Text: card.Note, Names: names,
		Parts: []paper.Part{
			{Label: p.T("referral.phone"), Text: card.Phone},
			{Label: p.T("referral.mail"), Text: card.Email},
			{Label: p.T("referral.site"), Text: card.URL},
			{Label: p.T("referral.address"), Text: card.Address},
			{Label: p.T("referral.fact.hours"), Text: card.Hours},
			{Label: p.T("referral.fact.languages"), Text: card.Languages},
		},
	})
}
