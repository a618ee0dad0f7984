package prepare

import (
	"context"
	"slices"
	"time"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.ConsentKeeper
	Glance(ctx context.Context, id store.PersonID) (store.Glance, error)
	AskedOf(ctx context.Context, id store.PersonID) (map[string]time.Time, error)
	DomainsOf(ctx context.Context, id store.PersonID) (map[string]int, error)
	Group(ctx context.Context, id store.GroupID) (store.Group, error)
	Timeline(ctx context.Context, f store.Filter, offset, limit int) ([]store.Entry, error)
	Conversation(ctx context.Context, id store.ConversationID) (store.Conversation, error)
	FollowUps(ctx context.Context, f store.FollowUpFilter) ([]store.FollowUp, error)
	OwnPrompts(ctx context.Context) ([]store.OwnPrompt, error)
	Favourites(ctx context.Context) (map[string]bool, error)
	NewDraft(ctx context.Context, c store.Conversation) (store.Draft, error)
}

// lastTime is what one wants to see of last time, with a person or a group.
type lastTime struct {
	Alias     string
	Colour    store.Colour
	At        time.Time // zero: no conversation yet
	Excerpt   string
	Joy       string
	Wish      string
	FollowUps []store.FollowUp
	Asked     []string
}

// known is what the journal knows of those with whom the conversation will be.
type known struct {
	people     []store.Person // none for a group
	group      store.Group
	last       []lastTime
	asked      map[string]time.Time
	domains    map[string]bool
	favourites map[string]bool
	own        []store.OwnPrompt
}

// read asks the journal for everything.
func read(ctx context.Context, j Journal, people []store.PersonID, group store.GroupID) (known, error) {
	k := known{asked: map[string]time.Time{}, domains: map[string]bool{}}
	for _, id := range people {
		if err := k.addPerson(ctx, j, id); err != nil {
			return k, err
		}
	}
	if !group.IsZero() {
		if err := k.addGroup(ctx, j, group); err != nil {
			return k, err
		}
	}
	var err error
	if k.favourites, err = j.Favourites(ctx); err != nil {
		return k, err
	}
	k.own, err = j.OwnPrompts(ctx)
	return k, err
}

func (k *known) addPerson(ctx context.Context, j Journal, id store.PersonID) error {
	g, err := j.Glance(ctx, id)
	if err != nil {
		return err
	}
	k.people = append(k.people, g.Person)
	k.last = append(k.last, lastTime{
		Alias: g.Person.Alias, Colour: g.Person.Colour, At: g.LastAt, Excerpt: g.Excerpt,
		Joy: g.Joy, Wish: g.Wish, FollowUps: g.FollowUps, Asked: g.Asked,
	})
	asked, err := j.AskedOf(ctx, id)
	if err != nil {
		return err
	}
	for prompt, at := range asked {
		k.hasAsked(prompt, at)
	}
	domains, err := j.DomainsOf(ctx, id)
	for domain := range domains {
		k.domains[domain] = true
	}
	return err
}

// groupBack is how many conversations with a group are looked at.
const groupBack = 8

func (k *known) addGroup(ctx context.Context, j Journal, id store.GroupID) error {
	group, err := j.Group(ctx, id)
	if err != nil {
		return err
	}
	k.group = group
	last := lastTime{Alias: group.Name, Colour: group.Colour}
	entries, err := j.Timeline(ctx, store.Filter{Group: id}, 0, groupBack)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		c, err := j.Conversation(ctx, entry.ID)
		if err != nil {
			return err
		}
		if i == 0 {
			last.At, last.Excerpt, last.Asked = c.At, entry.Excerpt, c.Prompts
		}
		if last.Joy == "" {
			last.Joy = c.Joy
		}
		for _, prompt := range c.Prompts {
			k.hasAsked(prompt, c.At)
		}
		for _, domain := range c.Domains {
			k.domains[domain] = true
		}
	}
	last.FollowUps, err = j.FollowUps(ctx, store.FollowUpFilter{Group: id})
	k.last = append(k.last, last)
	return err
}

func (k *known) hasAsked(prompt string, at time.Time) {
	if at.After(k.asked[prompt]) {
		k.asked[prompt] = at
	}
}

// favourite reports whether a prompt is one.
func (k known) favourite(id string) bool { return k.favourites[store.FavouriteKey("prompt", id)] }

// refuses gives who said no to being written about.
func (k known) refuses() (store.Person, bool) { return k.answered(store.No) }

// notAsked gives who was not asked yet whether one may write.
func (k known) notAsked() (store.Person, bool) { return k.answered(store.NotAsked) }

func (k known) answered(answer store.Answer) (store.Person, bool) {
	i := slices.IndexFunc(k.people, func(p store.Person) bool { return p.Consent.Answer == answer })
	if i < 0 {
		return store.Person{}, false
	}
	return k.people[i], true
}

// occasion is what the suggestions depend on.
func (k known) occasion(content *assets.Content, address assets.Address, setting string, seed uint64) Occasion {
	o := Occasion{
		Address: address, Group: len(k.people) == 0, Setting: setting,
		Asked: k.asked, Domains: k.domains, Favourites: map[string]bool{}, Seed: seed,
	}
	_, o.Unwritten = k.refuses()
	for _, last := range k.last {
		o.Met = o.Met || !last.At.IsZero()
		o.Energy = o.Energy || last.Joy != ""
	}
	for p := range content.Prompts.All() {
		o.Favourites[p.ID] = k.favourite(p.ID)
	}
	return o
}
