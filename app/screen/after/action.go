package after

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// action is what there is to do now: signals, follow-ups and referrals. A
// signal leads to people who can help; it is never rated.
func (s *Screen) action(c *screen.Context) fyne.CanvasObject {
	talk := s.draft.Conversation
	objects := []fyne.CanvasObject{
		kit.NewCaption(c.Text.T("after.action.signals")),
		parts.Chips(parts.Signals(c), talk.Signals, func(chosen []string) {
			s.change(func(d *store.Draft) { d.Conversation.Signals = chosen })
			if (len(chosen) > 0) != (len(talk.Signals) > 0) {
				s.redraw(c)
			}
		}),
	}
	if len(talk.Signals) > 0 {
		objects = append(objects, s.whatToDo(c))
	}
	for i := range s.draft.FollowUps {
		objects = append(objects, s.followUp(c, i))
	}
	if chosen := parts.WordsOf(parts.Referrals(c, s.own), talk.Referrals); len(chosen) > 0 {
		objects = append(objects, parts.WordPills(chosen, design.Sky))
	}
	objects = append(objects, kit.Buttons(
		kit.NewQuietAction(design.IconFlag, c.Text.T("after.action.add_follow_up"), func() { s.addFollowUp(c) }),
		kit.NewQuietAction(design.IconHandHelping, c.Text.T("after.action.referrals"), func() { s.chooseReferrals(c) })))
	return step(c.Text.T("after.action.title"), append(objects, s.keyPerson(c)...)...)
}

// whatToDo stands under a chosen signal.
func (s *Screen) whatToDo(c *screen.Context) fyne.CanvasObject {
	return kit.NewNotice(design.Terracotta, design.IconLifeBuoy, c.Text.T("after.action.what_to_do"),
		kit.NewLink(c.Text.T("after.action.crisis"), func() { c.Go.To(route.Crisis{}) }))
}

// followUp is a follow-up that is saved along: what, for whom, when.
func (s *Screen) followUp(c *screen.Context, i int) fyne.CanvasObject {
	f := s.draft.FollowUps[i]
	put := func(do func(*store.FollowUp)) {
		s.change(func(d *store.Draft) {
			d.FollowUps = slices.Clone(d.FollowUps)
			do(&d.FollowUps[i])
		})
	}
	what := parts.NewQuietField(c, kit.FieldOptions{
		Label: c.Text.T("after.follow_up.what"), Text: f.What, Lines: 1,
		OnChanged: func(text string) { put(func(f *store.FollowUp) { f.What = text }) },
	})
	objects := []fyne.CanvasObject{kit.NewLine(), what}
	if len(s.company.People) > 1 {
		objects = append(objects, s.forWhom(f, put))
	}
	day := kit.NewQuietAction(design.IconCalendar, parts.DayText(c, f.Day, f.Until), func() {
		parts.PickDay(c, c.Text.T("after.follow_up.when"), f.Day, func(day store.Day) {
			put(func(f *store.FollowUp) { f.Day = day })
			s.redraw(c)
		})
	})
	remove := kit.NewQuietAction(design.IconClose, c.Text.T("common.remove"), func() {
		s.change(func(d *store.Draft) { d.FollowUps = slices.Delete(slices.Clone(d.FollowUps), i, i+1) })
		s.redraw(c)
	})
	return design.Col(10, append(objects, kit.Buttons(day, remove))...)
}

// forWhom asks for which of several people a follow-up is.
func (s *Screen) forWhom(f store.FollowUp, put func(func(*store.FollowUp))) fyne.CanvasObject {
	var names []parts.Word
	for _, p := range s.company.People {
		names = append(names, parts.Word{ID: p.ID.String(), Text: p.Alias})
	}
	return parts.Choice(names, f.Person.String(), func(id string) {
		person, err := store.ParsePersonID(id)
		if err != nil {
			person = store.PersonID{} // nobody was chosen
		}
		put(func(f *store.FollowUp) { f.Person = person })
	})
}

func (s *Screen) addFollowUp(c *screen.Context) {
	day := store.DayOf(c.Now()).AddDays(7)
	s.change(func(d *store.Draft) {
		d.FollowUps = append(slices.Clone(d.FollowUps), newFollowUp(d.Conversation, day))
	})
	s.redraw(c)
}
