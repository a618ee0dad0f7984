// Package groupform is where a group is named: some people together, who are
// only counted. Start with [New].
package groupform

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.FormKeeper
	parts.TeamNamer
	Groups(ctx context.Context) ([]store.GroupSummary, error)
	Group(ctx context.Context, id store.GroupID) (store.Group, error)
	AddGroup(ctx context.Context, g store.Group) (store.Group, error)
	EditGroup(ctx context.Context, before, after store.Group) (store.Group, error)
	HideGroup(ctx context.Context, id store.GroupID) error
	RestoreGroup(ctx context.Context, id store.GroupID) error
}

// Screen is the form.
type Screen struct {
	*parts.Form[store.Group]
	journal Journal
	route   route.GroupForm
	teams   parts.Teams
}

// New makes the screen for a new group or to edit one.
func New(j Journal, r route.GroupForm) *Screen {
	s := &Screen{journal: j, route: r}
	s.Form = parts.NewForm(parts.FormOptions[store.Group]{
		Journal: j, Route: r, New: r.ID.IsZero(), Title: "group_form.new", Editing: "group_form.edit",
		Read: s.fetch, Beside: s.beside, Show: s.show, Differs: differs, Save: s.save,
	})
	return s
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

// beside reads with which teams the group can be shared.
func (s *Screen) beside(ctx context.Context, _ store.Group) (func(), error) {
	teams, err := s.journal.TeamNames(ctx)
	return func() { s.teams = teams }, err
}

func (s *Screen) show() {
	c := s.Context
	name := kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("group_form.name"),
		Placeholder: c.Text.T("group_form.name_example"),
		Text:        s.Now.Name,
		OnChanged:   parts.Into(s.Form, &s.Now.Name),
		OnSubmitted: func(string) { s.Submit() },
	})
	objects := []fyne.CanvasObject{name,
		parts.Colours(c, s.Now.Colour, parts.Into(s.Form, &s.Now.Colour)),
		kit.NewNotice(design.Sage, design.IconUsers, c.Text.T("group_form.counted"), nil)}
	if !s.route.ID.IsZero() {
		objects = append(objects, parts.Shared(c, s.teams, s.Before.Team, route.Share{Group: s.route.ID})...)
		objects = append(objects,
			kit.NewIconTextButton(kit.Quiet, design.IconDelete, c.Text.T("common.delete"), s.hide),
			design.Center(kit.NewLink(c.Text.T("erase.group.menu", "alias", s.Before.Name), s.erase)))
	}
	s.Page.SetObjects(objects...)
	if s.Now.Name == "" {
		name.Focus()
	}
}

func (s *Screen) save() {
	s.Keep(cleaned(s.Now), s.journal.AddGroup, s.journal.EditGroup, func(store.Group) { s.Context.Go.Back() })
}

// hide takes the group out of the list; one tap brings it back.
func (s *Screen) hide() {
	parts.Hide(s.Form, s.route.ID, s.Now.Team, s.journal.HideGroup, s.journal.RestoreGroup)
}

// erase goes on to what destroys it, which asks first.
func (s *Screen) erase() { s.Context.Go.To(route.Erase{Group: s.route.ID}) }

func cleaned(g store.Group) store.Group {
	g.Name = strings.Join(strings.Fields(g.Name), " ")
	return g
}

// differs reports whether something was written that is not saved.
func differs(before, now store.Group) bool {
	now = cleaned(now)
	return now.Name != before.Name || now.Colour != before.Colour
}
