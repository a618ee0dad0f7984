package referralform

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// field makes a field that writes into the card.
func (s *Screen) field(name, label string, value *string, lines int) *kit.Field {
	f := kit.NewField(kit.FieldOptions{
		Label: label, Text: *value, Lines: lines,
		OnChanged: parts.Into(s.Form, value),
	})
	s.fields[name] = f
	return f
}

// first are the fields on which it hangs: for a card that is filled in the
// number, for one's own the name and what it is for.
func (s *Screen) first() []fyne.CanvasObject {
	t, c := s.Context.Text, &s.Now
	phone := s.field("phone", t.T("referral.form.phone"), &c.Phone, 0)
	if c.Fills == "" {
		return []fyne.CanvasObject{
			s.field("name", t.T("referral.form.name"), &c.Name, 0),
			s.field("purpose", t.T("referral.form.purpose"), &c.Purpose, 1),
			phone,
		}
	}
	var objects []fyne.CanvasObject
	if card, ok := s.Context.Content.Referrals.Get(c.Fills); ok {
		objects = append(objects, kit.NewHeading(card.Name.In(string(t.Lang()))))
	}
	return append(objects, phone)
}

// moreFields are the fields that one can do without.
func (s *Screen) moreFields() fyne.CanvasObject {
	t, c := s.Context.Text, &s.Now
	var fields []fyne.CanvasObject
	if c.Fills != "" {
		fields = append(fields, s.field("name", t.T("referral.form.name_fill"), &c.Name, 0))
	}
	fields = append(fields,
		s.field("mail", t.T("referral.form.mail"), &c.Email, 0),
		s.field("site", t.T("referral.form.site"), &c.URL, 0),
		s.field("address", t.T("referral.form.address"), &c.Address, 1),
		s.field("hours", t.T("referral.form.hours"), &c.Hours, 1),
		s.field("note", t.T("referral.form.note"), &c.Note, 2))
	open := c.Email+c.URL+c.Address+c.Hours+c.Note != ""
	if s.more != nil {
		open = open || s.more.Open()
	}
	s.more = kit.NewExpander(t.T("referral.form.more"), open, fields...)
	return s.more
}

// whom asks whose number it is: everybody's, or one person's.
func (s *Screen) whom() fyne.CanvasObject {
	if len(s.people) == 0 {
		return design.Gap(0)
	}
	t := s.Context.Text
	return parts.NewPersonChoice(s.Context, s.journal, parts.PersonChoice{
		Label: t.T("referral.form.whom"), Everybody: t.T("referral.form.everybody"),
		People: s.people, Chosen: s.chosen,
		OnChosen: func(p store.PersonSummary) {
			s.chosen, s.Now.Person = p, p.ID
			s.Changed()
		},
	})
}
