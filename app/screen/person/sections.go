package person

import (
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// followUps are those still open, each with what can be done about it.
func (s *Screen) followUps() []fyne.CanvasObject {
	c := s.context
	add := func() { c.Go.To(route.FollowUpForm{Person: s.id}) }
	if s.known.Person.Consent.Answer == store.No {
		return nil
	}
	objects := []fyne.CanvasObject{kit.NewSectionWithAction(c.Text.T("person.follow_ups"), c.Text.T("common.add"), add)}
	if len(s.known.FollowUps) == 0 {
		return append(objects, kit.NewMuted(c.Text.T("person.no_follow_ups")))
	}
	for _, f := range s.known.FollowUps {
		actions := parts.FollowUpDo(c, s.journal, f, s.again)
		actions.OnTap = func() { c.Go.To(route.FollowUpForm{ID: f.ID}) }
		objects = append(objects, parts.NewFollowUpCard(c, f, "", actions))
	}
	return objects
}

// domains are what came up, as a quiet picture to look at together.
func (s *Screen) domains() []fyne.CanvasObject {
	c := s.context
	if len(s.known.domains) == 0 {
		return nil
	}
	words := parts.Domains(c)
	var marks []fyne.CanvasObject
	for _, mark := range s.known.domains {
		if word := parts.WordOf(words, mark.ID); word != "" {
			marks = append(marks, newDomain(word, mark.Dots, parts.DomainTint(mark.ID)))
		}
	}
	return []fyne.CanvasObject{
		kit.NewSection(c.Text.T("person.domains")),
		kit.NewCard(design.Paper, design.Flow(8, 10, marks...)),
	}
}

// newDomain is a word with up to three dots: the more dots, the more often it
// came up.
func newDomain(word string, dots int, tint design.Tint) fyne.CanvasObject {
	var row []fyne.CanvasObject
	for range dots {
		row = append(row, design.Fixed(7, 7, design.NewSurface(tint.Ink(), design.Pill)))
	}
	text := design.NewText(word, design.SizeCaption, tint.Ink()).Strong()
	label := design.Row(8, 0, text, design.Row(4, -1, row...))
	return design.Stack(design.NewSurface(tint.Fill(), design.Pill), design.Pad(7, 13, label))
}

func (s *Screen) conversations() []fyne.CanvasObject {
	c := s.context
	objects := []fyne.CanvasObject{kit.NewSection(c.Text.T("person.conversations"))}
	if len(s.known.entries) == 0 {
		return append(objects, kit.NewMuted(c.Text.T("person.no_conversations")))
	}
	for _, entry := range s.known.entries[:min(s.most, len(s.known.entries))] {
		objects = append(objects, s.conversation(entry))
	}
	if len(s.known.entries) > s.most {
		objects = append(objects, kit.NewButton(kit.Soft, c.Text.T("person.earlier"), func() {
			s.most += 2 * atOnce
			s.again()
		}))
	}
	return objects
}

// conversation is one in the list: when and where, how it begins, what came up.
// With whom it was is said only when others were there.
func (s *Screen) conversation(e store.Entry) fyne.CanvasObject {
	c := s.context
	title := i18n.Capital(c.Text.Relative(e.At, c.Now()))
	words := design.Col(4, design.Fold(8, 0, design.NewText(title, design.SizeBody, design.ColorInk).Strong(),
		kit.NewCaption(parts.Setting(c, e.Setting))))
	if len(e.Who) > 1 || e.Group != "" {
		words.Add(kit.NewCaption(parts.EntryWho(c, e)))
	}
	text := e.Excerpt
	if text == "" { // what was given says something of a conversation without a note
		text = strings.Join(parts.WordsOf(parts.Supports(c), e.Support), " · ")
	}
	if text != "" {
		words.Add(kit.NewMuted(text).Excerpt(2))
	}
	if len(e.Domains) > 0 {
		words.Add(design.PadEach(4, 0, 0, 0, parts.DomainPills(c, e.Domains)))
	}
	return kit.NewTapCard(design.Paper, title, words, func() { c.Go.To(route.Conversation{ID: e.ID}) })
}

// numbers are the referral cards that were filled in for this person, to call
// at once, and the place to fill in the GP.
func (s *Screen) numbers() []fyne.CanvasObject {
	c := s.context
	if s.known.Person.Consent.Answer == store.No && len(s.known.numbers) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, card := range s.known.numbers {
		rows = append(rows, s.number(card))
	}
	if lacksDoctor(s.known.numbers) {
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Lead: kit.NewDisc(design.IconPlus, design.Sage), Title: c.Text.T("person.add_doctor"),
		}, func() { c.Go.To(route.ReferralForm{Fills: generalPractitioner, Person: s.id}) }))
	}
	return []fyne.CanvasObject{kit.NewSection(c.Text.T("person.numbers")), kit.NewListCard(rows...)}
}

// number is a card with its telephone number; the rest of it opens the card.
func (s *Screen) number(card store.OwnCard) fyne.CanvasObject {
	c := s.context
	title, id := card.Name, card.ID.Key()
	if pack, ok := c.Content.Referrals.Get(card.Fills); ok {
		if id = pack.ID; title == "" {
			title = pack.Name.In(string(c.Text.Lang()))
		}
	}
	content := kit.RowContent{Lead: kit.NewDisc(design.IconPhone, design.Sage), Title: title}
	if card.Phone != "" {
		content.Trailing = kit.NewAction(design.IconPhone, card.Phone, func() { parts.Call(c, card.Phone) })
	}
	return kit.NewListRow(content, func() { c.Go.To(route.Referral{ID: id}) })
}

// asked are the prompts that were asked, folded away: one looks here now and
// then.
func (s *Screen) asked() []fyne.CanvasObject {
	c := s.context
	voice := parts.NewVoice(string(c.Text.Lang()), []store.Person{s.known.Person})
	var rows []fyne.CanvasObject
	for _, asked := range s.known.asked {
		prompt, ok := parts.ReadPrompt(c.Content, s.known.prompts, asked.ID, voice)
		if !ok {
			continue
		}
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Title:    prompt.Text,
			Subtitle: i18n.Capital(c.Text.Relative(asked.At, c.Now())),
		}, func() { c.Go.To(route.Card{ID: prompt.ID, Person: s.id}) }))
	}
	if len(rows) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.NewExpander(c.Text.T("person.asked"), false, kit.NewListCard(rows...))}
}
