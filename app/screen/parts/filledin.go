package parts

import "bankje/store"

// FilledIn gives the numbers that were filled in for everybody on cards of the
// packs, by card. One person's are left out: where they are called from a list,
// nobody could tell whose they are.
func FilledIn(own []store.OwnCard) map[string]string {
	numbers := map[string]string{}
	for _, o := range own {
		if o.Fills != "" && o.Person.IsZero() && !o.Hidden && o.Phone != "" {
			numbers[o.Fills] = o.Phone
		}
	}
	return numbers
}
