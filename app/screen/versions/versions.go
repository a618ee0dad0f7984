// Package versions tells every save of a conversation: when, what changed, and
// what stood there before. Start with [New].
package versions

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	Versions(context.Context, store.ConversationID) ([]store.Edit, error)
	OwnPrompts(context.Context) ([]store.OwnPrompt, error)
	OwnCards(context.Context) ([]store.OwnCard, error)
}

// Screen is the list of saves.
type Screen struct {
	journal Journal
	id      store.ConversationID
	page    *kit.Page
}

// New makes the list of a conversation.
func New(j Journal, id store.ConversationID) *Screen { return &Screen{journal: j, id: id} }

// history is what the screen reads.
type history struct {
	edits   []store.Edit
	prompts []store.OwnPrompt
	cards   []store.OwnCard
}

// Build draws the list, the latest save on top.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := parts.Offset(s.page)
	s.page = parts.Page(parts.Bar(c, c.Text.T("versions.title")))
	screen.Load(c, s.fetch, func(h history) {
		w := words{c: c, prompts: h.prompts, cards: h.cards}
		objects := []fyne.CanvasObject{kit.NewMuted(c.Text.T("versions.intro"))}
		for _, edit := range h.edits {
			objects = append(objects, card(c, edit, w.changes(edit)))
		}
		s.page.SetObjects(objects...)
		s.page.SetOffset(offset)
	})
	return s.page
}

func (s *Screen) fetch(ctx context.Context) (history, error) {
	var h history
	var err error
	if h.edits, err = s.journal.Versions(ctx, s.id); err != nil {
		return history{}, err
	}
	if h.prompts, err = s.journal.OwnPrompts(ctx); err != nil {
		return history{}, err
	}
	h.cards, err = s.journal.OwnCards(ctx)
	return h, err
}

// card is one save.
func card(c *screen.Context, edit store.Edit, changes []change) fyne.CanvasObject {
	title := c.Text.T("versions.edited")
	if edit.First {
		title = c.Text.T("versions.written")
	}
	objects := []fyne.CanvasObject{design.Col(2, kit.NewHeading(title), kit.NewCaption(when(c, edit)))}
	for _, changed := range changes {
		objects = append(objects, fieldOf(c, changed, edit.First))
	}
	return kit.NewCard(design.Paper, design.Col(14, objects...))
}

func when(c *screen.Context, edit store.Edit) string {
	moment := parts.Moment(c, edit.At)
	if edit.Here {
		return moment
	}
	return c.Text.T("versions.elsewhere", "when", moment, "device", edit.Device)
}

// fieldOf is one field with what stood there and what stands there now. Words,
// not colours, tell which is which; at the first save there is nothing to tell
// apart.
func fieldOf(c *screen.Context, changed change, first bool) fyne.CanvasObject {
	objects := []fyne.CanvasObject{design.NewText(changed.name, design.SizeCaption, design.ColorMuted).Strong()}
	line := func(id, text string) {
		if text != "" {
			objects = append(objects, kit.NewCaption(c.Text.T(id)), kit.NewBody(text))
		}
	}
	if changed.before == "" {
		if changed.after != "" {
			objects = append(objects, kit.NewBody(changed.after))
		}
	} else {
		line("versions.before", changed.before)
		line("versions.after", changed.after)
	}
	pills := func(id string, texts []string, tint design.Tint) {
		if len(texts) > 0 && !first {
			objects = append(objects, kit.NewCaption(c.Text.T(id)))
		}
		objects = append(objects, parts.WordPills(texts, tint))
	}
	pills("versions.added", changed.added, design.Sage)
	pills("versions.removed", changed.removed, design.Sand)
	return design.Col(4, objects...)
}
