package after

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// other is the first step: what the other asked for and is good at, before
// anything that one thought of oneself.
func (s *Screen) other(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	return step(c.Text.T("after.other.title"),
		s.field(c, "after.other.wish", talk.Wish, func(c *store.Conversation, text string) { c.Wish = text }),
		s.field(c, "after.other.strengths", talk.Strengths, func(c *store.Conversation, text string) { c.Strengths = text }))
}

// topics is what came up.
func (s *Screen) topics(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	return step(c.Text.T("after.topics.title"),
		parts.Chips(parts.Domains(c), talk.Domains, func(chosen []string) {
			s.change(func(d *store.Draft) { d.Conversation.Domains = chosen })
		}),
		s.field(c, "after.topics.joy", talk.Joy, func(c *store.Conversation, text string) { c.Joy = text }))
}

// support is what kinds of support were given, and activities that came up.
func (s *Screen) support(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	objects := []fyne.CanvasObject{
		parts.Chips(parts.Supports(c), talk.Support, func(chosen []string) {
			s.change(func(d *store.Draft) { d.Conversation.Support = chosen })
		}),
	}
	if chosen := parts.WordsOf(parts.Activities(c), talk.Activities); len(chosen) > 0 {
		objects = append(objects, parts.WordPills(chosen, design.Sand))
	}
	choose := kit.NewQuietAction(design.IconSprout, c.Text.T("after.support.activities"), func() { s.chooseActivities(c) })
	return step(c.Text.T("after.support.title"), append(objects, design.Left(choose))...)
}

// closing is how it was for oneself, and the way to the note.
func (s *Screen) closing(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	objects := []fyne.CanvasObject{
		s.field(c, "after.closing.self", talk.Self, func(c *store.Conversation, text string) { c.Self = text }),
	}
	write := c.Text.T("after.closing.note")
	if talk.Note != "" {
		write = c.Text.T("after.closing.go_on")
		objects = append(objects, kit.NewLine(), kit.NewBody(talk.Note).Excerpt(3))
	}
	open := kit.NewQuietAction(design.IconNotebookPen, write, func() { c.Go.To(route.Note{Draft: s.id}) })
	return step(c.Text.T("after.closing.title"), append(objects, design.Left(open))...)
}

// place is where and when it was.
func (s *Screen) place(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	day := store.DayOf(talk.At)
	objects := []fyne.CanvasObject{
		parts.Choice(parts.Settings(c), talk.Setting, func(code string) {
			s.change(func(d *store.Draft) { d.Conversation.Setting = code })
		}),
		kit.Buttons(
			kit.NewQuietAction(design.IconCalendar, parts.DayText(c, day, ""), func() {
				parts.PickPastDay(c, c.Text.T("after.place.day"), day, func(day store.Day) {
					s.change(func(d *store.Draft) { d.Conversation.At = parts.OnDay(d.Conversation.At, day) })
					s.redraw(c)
				})
			}),
			kit.NewQuietAction(design.IconClock, c.Text.Clock(talk.At), func() { s.chooseTime(c) })),
	}
	if len(talk.People) == 0 {
		objects = append([]fyne.CanvasObject{s.headcount(c)}, objects...)
	}
	return step(c.Text.T("after.place.title"), objects...)
}

// headcount is how many of a group were there: nobody in it is named.
func (s *Screen) headcount(c *screen.Context) fyne.CanvasObject {
	return parts.NewHeadcount(c, s.draft.Conversation.GroupCount, func(count int) {
		s.change(func(d *store.Draft) { d.Conversation.GroupCount = count })
	})
}
