package crisis

import "bankje/assets"

// card is what one needs of a crisis card in a crisis.
type card struct{ ID, Name, Purpose, Number string }

// cards lists the crisis cards in the order of the packs, which is 112 first;
// filled are the numbers that were filled in, by card.
func cards(packs []assets.Referral, filled map[string]string, language assets.Language) []card {
	var list []card
	for _, r := range packs {
		if !r.Crisis() {
			continue
		}
		c := card{r.ID, r.Name.In(language), r.Purpose.In(language), r.Phone}
		if number := filled[r.ID]; number != "" {
			c.Number = number
		}
		list = append(list, c)
	}
	return list
}
