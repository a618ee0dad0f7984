package quick

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// when are today, yesterday, and any day before.
func (s *Screen) when() fyne.CanvasObject {
	c, at := s.context, s.draft.Conversation.At
	now := store.DayOf(c.Now())
	at = at.In(i18n.Amsterdam())
	on := func(day store.Day) {
		s.change(func(c *store.Conversation) { c.At = parts.OnDay(c.At, day) })
		s.show()
	}
	index := dayIndex(at, c.Now())
	another := c.Text.T("quick.another_day")
	if index == anotherDay {
		another = parts.DayText(c, store.DayOf(at), "")
	}
	texts := []string{c.Text.T("common.today"), c.Text.T("common.yesterday"), another}
	return kit.Labelled(c.Text.T("quick.when"), kit.Chips(kit.Choice(texts, index, func(i int) {
		switch {
		case i == today || i < 0 && index != anotherDay:
			on(now) // a conversation has a day: who takes it away means today
		case i == yesterday:
			on(now.AddDays(-1))
		default:
			s.show() // until a day is chosen it stays as it is
			parts.PickPastDay(c, c.Text.T("after.place.day"), store.DayOf(at), on)
		}
	})...))
}

func (s *Screen) support() fyne.CanvasObject {
	c := s.context
	keep := func(chosen []string) { s.change(func(c *store.Conversation) { c.Support = chosen }) }
	objects := []fyne.CanvasObject{
		s.chips(parts.Supports(c), s.draft.Conversation.Support, fewSupports, &s.allSupports, keep)}
	if done := parts.WordsOf(parts.Activities(c), s.draft.Conversation.Activities); len(done) > 0 {
		objects = append(objects, parts.WordPills(done, design.Sand))
	}
	return kit.Labelled(parts.Several(c, s.draft.Conversation).Text.T("after.support.title"), objects...)
}

func (s *Screen) domains() fyne.CanvasObject {
	c := s.context
	keep := func(chosen []string) { s.change(func(c *store.Conversation) { c.Domains = chosen }) }
	return kit.Labelled(c.Text.T("after.topics.title"),
		s.chips(parts.Domains(c), s.draft.Conversation.Domains, fewDomains, &s.allDomains, keep))
}

// mostLetters is how long a note may get in a field on this page: beyond it a
// key takes longer to show than one notices. It goes on on a page of its own.
const mostLetters = 2000

func isLong(note string) bool { return utf8.RuneCountInString(note) > mostLetters }

// note is a field, or the beginning of a long note and the way to it.
func (s *Screen) note() fyne.CanvasObject {
	c, text := s.context, s.draft.Conversation.Note
	if isLong(text) {
		open := kit.NewQuietAction(design.IconNotebookPen, c.Text.T("after.closing.go_on"), s.openNote)
		return kit.Labelled(c.Text.T("quick.note"), kit.NewBody(text).Excerpt(3), design.Left(open))
	}
	return parts.NewQuietField(c, kit.FieldOptions{
		Label: c.Text.T("quick.note"), Text: text, Lines: 3,
		OnChanged: func(text string) {
			s.change(func(c *store.Conversation) { c.Note = text })
			if isLong(text) {
				c.Canvas.Unfocus()
				s.show()
				s.openNote()
			}
		},
	})
}

// openNote goes on writing on a page of its own, once there is a draft. What is
// written there is read when one comes back.
func (s *Screen) openNote() {
	if s.draft.ID.IsZero() {
		return
	}
	s.read, s.route.Draft = false, s.draft.ID
	s.context.Go.To(route.Note{Draft: s.draft.ID})
}
