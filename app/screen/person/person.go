// Package person is the page of one person: what gives energy, what is still to
// be done, what came up, and every conversation. Start with [New].
package person

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// atOnce is how many conversations are shown before one asks for more.
const atOnce = 5

// Screen is the page.
type Screen struct {
	journal Journal
	id      store.PersonID
	context *screen.Context
	known   known
	most    int // conversations
	latest  parts.Latest
	root    *fyne.Container
	page    *kit.Page
}

// New makes the page of a person.
func New(j Journal, id store.PersonID) *Screen {
	return &Screen{journal: j, id: id, most: atOnce}
}

// Build draws the page once the person is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	s.context = c
	s.root = design.Stack(parts.Page(parts.Bar(c, "")))
	s.load(offset)
	return s.root
}

func (s *Screen) load(offset float32) {
	parts.LoadLatest(s.context, &s.latest, s.fetch(), s.put(offset))
}

// Follow reads the person anew, where one is.
func (s *Screen) Follow() {
	parts.Reread(s.context, &s.latest, s.fetch(), s.put(parts.Offset(s.page)), func() {
		s.page = parts.ErasedPage(s.context, s.context.Text.T("deleted.erased_person"))
		s.root.Objects = []fyne.CanvasObject{s.page}
		design.Reflow(s.root)
	})
}

func (s *Screen) fetch() func(context.Context) (known, error) {
	most := s.most
	return func(ctx context.Context) (known, error) { return read(ctx, s.journal, s.id, most) }
}

// put shows what was read, at an offset.
func (s *Screen) put(offset float32) func(known) {
	return func(k known) {
		s.known = k
		s.show()
		s.page.SetOffset(offset)
	}
}

// again reads the person anew after something was done.
func (s *Screen) again() { s.load(s.page.Offset()) }

func (s *Screen) show() {
	c := s.context
	bar := parts.Bar(c, s.known.Person.Alias)
	bar.Icons = []fyne.CanvasObject{kit.NewIconButton(design.IconMore, c.Text.T("common.more"), s.openMenu)}
	s.page = parts.Page(bar, s.sections()...)
	if s.known.Person.Consent.Answer != store.No {
		s.page.SetBottom(kit.NewIconTextButton(kit.Primary, design.IconTalk, c.Text.T("person.prepare"), func() {
			c.Go.To(route.Prepare{Person: s.id})
		}))
	}
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
}

func (s *Screen) sections() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.head()}
	if line := parts.SharedLine(s.context, s.known.teams, s.known.Person.Team); line != nil {
		objects = append(objects, line)
	}
	objects = append(objects, s.notices()...)
	objects = append(objects, s.apart()...)
	objects = append(objects, s.followUps()...)
	objects = append(objects, s.domains()...)
	objects = append(objects, s.conversations()...)
	objects = append(objects, s.numbers()...)
	return append(objects, s.asked()...)
}

// head is who it is: how one talks, and what is known to be good.
func (s *Screen) head() fyne.CanvasObject {
	c, p := s.context, s.known.Person
	words := design.Col(2,
		design.NewText(c.Text.T("person.speaks", "language", c.Text.T("common.language."+language(p.Language))), design.SizeBody, design.ColorInk),
		kit.NewCaption(c.Text.T("person.manner."+manner(p.Address))))
	content := design.Col(14, design.Row(14, 1, parts.Avatar(p.Alias, p.Colour), words))
	facts := []struct {
		icon     design.Outline
		id, text string
	}{
		{design.IconSmile, "person.energy", s.known.Joy},
		{design.IconHandHeart, "person.wish", s.known.Wish},
		{design.IconStar, "person.strengths", s.known.strengths},
	}
	for _, fact := range facts {
		if fact.text != "" {
			content.Add(design.TopRow(12, 1, design.NewIcon(fact.icon, design.SizeIconSmall, parts.PersonTint(p.Colour).Ink()),
				design.Col(2, kit.NewCaption(c.Text.T(fact.id)), kit.NewBody(fact.text))))
		}
	}
	return kit.NewCard(design.Paper, content)
}

