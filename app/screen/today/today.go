// Package today is where one begins: what one was writing, what was promised
// for today, whom one saw lately, and one prompt. Start with [New].
package today

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.WhoReader
	parts.FollowUpKeeper
	Counts(context.Context) (store.Counts, error)
	Drafts(context.Context) ([]store.Draft, error)
	FollowUps(context.Context, store.FollowUpFilter) ([]store.FollowUp, error)
	People(context.Context, store.PeopleFilter) ([]store.PersonSummary, error)
	LastBackup(context.Context) (store.BackedUp, bool, error)
	Teams(context.Context) ([]store.Team, error)
	Team(context.Context, store.TeamID) (store.Team, error)
	OwnSpace() store.TeamID
	OwnCards(context.Context) ([]store.OwnCard, error)
}

// Screen is the first tab.
type Screen struct {
	journal Journal
	context *screen.Context
	page    *kit.Page
	most    int             // follow-ups that are shown
	line    *fyne.Container // how it stands with sync
	synced  parts.Latest
}

// fewFollowUps are shown at first, and as many again each time one asks for
// more: somebody who comes back after a year is not met by a wall.
const fewFollowUps = 8

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j, most: fewFollowUps} }

// content is what the journal has for today.
type content struct {
	drafts []draft
	due    []promise
	left   int  // how many more are due
	open   int  // all that is open, now or later
	begun  bool // something was written down, of a person or a group
	people []store.PersonSummary
	shared shared

	backedUp    store.BackedUp
	hasBackedUp bool
}

// draft is a conversation being written, and with whom it is.
type draft struct {
	store.Draft
	company parts.Company
}

// promise is a follow-up and whom it is for.
type promise struct {
	store.FollowUp
	who parts.Company
}

// Build draws the greeting at once and fills in the rest.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	offset := parts.Offset(s.page)
	bar := parts.TabBar(c, c.Text.Greeting(c.Now()))
	bar.Icons = []fyne.CanvasObject{
		kit.NewInkButton(design.IconUser, design.ColorInk, c.Text.T("today.settings"), func() { c.Go.To(route.Settings{}) }),
	}
	s.page, s.line = parts.Page(bar, s.day(c)), design.Col(0)
	s.load(c, offset)
	return s.page
}

// Follow reads everything anew and stays where one is.
func (s *Screen) Follow() { s.again(s.context) }

// again reads everything anew and stays where one is.
func (s *Screen) again(c *screen.Context) { s.load(c, s.page.Offset()) }

func (s *Screen) load(c *screen.Context, offset float32) {
	screen.Load(c, func(ctx context.Context) (content, error) { return s.fetch(ctx, store.DayOf(c.Now())) },
		func(read content) {
			s.page.SetObjects(s.objects(c, read)...)
			s.page.SetOffset(offset)
		})
}

func (s *Screen) fetch(ctx context.Context, today store.Day) (content, error) {
	var read content
	drafts, err := s.journal.Drafts(ctx)
	if err != nil {
		return content{}, err
	}
	for _, d := range drafts {
		if d.Untouched() {
			continue // as when the app was ended right after an edit was opened
		}
		company, err := parts.ReadCompany(ctx, s.journal, d.Conversation)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return content{}, err
		}
		read.drafts = append(read.drafts, draft{d, company})
	}
	due, err := s.journal.FollowUps(ctx, store.FollowUpFilter{DueUntil: today})
	if err != nil {
		return content{}, err
	}
	counts, err := s.journal.Counts(ctx)
	if err != nil {
		return content{}, err
	}
	read.open = counts.OpenFollowUps
	read.begun = counts.Conversations+counts.People > 0
	read.left = max(0, len(due)-s.most)
	for _, f := range due[:len(due)-read.left] {
		who, err := s.whoOf(ctx, f)
		if err != nil {
			return content{}, err
		}
		read.due = append(read.due, promise{f, who})
	}
	if read.people, err = s.journal.People(ctx, store.PeopleFilter{Limit: 20}); err != nil {
		return content{}, err
	}
	if read.shared, err = s.fetchShared(ctx); err != nil {
		return content{}, err
	}
	read.backedUp, read.hasBackedUp, err = s.journal.LastBackup(ctx)
	return read, err
}

// whoOf reads whom a follow-up is for; nobody is fine.
func (s *Screen) whoOf(ctx context.Context, f store.FollowUp) (parts.Company, error) {
	talk := store.Conversation{Group: f.Group}
	if !f.Person.IsZero() {
		talk.People = []store.PersonID{f.Person}
	}
	return parts.ReadCompany(ctx, s.journal, talk)
}

// objects are the parts of the screen, the most urgent first.
func (s *Screen) objects(c *screen.Context, read content) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.day(c)}
	for _, d := range read.drafts {
		objects = append(objects, draftCard(c, d))
	}
	if !read.begun && len(read.drafts) == 0 && len(read.due) == 0 {
		objects = append(objects, firstDay(c))
	}
	if read.open > 0 {
		objects = append(objects, kit.NewSectionWithAction(c.Text.T("today.due"), c.Text.T("today.all_due"),
			func() { c.Go.To(route.FollowUps{}) }))
		if len(read.due) == 0 {
			objects = append(objects, kit.NewMuted(c.Text.T("today.nothing_due")))
		}
	}
	for _, p := range read.due {
		do := parts.FollowUpDo(c, s.journal, p.FollowUp, func() { s.again(c) })
		do.Opens = route.FollowUpForm{ID: p.ID}
		do.OnTap = func() { c.Go.To(do.Opens) }
		objects = append(objects, parts.NewFollowUpCard(c, p.FollowUp, promisedTo(c, p), do))
	}
	if read.left > 0 {
		objects = append(objects, design.Center(kit.NewLink(c.Text.N("today.more_due", read.left), func() {
			s.most += fewFollowUps
			s.again(c)
		})))
	}
	if read.begun && asksForCode(c.Settings, store.DayOf(c.Now())) {
		objects = append(objects, codeCard(c))
	}
	if parts.RemindsOfBackup(c.Settings, read.backedUp, read.hasBackedUp, store.DayOf(c.Now())) {
		objects = append(objects, backupLine(c, read.backedUp))
	}
	if people := seen(read.people); len(people) > 0 {
		objects = append(objects, peopleCard(c, people)...)
	}
	s.line.Objects = lines(c, read.shared)
	return append(append(objects, promptOfTheDay(c)...), s.line)
}

func (s *Screen) day(c *screen.Context) fyne.CanvasObject {
	return kit.NewMuted(i18n.Capital(c.Text.Day(c.Now(), c.Now())))
}

func promisedTo(c *screen.Context, p promise) string {
	if p.Person.IsZero() && p.Group.IsZero() {
		return ""
	}
	return p.who.Names(c)
}
