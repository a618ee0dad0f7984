package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/followupform"
	"bankje/app/screen/followups"
	"bankje/app/screen/newtalk"
	"bankje/app/screen/people"
	"bankje/app/screen/person"
	"bankje/app/screen/quick"
	referralform "bankje/app/screen/referral/form"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/store"
)

// BenchmarkManyPeople opens what lists people and follow-ups, with 500 people
// with long names and 5,000 open follow-ups behind it: reading, building and
// laying out, all on one goroutine.
func BenchmarkManyPeople(b *testing.B) {
	s := screentest.New(b, i18n.UK)
	last := crowd(b, s)
	j := s.Journal
	for name, build := range map[string]func() screen.Screen{
		"today":        func() screen.Screen { return today.New(j) },
		"people":       func() screen.Screen { return people.New(j) },
		"person":       func() screen.Screen { return person.New(j, last) },
		"followups":    func() screen.Screen { return followups.New(j) },
		"followupform": func() screen.Screen { return followupform.New(j, route.FollowUpForm{Person: last}) },
		"newtalk":      func() screen.Screen { return newtalk.New(j) },
		"quick":        func() screen.Screen { return quick.New(j, route.Quick{}) },
		"referralform": func() screen.Screen { return referralform.New(j, route.ReferralForm{Fills: "huisarts"}) },
	} {
		b.Run(name, func(b *testing.B) {
			s.Show(b, apptest.Looks[0], build())
			for b.Loop() {
				s.Play(build())
			}
		})
	}
}

// crowd writes 500 people and 5,000 follow-ups, and gives who came last.
func crowd(b *testing.B, s *screentest.Stage) store.PersonID {
	b.Helper()
	long := strings.Repeat("Олександра-", 5)
	day := store.DayOf(screentest.Now)
	var last store.PersonID
	for i := range 500 {
		p := s.Person(b, store.Person{Alias: fmt.Sprintf("%s%d", long, i), Language: "uk", Colour: store.Colour(i % store.Colours)})
		last = p.ID
		for k := range 10 {
			f := store.FollowUp{Person: p.ID, What: "Знайти хор поблизу", Day: day.AddDays(i%40 - 10 + k)}
			if _, err := s.Journal.AddFollowUp(b.Context(), f); err != nil {
				b.Fatal(err)
			}
		}
	}
	return last
}
