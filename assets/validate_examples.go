package assets

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// ValidateExamples returns everything that is wrong with the made-up journal,
// each error with the place; nil when nothing is: texts that lack a language or
// have letters of another alphabet, ids that lead nowhere, a prompt that is not
// for a child and was asked of one, a day in the wrong direction, and a
// telephone number that somebody could answer.
func ValidateExamples(c *Content, e *Examples) []error {
	v := exampleFaults{content: c, people: map[string]ExamplePerson{}}
	items := v.items(e)
	v.checkIDs(items)
	v.checkTexts(items)
	for _, it := range items {
		v.check(it)
	}
	v.checkFavourites(e.Favourites.Keys)
	return v.faults
}

// exampleFaults collects what is wrong, and knows what may be referred to.
type exampleFaults struct {
	faults
	content *Content
	people  map[string]ExamplePerson
	groups  []string
}

// items gives every item a name to be found by.
func (v *exampleFaults) items(e *Examples) []item {
	var all []item
	for _, p := range e.People {
		v.people[p.ID] = p
		all = append(all, item{"example person", p.ID, p})
	}
	for _, g := range e.Groups {
		v.groups = append(v.groups, g.ID)
		all = append(all, item{"example group", g.ID, g})
	}
	for _, c := range e.Conversations {
		all = append(all, item{"example conversation", fmt.Sprintf("%s%s of %d days ago at %s", strings.Join(c.With, "+"), c.Group, c.Ago, c.At), c})
	}
	for i, p := range e.Prompts {
		all = append(all, item{"example prompt", fmt.Sprintf("own prompt %d", i+1), p})
	}
	for _, card := range e.Cards {
		all = append(all, item{"example card", card.Fills, card})
	}
	return append(all, item{"example draft", "draft", e.Draft})
}

func (v *exampleFaults) check(it item) {
	switch value := it.value.(type) {
	case ExamplePerson:
		v.needWords(it.id, "address", []string{value.Address}, []string{"formal", "informal", "child"})
		v.needWords(it.id, "language", []string{value.Language}, Languages[:])
	case ExampleConversation:
		v.checkConversation(it.id, value)
	case ExamplePrompt:
		needIDs(&v.faults, it.id, "domains", value.Domains, v.content.Domains)
		v.needWords(it.id, "moment", []string{value.Moment}, Moments[:])
	case ExampleCard:
		v.checkCard(it.id, value)
	case ExampleDraft:
		v.checkPeople(it.id, value.With)
		v.checkPrompts(it.id, value.With, append(slices.Clone(value.Queue), value.Asked...))
		needIDs(&v.faults, it.id, "goals", value.Goals, v.content.Goals)
	}
}

func (v *exampleFaults) checkConversation(id string, c ExampleConversation) {
	if _, err := time.Parse("15:04", c.At); err != nil || c.Ago < 1 {
		v.add(id, "at %q, %d days ago, is no time before today", c.At, c.Ago)
	}
	if (len(c.With) > 0) == (c.Group != "") {
		v.add(id, "is with people and a group, or with nobody")
	}
	if c.Group != "" {
		v.needWords(id, "group", []string{c.Group}, v.groups)
	}
	v.checkPeople(id, c.With)
	v.checkPrompts(id, c.With, c.Prompts)
	needIDs(&v.faults, id, "goals", c.Goals, v.content.Goals)
	needIDs(&v.faults, id, "domains", c.Domains, v.content.Domains)
	needIDs(&v.faults, id, "support", c.Support, v.content.SupportTypes)
	needIDs(&v.faults, id, "activities", c.Activities, v.content.Activities)
	needIDs(&v.faults, id, "referrals", c.Referrals, v.content.Referrals)
	for _, f := range c.FollowUps {
		v.checkFollowUp(id, -c.Ago, f)
	}
}

// checkFollowUp checks that nothing was done before it was promised, nor after
// today.
func (v *exampleFaults) checkFollowUp(id string, promised int, f ExampleFollowUp) {
	if f.For != "" {
		v.checkPeople(id, []string{f.For})
	}
	for _, day := range []*int{f.Day, f.Until} {
		if day != nil && *day < promised {
			v.add(id, "follow_up is for a day before it was promised")
		}
	}
	for _, day := range []*int{f.Done, f.Dropped} {
		if day != nil && (*day < promised || *day > -1) {
			v.add(id, "follow_up was done %d days from today, after a promise of %d", *day, promised)
		}
	}
}

func (v *exampleFaults) checkPeople(id string, people []string) {
	for _, person := range people {
		if _, known := v.people[person]; !known {
			v.add(id, "nobody is called %q", person)
		}
	}
}

// checkPrompts checks that prompts exist, in words for all whom they were asked.
func (v *exampleFaults) checkPrompts(id string, people, prompts []string) {
	needIDs(&v.faults, id, "prompts", prompts, v.content.Prompts)
	for _, prompt := range prompts {
		p, _ := v.content.Prompts.Get(prompt)
		forChild := slices.ContainsFunc(people, func(person string) bool { return v.people[person].Address == "child" })
		if forChild && !p.Wording.has(Child) {
			v.add(id, "prompt %s is not for a child", prompt)
		}
	}
}

func (v *exampleFaults) checkCard(id string, c ExampleCard) {
	filled, ok := v.content.Referrals.Get(c.Fills)
	if !ok || !filled.FillInLocally {
		v.add(id, "is no card to be filled in")
	}
	if strings.Trim(digits(c.Phone), "0") != "" {
		v.add(id, "phone %q could be somebody’s: write zeros", c.Phone)
	}
}

func (v *exampleFaults) checkFavourites(keys []string) {
	lists := map[string]interface{ has(string) bool }{
		"prompt": v.content.Prompts, "card": v.content.Referrals, "tip": v.content.Tips,
		"activity": v.content.Activities, "guide": v.content.Guides,
	}
	for _, key := range keys {
		kind, id, _ := strings.Cut(key, ":")
		if list, ok := lists[kind]; !ok || !list.has(id) {
			v.add("favourites", "%q leads nowhere", key)
		}
	}
}
