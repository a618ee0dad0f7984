package after

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// open shows a sheet with Done under it; what was chosen shows once it closes.
func (s *Screen) open(c *screen.Context, title string, objects ...fyne.CanvasObject) *kit.Sheet {
	var sheet *kit.Sheet
	done := kit.NewButton(kit.Primary, c.Text.T("common.done"), func() { sheet.Close() })
	sheet = kit.NewSheet(title, c.Text.T("common.close"), objects...).SetBottom(done)
	return sheet.OnClose(func() { s.redraw(c) }).Open(c.Canvas)
}

// tickList is a card of lines that can be ticked.
func tickList(rows []fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewCard(design.Paper, design.Col(0, rows...))
}

// chooseActivities lists the activities with a ring before each.
func (s *Screen) chooseActivities(c *screen.Context) {
	var rows []fyne.CanvasObject
	for _, activity := range parts.Activities(c) {
		on := slices.Contains(s.draft.Conversation.Activities, activity.ID)
		rows = append(rows, kit.NewCheckRow(activity.Text, on, func(on bool) {
			s.change(func(d *store.Draft) {
				d.Conversation.Activities = parts.With(d.Conversation.Activities, activity.ID, on)
			})
		}))
	}
	s.open(c, c.Text.T("after.support.activities"), tickList(rows))
}

// chooseReferrals lists the referral cards, what fits first, with a field to
// search them.
func (s *Screen) chooseReferrals(c *screen.Context) {
	all := referralCards(c, s.own)
	list := design.Stack()
	var sheet *kit.Sheet
	show := func(query string) {
		var rows []fyne.CanvasObject
		for _, card := range found(all, query, s.draft.Conversation) {
			rows = append(rows, s.referralRow(card))
		}
		list.Objects = nil
		if len(rows) > 0 {
			list.Objects = []fyne.CanvasObject{tickList(rows)}
		}
		if sheet != nil {
			sheet.Update()
		}
	}
	show("")
	search := kit.NewSearchField(c.Text.T("after.action.search"), c.Text.T("common.clear"), show)
	sheet = s.open(c, c.Text.T("after.action.referrals"), search, list)
}

func (s *Screen) referralRow(card referralCard) fyne.CanvasObject {
	on := slices.Contains(s.draft.Conversation.Referrals, card.id)
	return kit.NewCheckRow(card.name, on, func(on bool) {
		s.change(func(d *store.Draft) {
			d.Conversation.Referrals = parts.With(d.Conversation.Referrals, card.id, on)
		})
	})
}

// referralCards are the cards of the packs and one's own, in the language of
// the app.
func referralCards(c *screen.Context, own []store.OwnCard) []referralCard {
	language := string(c.Text.Lang())
	var cards []referralCard
	for r := range c.Content.Referrals.All() {
		cards = append(cards, referralCard{
			id: r.ID, name: r.Name.In(language), purpose: r.Purpose.In(language),
			domains: r.Domains, support: r.Support, crisis: r.Crisis(),
		})
	}
	for _, card := range own {
		if card.Fills == "" {
			cards = append(cards, referralCard{id: card.ID.Key(), name: card.Name, purpose: card.Purpose})
		}
	}
	return cards
}

// chooseTime asks for the hour and the quarter at which it was.
func (s *Screen) chooseTime(c *screen.Context) {
	at := s.draft.Conversation.At.In(i18n.Amsterdam())
	hour, minute := at.Hour(), at.Minute()
	set := func() {
		s.change(func(d *store.Draft) { d.Conversation.At = parts.Clock(d.Conversation.At, hour, minute) })
	}
	var hours, quarters []parts.Word
	for h := 6; h < 24; h++ {
		hours = append(hours, numbered(h))
	}
	for m := 0; m < 60; m += 15 {
		quarters = append(quarters, numbered(m))
	}
	s.open(c, c.Text.T("after.place.time"),
		kit.NewCaption(c.Text.T("after.place.hour")),
		parts.Choice(hours, numbered(hour).ID, func(id string) { hour = number(id); set() }),
		kit.NewCaption(c.Text.T("after.place.minutes")),
		parts.Choice(quarters, numbered(minute/15*15).ID, func(id string) { minute = number(id); set() }))
}

// numbered is a number of the clock, as 07.
func numbered(n int) parts.Word {
	text := fmt.Sprintf("%02d", n)
	return parts.Word{ID: text, Text: text}
}

// number reads what numbered wrote; nothing chosen is nought.
func number(id string) int {
	n, err := strconv.Atoi(id)
	if err != nil {
		return 0
	}
	return n
}
