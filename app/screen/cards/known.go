package cards

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"time"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// mostPeople is how many people one can choose among for what was not asked of
// them yet: those one talked with last.
const mostPeople = 12

// known is what the cards show of the journal.
type known struct {
	favourites map[string]bool
	own        []store.OwnPrompt
	teams      parts.Teams
	people     []store.PersonSummary
	person     store.Person         // for whom the prompts are; zero for nobody
	asked      map[string]time.Time // of that person
}

// fetch reads everything; person may be zero.
func fetch(ctx context.Context, j Journal, person store.PersonID) (known, error) {
	var k known
	var err error
	if k.favourites, err = j.Favourites(ctx); err != nil {
		return k, err
	}
	if k.own, err = j.OwnPrompts(ctx); err != nil {
		return k, err
	}
	if k.teams, err = j.TeamNames(ctx); err != nil {
		return k, err
	}
	if k.people, err = j.People(ctx, store.PeopleFilter{Limit: mostPeople}); err != nil || person.IsZero() {
		return k, err
	}
	if k.person, err = j.Person(ctx, person); err != nil {
		return k, err
	}
	k.asked, err = j.AskedOf(ctx, person)
	return k, err
}

// voice is that of the person for whom the prompts are.
func (k known) voice(language string) parts.Voice {
	if k.person.ID.IsZero() {
		return parts.NewVoice(language, nil)
	}
	return parts.NewVoice(language, []store.Person{k.person})
}

// shows reports whether two readings make the same cards.
func (k known) shows(other known) bool {
	return sameKeys(k.favourites, other.favourites) && k.person.ID == other.person.ID &&
		reflect.DeepEqual(k.own, other.own) && slices.Equal(k.teams, other.teams) && maps.EqualFunc(k.asked, other.asked, time.Time.Equal)
}

// read asks the journal again, draws the segment anew only when something is
// not as it was drawn, and then calls done.
func (s *Screen) read(done func()) {
	page, person := s.page, s.filter.NotAskedOf
	screen.Load(s.context, func(ctx context.Context) (known, error) { return fetch(ctx, s.journal, person) },
		func(k known) {
			if page != s.page || person != s.filter.NotAskedOf {
				return
			}
			same := k.shows(s.known)
			s.known = k
			if !same && s.segment != route.Tips { // tips show nothing of the journal
				s.prompts.deal()
				s.show()
			}
			done()
		})
}
