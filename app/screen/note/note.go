// Package note is a page of its own for writing about a conversation. What is
// typed goes to the draft at each key. A long note is written on several
// leaves, so that typing stays quick. Start with [New].
package note

import (
	"context"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.DraftReader
	KeepSoon(store.Draft)
}

// Screen is the page.
type Screen struct {
	journal Journal
	id      store.DraftID
	root    *fyne.Container
	editor  *kit.Editor
	turner  *fyne.Container // the way to other leaves, under the editor
	quiet   *fyne.Container // the line under that

	draft  store.Draft
	leaves []leaf
	at     int // the leaf that is open
	opened bool
	before string // the note when the page was opened
	said   string // by the quiet line

	context *screen.Context
}

// New makes the page of a draft.
func New(j Journal, draft store.DraftID) *Screen { return &Screen{journal: j, id: draft} }

// Build draws the leaf that is open: at first the last one, to write on.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.root, s.context = design.Stack(), c
	screen.Load(c,
		func(ctx context.Context) (parts.Opened, error) { return parts.OpenDraft(ctx, s.journal, s.id) },
		func(read parts.Opened) {
			if read.Gone {
				c.Go.Back()
				return
			}
			s.open(read.Draft)
			s.draw(c)
		})
	return s.root
}

// open takes up the draft, on the leaf that was open before.
func (s *Screen) open(d store.Draft) {
	s.draft, s.leaves = d, split(d.Conversation.Note)
	if !s.opened || s.at >= len(s.leaves) {
		s.at = len(s.leaves) - 1
	}
	if !s.opened {
		s.opened, s.before = true, d.Conversation.Note
	}
}

// draw shows the open leaf with the cursor at its end.
func (s *Screen) draw(c *screen.Context) {
	bar := parts.Bar(c, c.Text.T("note.title"))
	bar.Action, bar.OnAction = c.Text.T("common.done"), s.done
	bar.Back = s.done
	s.editor = kit.NewEditor(c.Text.T("note.placeholder"), s.leaves[s.at].text, func(text string) { s.typed(c, text) })
	s.turner, s.quiet, s.said = design.Stack(), design.Stack(), ""
	foot := design.Pad(8, design.Gutter, design.Within(design.MaxWidth, design.Col(0, s.turner, s.quiet)))
	page := design.Dock(kit.NewBar(bar), foot, design.Pad(0, design.Gutter, design.Within(design.MaxWidth, s.editor)))
	s.root.Objects = []fyne.CanvasObject{page}
	s.showTurner(c)
	s.showQuiet(c)
	design.Reflow(s.root)
	s.editor.ToEnd()
	s.editor.Focus()
}

// typed keeps what is written. A leaf that is full is turned while one writes at
// its end; somebody who writes in the middle of it is left where they are.
func (s *Screen) typed(c *screen.Context, text string) {
	if utf8.RuneCountInString(text) > leafLetters && s.editor.AtEnd() {
		s.leaves, s.at = write(s.leaves, s.at, text)
		s.keep()
		s.turn(c, s.at)
		return
	}
	s.leaves[s.at].text = text
	s.keep()
	s.showQuiet(c)
}

// keep hands the note to the journal.
func (s *Screen) keep() {
	s.draft.Conversation.Note = join(s.leaves)
	s.journal.KeepSoon(s.draft)
}

// turn opens a leaf in the same editor, so that a keyboard stays up.
func (s *Screen) turn(c *screen.Context, to int) {
	s.at = to
	s.editor.SetText(s.leaves[to].text)
	s.showTurner(c)
	s.showQuiet(c)
}

// showTurner shows the way to the leaf before and the one after, once there are
// several.
func (s *Screen) showTurner(c *screen.Context) {
	if len(s.leaves) < 2 {
		return
	}
	before := kit.NewIconButton(design.IconChevronLeft, c.Text.T("note.leaf_before"), func() { s.turn(c, s.at-1) })
	before.SetEnabled(s.at > 0)
	after := kit.NewIconButton(design.IconChevronRight, c.Text.T("note.leaf_after"), func() { s.turn(c, s.at+1) })
	after.SetEnabled(s.at < len(s.leaves)-1)
	which := design.NewText(c.Text.T("note.leaf", "number", s.at+1, "of", len(s.leaves)), design.SizeCaption, design.ColorMuted)
	s.turner.Objects = []fyne.CanvasObject{design.Row(4, 1, before, which.Centered(), after)}
	design.Reflow(s.turner)
}

// showQuiet says under the editor where the text stays, or that something in it
// tells who somebody is.
func (s *Screen) showQuiet(c *screen.Context) {
	icon, ink, line := design.IconLock, design.ColorMuted, c.Text.T("note.where")
	if hint := parts.PrivacyHint(c, s.leaves[s.at].text); hint != "" {
		icon, ink, line = design.IconShield, design.Plum.Ink(), hint
	}
	if line == s.said {
		return
	}
	s.said = line
	s.quiet.Objects = []fyne.CanvasObject{kit.NewQuietLine(icon, ink, line)}
	design.Reflow(s.quiet)
}
