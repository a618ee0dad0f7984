package erase

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/i18n"
)

// planned is what goes, what stays, and what is out of reach.
func (s *Screen) planned() []fyne.CanvasObject {
	c, alias, plan := s.context, s.known.name, s.known.plan
	objects := []fyne.CanvasObject{
		kit.NewBody(c.Text.T(s.words.intro, "alias", alias)),
		kit.NewSection(c.Text.T("erase.goes")),
		kit.NewListCard(s.going()...),
	}
	if len(plan.Shared) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("erase.stays")),
			kit.NewMuted(c.Text.T("erase.shared", "alias", alias)),
			kit.NewListCard(s.sharing()...),
			kit.NewListCard(kit.NewSwitchRow(design.IconNotebook, c.Text.T("erase.keep_notes"), c.Text.T("erase.keep_notes_hint", "alias", alias),
				s.keepNotes, func(on bool) { s.keepNotes = on })))
	}
	objects = append(objects, s.offer()...)
	know := design.Col(12)
	switch shared := !s.known.team.ID.IsZero(); {
	case shared && !mayErase(s.known.team):
		know.Add(kit.NewIconLine(design.IconUsers, s.keeping()))
	case !shared && s.known.teams:
		know.Add(kit.NewIconLine(design.IconUsers, c.Text.T("erase.team")))
	}
	know.Add(kit.NewIconLine(design.IconSearch, c.Text.T(s.words.elsewhere, "alias", alias)))
	know.Add(kit.NewIconLine(design.IconArchive, c.Text.T("erase.backups")))
	know.Add(kit.NewIconLine(design.IconUndo, c.Text.T(s.words.instead)))
	return append(objects, kit.NewSection(c.Text.T("erase.know")), kit.NewCard(design.Sand, know))
}

// going are the things that go, each with how many there are.
func (s *Screen) going() []fyne.CanvasObject {
	c, plan := s.context, s.known.plan
	rows := []fyne.CanvasObject{goingRow(design.IconUser, c.Text.T(s.words.record))}
	for _, line := range []struct {
		icon  design.Outline
		id    string
		count int
	}{
		{design.IconTalks, s.words.conversations, plan.Conversations},
		{design.IconFlag, "erase.follow_ups", plan.FollowUps},
		{design.IconPhone, "erase.cards", plan.Cards},
		{design.IconPencil, "erase.drafts", plan.Drafts},
	} {
		if line.count > 0 {
			rows = append(rows, goingRow(line.icon, c.Text.N(line.id, line.count)))
		}
	}
	return append(rows, goingRow(design.IconHistory, c.Text.T("erase.versions")))
}

func goingRow(icon design.Outline, text string) fyne.CanvasObject {
	return kit.NewRow(kit.RowContent{Lead: kit.NewDisc(icon, design.Sand), Title: text})
}

// sharing are the conversations with others.
func (s *Screen) sharing() []fyne.CanvasObject {
	c := s.context
	var rows []fyne.CanvasObject
	for _, entry := range s.known.plan.Shared {
		rows = append(rows, kit.NewRow(kit.RowContent{
			Title:    i18n.Capital(c.Text.Relative(entry.At, c.Now())),
			Subtitle: parts.EntryWho(c, entry),
		}))
	}
	return rows
}

// told is the receipt.
func (s *Screen) told(o outcome) []fyne.CanvasObject {
	c, r := s.context, o.receipt
	if o.nothing {
		return []fyne.CanvasObject{
			kit.NewBody(c.Text.T("erase.whole.nothing_mine", "team", s.known.team.Name)),
			kit.NewNotice(design.Sand, design.IconUsers, s.keeping(), nil),
		}
	}
	erased := c.Text.T(s.words.erased)
	if !o.kept.ID.IsZero() {
		erased = c.Text.T("erase.whole.mine")
	}
	lines := design.Col(12)
	for _, line := range []struct {
		id    string
		count int
	}{
		{s.words.conversations, r.Conversations},
		{"erase.follow_ups", r.FollowUps},
		{"erase.cards", r.Cards},
		{"erase.drafts", r.Drafts},
		{"erase.changes", r.Changes},
	} {
		if line.count > 0 {
			lines.Add(kit.NewIconLine(design.IconCheck, c.Text.N(line.id, line.count)))
		}
	}
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconCheck, design.IconLeaf)),
		kit.NewBody(erased),
		kit.NewCard(design.Paper, lines),
	}
	objects = append(objects, s.reached(o)...)
	if r.Shared > 0 {
		objects = append(objects, kit.NewMuted(c.Text.N("erase.rewritten", r.Shared)))
	}
	if r.Pending {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconWarning, c.Text.T("erase.pending"), nil))
	}
	if r.Unreadable > 0 {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconWarning, c.Text.N("erase.unreadable", r.Unreadable), nil))
	}
	return append(objects, kit.NewNotice(design.Sand, design.IconArchive, c.Text.T("erase.backups_now"), nil))
}
