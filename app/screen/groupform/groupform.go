// Package groupform is where a group is named: some people together, who are
// only counted. Start with [New].
package groupform

import (
	"context"
	"strings"

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
	Groups(ctx context.Context) ([]store.GroupSummary, error)
	Group(ctx context.Context, id store.GroupID) (store.Group, error)
	AddGroup(ctx context.Context, g store.Group) (store.Group, error)
	EditGroup(ctx context.Context, before, after store.Group) (store.Group, error)
}

// Screen is the form. It keeps what is written until it is saved or left.
type Screen struct {
	journal Journal
	route   route.GroupForm
	context *screen.Context
	read    bool
	saving  bool
	before  store.Group // as it was read
	group   store.Group // as it is written
	page    *kit.Page
}

// New makes the screen for a new group or to edit one.
func New(j Journal, r route.GroupForm) *Screen { return &Screen{journal: j, route: r} }

// Build draws the form, once the group is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	title := c.Text.T("group_form.new")
	if !s.route.ID.IsZero() {
		title = c.Text.T("group_form.edit")
	}
	bar := parts.Bar(c, title)
	bar.Back = s.leave
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.save
	s.page = parts.Page(bar)
	if s.read {
		s.show()
		return s.page
	}
	screen.Load(c, s.fetch, func(g store.Group) {
		s.read, s.before, s.group = true, g, g
		s.show()
	})
	return s.page
}

// fetch reads the group. A new one gets the colour that comes after those of
// the others.
func (s *Screen) fetch(ctx context.Context) (store.Group, error) {
	if !s.route.ID.IsZero() {
		return s.journal.Group(ctx, s.route.ID)
	}
	others, err := s.journal.Groups(ctx)
	return store.Group{Colour: store.Colour((len(others) + 2) % store.Colours)}, err
}

func (s *Screen) show() {
	c := s.context
	name := kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("group_form.name"),
		Placeholder: c.Text.T("group_form.name_example"),
		Text:        s.group.Name,
		OnChanged:   func(text string) { s.group.Name = text },
		OnSubmitted: func(string) { s.save() },
	})
	s.page.SetObjects(name,
		parts.Colours(c, s.group.Colour, func(colour store.Colour) { s.group.Colour = colour }),
		kit.NewNotice(design.Sage, design.IconUsers, c.Text.T("group_form.counted"), nil))
	if s.group.Name == "" {
		name.Focus()
	}
}

func (s *Screen) save() {
	if !s.read {
		return
	}
	c, group := s.context, cleaned(s.group)
	c.Canvas.Unfocus()
	parts.Once(c, &s.saving, func(ctx context.Context) (store.Group, error) {
		if group.ID.IsZero() {
			return s.journal.AddGroup(ctx, group)
		}
		return s.journal.EditGroup(ctx, s.before, group)
	}, func(store.Group) { c.Go.Back() })
}

func cleaned(g store.Group) store.Group {
	g.Name = strings.Join(strings.Fields(g.Name), " ")
	return g
}

// Back asks first when something would be lost.
func (s *Screen) Back() bool {
	if now := cleaned(s.group); !s.read || now.Name == s.before.Name && now.Colour == s.before.Colour {
		return false
	}
	parts.AskToSave(s.context, s.save, s.context.Go.Back)
	return true
}

// leave is the back button of the bar.
func (s *Screen) leave() {
	if !s.Back() {
		s.context.Go.Back()
	}
}
