// Package newtalk is the + tab: with whom is, or was, the conversation? From
// here one prepares it or writes it up. Start with [New].
package newtalk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	Groups(ctx context.Context) ([]store.GroupSummary, error)
	NewDraft(ctx context.Context, c store.Conversation) (store.Draft, error)
}

// mostPeople is how many people are shown; the others are found by searching.
const mostPeople = 12

// Screen is the + tab. It keeps what is looked for and who is chosen.
type Screen struct {
	journal Journal
	context *screen.Context
	query   string
	latest  parts.Latest
	listed  listed
	names   map[store.PersonID]string // of everybody who was ever in the list
	chosen  choice
	saving  bool
	page    *kit.Page
	search  fyne.CanvasObject // nil once it is on the page
}

// listed is what the journal answered.
type listed struct {
	people []store.PersonSummary
	groups []store.GroupSummary
}

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j, names: map[store.PersonID]string{}} }

// Build draws what was there before, and what is there now once it is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	s.context = c
	s.page = parts.Page(parts.TabBar(c, c.Text.T("new_talk.title")))
	field := kit.NewSearchField(c.Text.T("new_talk.search"), c.Text.T("common.clear"), func(text string) {
		if text != s.query {
			s.query = text
			s.load(0)
		}
	})
	field.SetText(s.query)
	s.search = kit.InGutter(field)
	s.load(offset)
	return s.page
}

func (s *Screen) load(offset float32) {
	query := s.query
	parts.LoadLatest(s.context, &s.latest, func(ctx context.Context) (listed, error) {
		people, err := s.journal.People(ctx, store.PeopleFilter{Query: query, Limit: mostPeople})
		if err != nil {
			return listed{}, err
		}
		groups, err := s.journal.Groups(ctx)
		return listed{people, groups}, err
	}, func(l listed) {
		s.listed = l
		if !slices.ContainsFunc(l.groups, func(g store.GroupSummary) bool { return g.ID == s.chosen.group }) {
			s.chosen.group = store.GroupID{} // deleted meanwhile
		}
		for _, p := range l.people {
			s.names[p.ID] = p.Alias
		}
		s.show()
		s.page.SetOffset(offset)
	})
}

func (s *Screen) show() {
	c := s.context
	groups := named(s.listed.groups, s.query)
	nobody := len(s.listed.people) == 0 && len(groups) == 0
	if s.search != nil && (!nobody || s.query != "") {
		s.page.SetHead(s.search)
		s.search = nil
	}
	if nobody {
		s.page.SetObjects(s.empty())
		return
	}
	people := []fyne.CanvasObject{kit.NewListRow(kit.RowContent{
		Lead: kit.NewDisc(design.IconPlus, design.Terracotta), Title: c.Text.T("new_talk.someone_new"),
		Subtitle: c.Text.T("new_talk.alias_enough"),
	}, s.someoneNew)}
	for _, p := range s.listed.people {
		people = append(people, s.personRow(p))
	}
	quick := kit.NewListRow(kit.RowContent{
		Lead: kit.NewDisc(design.IconNotebookPen, design.Sage), Title: c.Text.T("quick.title"),
		Subtitle: c.Text.T("new_talk.quick"),
	}, func() { c.Go.To(route.Quick{}) })
	objects := []fyne.CanvasObject{kit.NewListCard(quick), kit.NewListCard(people...)}
	if len(s.listed.people) == mostPeople && s.query == "" {
		objects = append(objects, kit.NewCaption(c.Text.T("new_talk.more_by_search")))
	}
	s.page.SetObjects(append(objects, s.groups(groups)...)...)
	s.page.SetBottom(s.actions())
}

// empty is for who has written nobody down yet, and for a search that finds
// nobody.
func (s *Screen) empty() fyne.CanvasObject {
	c := s.context
	sentence := c.Text.T("new_talk.empty")
	if s.query != "" {
		sentence = c.Text.T("new_talk.found_nobody")
	}
	return design.Col(8,
		kit.NewEmptyState(kit.NewDrawing(design.IconCoffee, design.IconTalk, design.IconLeaf), sentence,
			kit.NewIconTextButton(kit.Primary, design.IconPlus, c.Text.T("new_talk.someone_new"), s.someoneNew)),
		design.Center(kit.NewLink(c.Text.T("new_talk.a_group"), s.newGroup)))
}

func (s *Screen) someoneNew() { s.context.Go.To(route.PersonForm{Prepare: true}) }
func (s *Screen) newGroup()   { s.context.Go.To(route.GroupForm{}) }