// manner is how somebody is spoken to, in a word of ours: an address of a newer
// app is polite.
func manner(a store.Address) string {
	switch a {
	case store.Informal, store.Child:
		return string(a)
	}
	return string(store.Formal)
}

// language is the code of a language that has a word here.
func language(code string) string {
	switch code {
	case "uk", "nl", "en":
		return code
	}
	return "other"
}

// apart are the texts about the person that were written in two places.
func (s *Screen) apart() []fyne.CanvasObject {
	p := s.known.Person
	settle := &parts.Settle{Journal: s.journal, Of: p, Anew: s.edit, Settled: s.again}
	return settle.Card(s.context, p.Conflicts, map[store.Field]string{
		store.FieldEnergy: "person.energy", store.FieldWish: "person.wish", store.FieldStrengths: "person.strengths"})
}

// notices say what one should know before anything else.
func (s *Screen) notices() []fyne.CanvasObject {
	c, p := s.context, s.known.Person
	var notices []fyne.CanvasObject
	edit := kit.NewLink(c.Text.T("person.change_answer"), s.edit)
	switch p.Consent.Answer {
	case store.No:
		erase := kit.NewLink(c.Text.T("erase.menu", "alias", p.Alias), s.erase)
		notices = append(notices, kit.NewNotice(design.Sand, design.IconShield, c.Text.T("person.refused"), design.Col(0, edit, erase)))
	case store.NotAsked:
		notices = append(notices, kit.NewNotice(design.Sand, design.IconShield, c.Text.T("person.not_asked"), edit))
	}
	if p.Paused() {
		notices = append(notices, kit.NewNotice(design.Sky, design.IconPause,
			c.Text.T("person.paused", "day", c.Text.Relative(p.PausedSince, c.Now())),
			kit.NewLink(c.Text.T("person.resume"), s.togglePause)))
	}
	return notices
}

func (s *Screen) erase() { s.context.Go.To(route.Erase{Person: s.id}) }

func (s *Screen) edit() { s.context.Go.To(route.PersonForm{ID: s.id}) }

// openMenu shows what is seldom done.
func (s *Screen) openMenu() {
	c := s.context
	var sheet *kit.Sheet
	row := func(icon design.Outline, text string, do func()) fyne.CanvasObject {
		return kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(icon, design.Sand), Title: text}, func() {
			sheet.Close()
			do()
		})
	}
	pause := row(design.IconPause, c.Text.T("person.pause"), s.togglePause)
	if s.known.Person.Paused() {
		pause = row(design.IconPlay, c.Text.T("person.resume"), s.togglePause)
	}
	rows := []fyne.CanvasObject{row(design.IconPencil, c.Text.T("person.edit"), s.edit)}
	if s.known.teams.CanShare(s.known.Person.Team) && s.known.Person.Consent.Answer != store.No {
		rows = append(rows, parts.ShareRow(c, &sheet, route.Share{Person: s.id}))
	}
	sheet = kit.NewSheet(s.known.Person.Alias, c.Text.T("common.close"), kit.NewListCard(append(rows,
		pause,
		row(design.IconDelete, c.Text.T("person.hide"), s.hide),
		row(design.IconLeaf, c.Text.T("erase.menu", "alias", s.known.Person.Alias), s.erase),
	)...)).Open(c.Canvas)
}

// togglePause lets somebody rest, or takes up the thread again.
func (s *Screen) togglePause() {
	c, before := s.context, s.known.Person
	after := before
	if after.PausedSince = c.Now(); before.Paused() {
		after.PausedSince = time.Time{}
	}
	screen.Do(c, func(ctx context.Context) error {
		_, err := s.journal.EditPerson(ctx, before, after)
		return err
	}, s.again)
}

// hide takes the person out of every list; one tap brings them back.
func (s *Screen) hide() {
	c, id := s.context, s.id
	screen.Do(c, func(ctx context.Context) error { return s.journal.HidePerson(ctx, id) }, func() {
		c.Go.Back()
		parts.SayHidden(c, c.Text.T("person.hidden", "alias", s.known.Person.Alias), s.known.Person.Team, func() {
			screen.Do(c, func(ctx context.Context) error { return s.journal.RestorePerson(ctx, id) }, c.Go.Redraw)
		})
	})
}
