package today

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// draftCard leads back to a conversation that was not saved yet.
func draftCard(c *screen.Context, d draft) fyne.CanvasObject {
	id := "today.go_on"
	switch {
	case d.Editing:
		id = "today.go_on_editing"
	case d.Stage == parts.StageQuick && len(d.company.People) == 0 && d.company.Group.Name == "":
		id = "today.go_on_quick"
	case d.Stage == parts.StageQuick:
		// as after a talk
	case d.TalkedAt.IsZero() && d.Stage != parts.StageAfter:
		id = "today.go_on_prepared"
	}
	// i18n: prefix today.go_on
	title := c.Text.T(id, "who", d.company.Names(c))
	kept := c.Text.T("today.kept", "day", c.Text.On(d.KeptAt, c.Now()), "clock", c.Text.Clock(d.KeptAt))
	words := design.Col(3, design.NewText(title, design.SizeHeading, design.ColorInk).Strong().Leading(1.15),
		design.NewText(kept, design.SizeCaption, design.Terracotta.Ink()))
	row := design.Row(12, 1, design.NewIcon(design.IconNotebookPen, design.SizeIcon, design.Terracotta.Ink()), words,
		design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.Terracotta.Ink()))
	to := parts.DraftRoute(d.Draft)
	return parts.Leads(c, kit.NewTapCard(design.Terracotta, title, row, func() { c.Go.To(to) }), to)
}

// firstDay says what to do when there is nothing yet.
func firstDay(c *screen.Context) fyne.CanvasObject {
	drawing := kit.NewDrawing(design.IconCoffee, design.IconBench, design.IconTalk)
	prepare := kit.NewButton(kit.Primary, c.Text.T("today.prepare"), func() { c.Go.To(route.New{}) })
	return kit.NewEmptyState(drawing, c.Text.T("today.empty"), prepare)
}

// peopleCard lists whom one saw lately.
func peopleCard(c *screen.Context, people []store.PersonSummary) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range people {
		rows = append(rows, parts.Leads(c, kit.NewListRow(
			kit.RowContent{Lead: parts.Avatar(p.Alias, p.Colour), Title: p.Alias, Subtitle: lastSeen(c, p)},
			func() { c.Go.To(route.Person{ID: p.ID}) }), route.Person{ID: p.ID}))
	}
	return []fyne.CanvasObject{
		kit.NewSectionWithAction(c.Text.T("today.people"), c.Text.T("today.everybody"), func() { c.Go.To(route.People{}) }),
		kit.NewListCard(rows...),
	}
}

func lastSeen(c *screen.Context, p store.PersonSummary) string {
	if p.LastAt.IsZero() {
		return c.Text.T("today.not_yet")
	}
	return c.Text.T("today.last", "day", c.Text.Relative(p.LastAt, c.Now()))
}

// promptOfTheDay is one prompt to think about on the way.
func promptOfTheDay(c *screen.Context) []fyne.CanvasObject {
	voice := parts.NewVoice(string(c.Text.Lang()), nil)
	p, ok := promptOf(parts.Prompts(c.Content, nil, voice), c.Now())
	if !ok {
		return nil
	}
	return []fyne.CanvasObject{
		kit.NewSection(c.Text.T("today.prompt")),
		parts.NewPromptCard(c, p, parts.PromptCardOptions{OnTap: func() { c.Go.To(route.Card{ID: p.ID}) }, Opens: route.Card{ID: p.ID}}),
	}
}