func (s *Screen) personRow(p store.PersonSummary) fyne.CanvasObject {
	c := s.context
	seen := c.Text.T("new_talk.no_talk_yet")
	if !p.LastAt.IsZero() {
		seen = c.Text.T("new_talk.last", "day", c.Text.Relative(p.LastAt, c.Now()))
	}
	return kit.NewListRow(kit.RowContent{
		Lead: parts.Avatar(p.Alias, p.Colour), Title: p.Alias, Subtitle: seen, Trailing: mark(s.chosen.has(p.ID)),
	}, func() {
		if s.chosen.isFull() && !s.chosen.has(p.ID) {
			c.Go.Say(c.Text.T("new_talk.full"), nil)
			return
		}
		s.choose(s.chosen.withPerson(p.ID))
	})
}

func (s *Screen) groups(groups []store.GroupSummary) []fyne.CanvasObject {
	c := s.context
	heading := kit.NewSectionWithAction(c.Text.T("new_talk.groups"), c.Text.T("new_talk.new_group"), s.newGroup)
	if len(groups) == 0 {
		return []fyne.CanvasObject{heading, kit.NewCaption(c.Text.T("new_talk.counted"))}
	}
	var rows []fyne.CanvasObject
	for _, g := range groups {
		subtitle := c.Text.T("new_talk.counted")
		if !g.LastAt.IsZero() {
			subtitle = c.Text.T("new_talk.last", "day", c.Text.Relative(g.LastAt, c.Now()))
		}
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Lead: parts.GroupAvatar(g.Colour), Title: g.Name, Subtitle: subtitle, Trailing: mark(s.chosen.group == g.ID),
		}, func() { s.choose(s.chosen.withGroup(g.ID)) }))
	}
	return []fyne.CanvasObject{heading, kit.NewListCard(rows...)}
}

// mark is a ring that becomes a tick.
func mark(on bool) fyne.CanvasObject {
	if on {
		return design.NewIcon(design.IconDone, design.SizeIcon, design.ColorPrimary)
	}
	return design.NewIcon(design.IconCircle, design.SizeIcon, design.ColorMuted)
}

func (s *Screen) choose(chosen choice) {
	s.chosen = chosen
	s.show()
}

// actions are what can be done once somebody is chosen.
func (s *Screen) actions() fyne.CanvasObject {
	c := s.context
	if s.chosen.isEmpty() {
		return kit.NewCaption(c.Text.T("new_talk.choose")) // the room is for the names
	}
	prepare := kit.NewButton(kit.Primary, c.Text.T("new_talk.prepare"), func() { c.Go.To(s.chosen.prepare()) })
	after := kit.NewButton(kit.Soft, c.Text.T("new_talk.write_up"), s.writeUp)
	chosen := fyne.CanvasObject(kit.NewCaption(c.Text.T("new_talk.with", "who", s.who())))
	if group := s.chosen.group; !group.IsZero() {
		edit := kit.NewLowLink(c.Text.T("group_form.edit"), func() { c.Go.To(route.GroupForm{ID: group}) })
		chosen = design.Fold(8, 0, chosen, design.Pad(-reach, 0, design.Left(edit)))
	}
	return design.Col(8, chosen, kit.Buttons(prepare, after))
}

// reach is how far a link reaches out of the line that it stands on.
const reach = 14

// who says who is chosen, also those that the search does not show now.
func (s *Screen) who() string {
	var names []string
	for _, id := range s.chosen.people {
		names = append(names, s.names[id])
	}
	for _, g := range s.listed.groups {
		if g.ID == s.chosen.group {
			names = append(names, g.Name)
		}
	}
	return parts.Names(s.context, names)
}

// writeUp begins to write down a conversation that has been, unless somebody in
// it said no to that.
func (s *Screen) writeUp() {
	c, chosen := s.context, s.chosen
	var refused string
	parts.Once(c, &s.saving, func(ctx context.Context) (store.Draft, error) {
		for _, id := range chosen.people {
			p, err := s.journal.Person(ctx, id)
			if err != nil {
				return store.Draft{}, err
			}
			if p.Consent.Answer == store.No {
				refused = p.Alias
				return store.Draft{}, nil
			}
		}
		return s.journal.NewDraft(ctx, store.Conversation{At: c.Now(), People: chosen.people, Group: chosen.group})
	}, func(d store.Draft) {
		if refused != "" {
			c.Go.Say(c.Text.T("new_talk.refused", "alias", refused), nil)
			return
		}
		s.chosen = choice{}
		c.Go.To(route.After{Draft: d.ID})
	})
}
