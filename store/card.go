package store

import "strings"

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
	Hidden    bool
	Conflicts []Conflict

	seen seen
}

func (c OwnCard) validate() error {
	if c.Fills == "" && strings.TrimSpace(c.Name) == "" {
		return ErrNoAlias
	}
	return nil
}
