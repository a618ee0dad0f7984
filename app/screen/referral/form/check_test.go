package referralform

import (
	"testing"

	"bankje/store"
)

func TestACardIsSavedOnceItCanBeUsed(t *testing.T) {
	for name, c := range map[string]struct {
		card  store.OwnCard
		field string
		bad   bool
	}{
		"a number alone fills in a card":       {store.OwnCard{Fills: "huisarts", Phone: "020 123 45 67"}, "", false},
		"a card of one's own has a name":       {store.OwnCard{Phone: "020 123 45 67"}, "name", true},
		"nothing at all is asked for":          {store.OwnCard{Fills: "huisarts", Name: "De Linde", Phone: "  "}, "", true},
		"an address alone is enough":           {store.OwnCard{Fills: "ggd", Address: "Dorpsstraat 1"}, "", false},
		"a number without digits is noticed":   {store.OwnCard{Fills: "huisarts", Phone: "bel maar"}, "phone", true},
		"a mail address that isn't is noticed": {store.OwnCard{Fills: "huisarts", Email: "praktijk"}, "mail", true},
		"a site that isn't one is noticed":     {store.OwnCard{Fills: "huisarts", URL: "praktijk"}, "site", true},
		"a site may be written short":          {store.OwnCard{Name: "De Ark", URL: "www.deark.nl"}, "", false},
	} {
		got, bad := check(c.card)
		if bad != c.bad || got.Field != c.field {
			t.Errorf("%s: check = %+v, %v", name, got, bad)
		}
	}
}
