package note

import (
	"context"
	"unicode/utf8"

	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// manyLetters is how much of a note has to be gone before one is offered to
// have it back after leaving. Within the page, the keyboard's own undo does it.
const manyLetters = 40

// done leaves the page.
func (s *Screen) done() {
	if !s.Back() {
		s.context.Go.Back()
	}
}

// Back leaves the page of a note of which much was taken away with an offer to
// have it back: the draft keeps no earlier versions.
func (s *Screen) Back() bool {
	if !s.opened || !isMuchLess(s.draft.Conversation.Note, s.before) {
		return false
	}
	s.context.Go.Back()
	s.context.Go.Say(s.context.Text.T("note.shorter"), s.restore)
	return true
}

// isMuchLess reports whether much of a text is gone.
func isMuchLess(now, before string) bool {
	return utf8.RuneCountInString(now)+manyLetters <= utf8.RuneCountInString(before)
}

// restore puts the note back into the draft, as it is by then.
func (s *Screen) restore() {
	c := s.context
	screen.Load(c,
		func(ctx context.Context) (parts.Opened, error) { return parts.OpenDraft(ctx, s.journal, s.id) },
		func(read parts.Opened) {
			if read.Gone {
				return // saved or dropped meanwhile
			}
			read.Draft.Conversation.Note = s.before
			s.journal.KeepSoon(read.Draft)
			c.Go.Redraw()
		})
}
