package referralform

import (
	"strings"

	"bankje/app/screen/parts"
	"bankje/store"
)

// complaint says which field can't be saved as it is, and why.
type complaint struct {
	Field string // "name", "phone", "mail", "site"; empty: the form as a whole
	ID    string // of the text that says what to do
}

// trimmed takes away the space around what was typed.
func trimmed(c store.OwnCard) store.OwnCard {
	for _, field := range []*string{
		&c.Name, &c.Purpose, &c.Phone, &c.Email, &c.URL, &c.Address, &c.Hours, &c.Languages, &c.Note,
	} {
		*field = strings.TrimSpace(*field)
	}
	return c
}

// differ reports whether two cards say something else, or to somebody else.
func differ(a, b store.OwnCard) bool {
	words := func(c store.OwnCard) [9]string {
		c = trimmed(c)
		return [9]string{c.Name, c.Purpose, c.Phone, c.Email, c.URL, c.Address, c.Hours, c.Languages, c.Note}
	}
	return words(a) != words(b) || a.Person != b.Person
}

// check tells what is wrong with a card, and whether anything is.
func check(c store.OwnCard) (complaint, bool) {
	c = trimmed(c)
	if c.Fills == "" && c.Name == "" {
		return complaint{"name", "referral.form.error.name"}, true
	}
	if c.Phone+c.Email+c.URL+c.Address == "" {
		return complaint{"", "referral.form.error.empty"}, true
	}
	if _, ok := parts.PhoneAddress(c.Phone); c.Phone != "" && !ok {
		return complaint{"phone", "referral.form.error.phone"}, true
	}
	if _, ok := parts.MailAddress(c.Email); c.Email != "" && !ok {
		return complaint{"mail", "referral.form.error.mail"}, true
	}
	if _, ok := parts.SiteAddress(c.URL); c.URL != "" && !ok {
		return complaint{"site", "referral.form.error.site"}, true
	}
	return complaint{}, false
}
