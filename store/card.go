package store

import (
	"strings"

	"bankje/store/merge"
)

// OwnCard is a referral card written on this phone: one of one's own, or what
// was filled in on a card of the packs.
type OwnCard struct {
	ID        CardID
	Fills     string   // id of the card of the packs; "": a card of one's own
	Person    PersonID // for whom it was filled in; zero: for everybody
	Name      string
	Purpose   string
	Phone     string
	Email     string
	URL       string
	Address   string
	Hours     string
	Languages string
	Note      string
	Team      TeamID  // with whom it is shared; zero: only one's own
	Doubts    []Doubt // what members of the team find wrong on it, the oldest first
	Hidden    bool
	Conflicts []Conflict

	seen merge.Seen
}

func (c OwnCard) validate() error {
	if c.Fills == "" && strings.TrimSpace(c.Name) == "" {
		return ErrNoAlias
	}
	return nil
}

var ownCards = noun[OwnCard]{
	kind: kindOwnCard,
	about: func(c *OwnCard) about {
		return about{(*[16]byte)(&c.ID), &c.Team, &c.Hidden, &c.Conflicts, &c.seen}
	},
	validate: OwnCard.validate,
	fields: []field[OwnCard]{
		codeField(ownCardFills, "", func(c *OwnCard) *string { return &c.Fills }),
		idField(ownCardPerson, FieldPeople, func(c *OwnCard) *PersonID { return &c.Person }),
		codeField(ownCardName, FieldName, func(c *OwnCard) *string { return &c.Name }),
		textField(ownCardPurpose, FieldPurpose, func(c *OwnCard) *string { return &c.Purpose }),
		codeField(ownCardPhone, FieldPhone, func(c *OwnCard) *string { return &c.Phone }),
		codeField(ownCardEmail, FieldEmail, func(c *OwnCard) *string { return &c.Email }),
		codeField(ownCardURL, FieldURL, func(c *OwnCard) *string { return &c.URL }),
		codeField(ownCardAddress, FieldAddress, func(c *OwnCard) *string { return &c.Address }),
		codeField(ownCardHours, FieldHours, func(c *OwnCard) *string { return &c.Hours }),
		codeField(ownCardLanguages, FieldLanguage, func(c *OwnCard) *string { return &c.Languages }),
		textField(ownCardNote, FieldNote, func(c *OwnCard) *string { return &c.Note }),
		doubtsField(ownCardDoubts, func(c *OwnCard) *[]Doubt { return &c.Doubts }),
	},
}
