package export

import (
	"context"
	"io"
	"strings"
	"time"

	"bankje/app/paper"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// book is a journal on its way to paper, in the words of the app. It is used by
// one goroutine, which is not that of the UI.
type book struct {
	c   *screen.Context
	doc *paper.Document

	prompts []store.OwnPrompt       // that may have been asked
	words   map[string][]parts.Word // by what they are of
	month   string                  // the chapter that was begun last

	// What was told, as far as it comes further back or is named there.
	people     map[store.PersonID]store.Person
	groups     map[store.GroupID]store.Group
	followUps  []store.FollowUp
	ownPrompts []store.OwnPrompt
	ownCards   []store.OwnCard
}

// writePaper writes a PDF: the conversations by time, what was agreed, the
// people, what is one's own, and who is on which page.
func writePaper(ctx context.Context, c *screen.Context, j Journal, w io.Writer, t *taken, done func(int)) error {
	b, err := newBook(ctx, c, j, t.period)
	if err != nil {
		return err
	}
	telling := j.Tell(t.period.days(c.Now()))
	for r, err := range telling.Records(ctx) {
		if err != nil {
			return err
		}
		if talk, ok := r.(store.Conversation); ok {
			b.conversation(talk)
			t.conversations++
			done(t.conversations)
			continue
		}
		b.keep(r)
	}
	b.agreed()
	b.about()
	b.own()
	b.doc.Index(c.Text.T("export.paper.index"), func(names []paper.Name) {
		i18n.SortBy(c.Text, names, func(n paper.Name) string { return n.Text })
	})
	t.people, t.leftOut, t.replaced = len(b.people), telling.LeftOut, b.doc.Replaced()
	if t.replaced {
		b.doc.Chapter(c.Text.T("export.paper.signs"))
		b.doc.Say(c.Text.T("export.paper.replaced"))
	}
	return b.doc.Write(w)
}

// newBook begins one with what stands on its first page.
func newBook(ctx context.Context, c *screen.Context, j Journal, p period) (*book, error) {
	b := &book{
		c: c, people: map[store.PersonID]store.Person{}, groups: map[store.GroupID]store.Group{},
	}
	var err error
	if b.prompts, err = j.OwnPrompts(ctx); err != nil {
		return nil, err
	}
	cards, err := j.OwnCards(ctx)
	if err != nil {
		return nil, err
	}
	b.words = map[string][]parts.Word{
		"domains": parts.Domains(c), "support": parts.Supports(c), "activities": parts.Activities(c),
		"signals": parts.Signals(c), "goals": parts.Goals(c), "referrals": parts.Referrals(c, cards),
	}
	b.doc, err = paper.New(paper.Options{
		Title: c.Text.T("export.paper.title"), Foot: c.Text.T("export.paper.foot"),
		Language: string(c.Text.Lang()), Made: c.Now(),
	})
	if err != nil {
		return nil, err
	}
	b.doc.Say(p.text(c))
	b.doc.Say(c.Text.T("export.paper.made", "day", c.Text.Day(c.Now(), time.Time{})))
	return b, nil
}

// keep keeps what comes into the book further back.
func (b *book) keep(r store.Record) {
	switch r := r.(type) {
	case store.Person:
		b.people[r.ID] = r
	case store.Group:
		b.groups[r.ID] = r
	case store.FollowUp:
		b.followUps = append(b.followUps, r)
	case store.OwnPrompt:
		b.ownPrompts = append(b.ownPrompts, r)
	case store.OwnCard:
		b.ownCards = append(b.ownCards, r)
	}
}

// conversation writes one, under its month.
func (b *book) conversation(talk store.Conversation) {
	p := b.c.Text
	// A year in which no app was written makes the printer name the year.
	if month := i18n.Capital(p.Month(talk.At, time.Time{})); month != b.month {
		b.month = month
		b.doc.Chapter(month)
	}
	who, names := b.who(talk.People, talk.Group, talk.GroupCount)
	entry := paper.Entry{
		Head:  i18n.Capital(p.Day(talk.At, talk.At)) + ", " + p.Clock(talk.At) + " · " + who,
		Note:  line(parts.Setting(b.c, talk.Setting), b.list("domains", talk.Domains, ", ")),
		Text:  talk.Note,
		Names: names,
	}
	add := func(label, text string) { entry.Parts = append(entry.Parts, paper.Part{Label: p.T(label), Text: text}) }
	add("conversation.wish", talk.Wish)
	add("conversation.strengths", talk.Strengths)
	add("conversation.joy", talk.Joy)
	add("conversation.self", talk.Self)
	add("conversation.signals", b.list("signals", talk.Signals, ", "))
	add("conversation.support", b.list("support", talk.Support, ", "))
	add("conversation.activities", b.list("activities", talk.Activities, ", "))
	add("conversation.goals", b.list("goals", talk.Goals, "\n"))
	add("conversation.asked", b.asked(talk))
	add("conversation.referrals", b.list("referrals", talk.Referrals, "\n"))
	b.doc.Entry(entry)
}

// list gives the words of ids.
func (b *book) list(kind string, ids []string, between string) string {
	return strings.Join(parts.WordsOf(b.words[kind], ids), between)
}

// asked gives the prompts that were asked, one a line.
func (b *book) asked(talk store.Conversation) string {
	var company []store.Person
	for _, id := range talk.People {
		if person, there := b.people[id]; there {
			company = append(company, person)
		}
	}
	voice := parts.NewVoice(string(b.c.Text.Lang()), company)
	var texts []string
	for _, id := range talk.Prompts {
		if prompt, ok := parts.ReadPrompt(b.c.Content, b.prompts, id, voice); ok {
			texts = append(texts, prompt.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// who says with whom something was, and under which names the index has it.
func (b *book) who(people []store.PersonID, group store.GroupID, count int) (string, []paper.Name) {
	var company []string
	var names []paper.Name
	for _, id := range people {
		if person, there := b.people[id]; there {
			company = append(company, person.Alias)
			names = append(names, paper.Name{Key: id.String(), Text: person.Alias})
		}
	}
	if g, there := b.groups[group]; there {
		names = append(names, paper.Name{Key: group.String(), Text: g.Name})
	}
	if name := b.groups[group].Name; name != "" || count > 0 {
		company = append(company, parts.Group(b.c, name, count))
	}
	return parts.Names(b.c, company), names
}

// line puts what is there on one line.
func line(pieces ...string) string {
	var there []string
	for _, piece := range pieces {
		if piece != "" {
			there = append(there, piece)
		}
	}
	return strings.Join(there, " · ")
}
