// Package storetest makes up journals: people who do not exist and what was
// said with them, in Dutch and Ukrainian, the same at each run. Tests,
// benchmarks and pictures live on it.
//
// Start with [Fill], or with [Tell] for what would be written.
package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"bankje/store"
)

// Size says how much there is to be.
type Size struct {
	People        int
	Conversations int
	Months        int // over which the conversations are spread
}

// The usual sizes.
var (
	// Small is a journal in its first weeks.
	Small = Size{People: 6, Conversations: 24, Months: 2}
	// Busy is that of a volunteer after some years.
	Busy = Size{People: 120, Conversations: 10_000, Months: 36}
	// Large is more than anybody will have on one phone.
	Large = Size{People: 500, Conversations: 26_000, Months: 60}
)

// Story is a made-up journal. People are named by their place in it.
type Story struct {
	People        []store.Person
	Conversations []Conversation // the earliest first
}

// Conversation is one that was not saved yet: its people have no ids.
type Conversation struct {
	store.Conversation
	Who       []int // in Story.People
	FollowUps []store.FollowUp
}

// Ids of the content packs.
var (
	domains    = strings.Fields("AL FI GE GZ NW ON VE VT WE WO ZI")
	support    = numbered("S", 1, 8)
	goals      = numbered("G", 1, 16)
	activities = numbered("A", 1, 24)
	prompts    = append(numbered("P", 8, 31), numbered("N", 1, 21)...)
	settings   = []string{
		store.SettingHomeVisit, store.SettingReception, store.SettingActivity,
		store.SettingOutside, store.SettingPhone, store.SettingOther,
	}
)

func numbered(letter string, first, last int) []string {
	var ids []string
	for n := first; n <= last; n++ {
		ids = append(ids, fmt.Sprintf("%s%02d", letter, n))
	}
	return ids
}

// teller makes up a story out of one row of random numbers.
type teller struct {
	random    *rand.Rand
	languages []language
}

// Tell makes up a journal that ends at the given time. The same size gives the
// same story.
func Tell(size Size, end time.Time) Story {
	t := teller{rand.New(rand.NewPCG(1, 2)), []language{parse(dutch), parse(ukrainian)}}
	var s Story
	for i := range size.People {
		s.People = append(s.People, t.person(i))
	}
	between := time.Duration(size.Months) * 30 * 24 * time.Hour / time.Duration(max(size.Conversations, 1))
	for i := range size.Conversations {
		ago := between * time.Duration(size.Conversations-i)
		at := end.Add(-ago).Truncate(time.Minute)
		s.Conversations = append(s.Conversations, t.conversation(size.People, at))
	}
	return s
}

// person makes up somebody whose alias no one else has.
func (t teller) person(i int) store.Person {
	all := strings.Fields(names)
	alias := all[i%len(all)]
	if round := i / len(all); round > 0 {
		alias += fmt.Sprintf(" %c.", 'A'+round-1)
	}
	return store.Person{
		Alias:    alias,
		Colour:   store.Colour(i % store.Colours),
		Language: "uk",
		Address:  store.Formal,
		Consent:  store.Consent{Answer: store.Yes, At: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)},
		Energy:   t.languages[i%2].sentence(t.random),
	}
}

// conversation makes up what was said, in one of the languages.
func (t teller) conversation(people int, at time.Time) Conversation {
	r := t.random
	l := pick(r, t.languages)
	c := Conversation{Who: []int{r.IntN(people)}}
	if other := r.IntN(people); r.IntN(10) == 0 && other != c.Who[0] {
		c.Who = append(c.Who, other)
	}
	c.Conversation = store.Conversation{
		At:         at,
		Setting:    pick(r, settings),
		Goals:      some(r, goals, 2),
		Prompts:    some(r, prompts, 4),
		Domains:    some(r, domains, 3),
		Support:    some(r, support, 2),
		Activities: some(r, activities, 1),
		Note:       l.text(r, 300+r.IntN(300)),
	}
	if r.IntN(3) == 0 {
		c.Joy = l.sentence(r)
	}
	if r.IntN(4) == 0 {
		c.Wish = l.sentence(r)
	}
	if r.IntN(8) == 0 {
		c.FollowUps = []store.FollowUp{{
			What: l.sentence(r),
			Day:  store.DayOf(at).AddDays(1 + r.IntN(20)),
		}}
	}
	return c
}
