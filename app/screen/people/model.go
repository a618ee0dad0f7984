package people

import "bankje/store"

// apart puts those who are paused in a list of their own.
func apart(all []store.PersonSummary) (active, paused []store.PersonSummary) {
	for _, p := range all {
		if p.Paused {
			paused = append(paused, p)
		} else {
			active = append(active, p)
		}
	}
	return active, paused
}
