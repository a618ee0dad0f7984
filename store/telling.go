package store

import (
	"context"
	"errors"
	"iter"
	"slices"

	"bankje/store/projection"
)

// Period is some days, both included; without a From or a To it has no such
// end. The zero value is all time.
type Period struct{ From, To Day }

// IsZero reports whether the period is all time.
func (p Period) IsZero() bool { return p == Period{} }

// Telling is what somebody takes along of a journal, record by record. It is
// made by [Journal.Tell] and used once, by one goroutine.
type Telling struct {
	// LeftOut counts what stayed behind because it is about somebody who said
	// no to being written about. It is whole once Records has ended.
	LeftOut int

	journal *Journal
	period  Period
	ctx     context.Context
	yield   func(Record, error) bool
	people  map[PersonID]Answer // who was met, and what they said
	groups  map[GroupID]bool
	told    map[ConversationID]bool // whether it was, or was left out
}

// Tell begins to tell a period of the journal: its conversations, what was
// promised in them, and whom they name. All time tells everything else too.
// What was hidden stays behind, and so do what others shared, drafts,
// earlier versions and settings; but a person or group that something names goes along all
// the same.
func (j *Journal) Tell(period Period) *Telling {
	return &Telling{
		journal: j, period: period,
		people: map[PersonID]Answer{}, groups: map[GroupID]bool{}, told: map[ConversationID]bool{},
	}
}

// Records gives the records. Each comes after those whom it names, and the
// conversations come in the order of time. An error comes last. It holds a page
// of conversations in memory and never the journal's lock while it yields.
func (t *Telling) Records(ctx context.Context) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		t.ctx, t.yield = ctx, yield
		if err := t.all(); err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

// errEnough means that nobody listens any more.
var errEnough = errors.New("enough was told")

func (t *Telling) all() error {
	steps := []func() error{t.conversations, t.followUps}
	if t.period.IsZero() {
		steps = []func() error{
			t.everybody, t.conversations, t.followUps,
			func() error { return tellAll(t, ownPrompts, func(OwnPrompt) bool { return true }) },
			func() error { return tellAll(t, ownCards, func(OwnCard) bool { return true }) },
			t.favourites,
		}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// everybody tells all people and groups that show, whether anything names them
// or not.
func (t *Telling) everybody() error {
	if err := tellAll(t, people, func(Person) bool { return true }); err != nil {
		return err
	}
	return tellAll(t, groups, func(Group) bool { return true })
}

func (t *Telling) person(p Person) error {
	t.people[p.ID] = p.Consent.Answer
	if p.Consent.Answer == No {
		t.LeftOut++
		return nil
	}
	return t.say(p)
}

func (t *Telling) group(g Group) error {
	t.groups[g.ID] = true
	return t.say(g)
}

// pageLength is how many conversations are read at a time.
const pageLength = 64

func (t *Telling) conversations() error {
	return t.pages(func(page []Conversation) (err error) {
		for _, c := range page {
			if t.told[c.ID], err = t.tell(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// TellCount counts the conversations of a period that are one's own to take
// along, before whom they name is looked at.
func (j *Journal) TellCount(ctx context.Context, period Period) (count int, err error) {
	t := j.Tell(period)
	t.ctx = ctx
	err = t.pages(func(page []Conversation) error {
		count += len(page)
		return nil
	})
	return count, err
}

// pages gives one's own conversations of the period, a page at a time.
func (t *Telling) pages(each func([]Conversation) error) error {
	var after, from, to int64
	if !t.period.From.IsZero() {
		from = t.period.From.Start().UnixMilli()
	}
	if !t.period.To.IsZero() {
		to = t.period.To.AddDays(1).Start().UnixMilli()
	}
	after = firstPlace
	for {
		var states []projection.State
		err := t.journal.view(t.ctx, func(p *projection.Projection) (err error) {
			states, after, err = p.Page(after, from, to, pageLength)
			return err
		})
		if err != nil || len(states) == 0 {
			return err
		}
		states, err = onesOwn(states)
		if err != nil {
			return err
		}
		page, err := fromStates(conversations, states, t.journal)
		if err != nil {
			return err
		}
		if err := each(page); err != nil {
			return err
		}
	}
}

// firstPlace comes before every place of a conversation.
const firstPlace = -1 << 62

// followUps tells what was promised: in the conversations that were told, and
// for all time elsewhere too. What was promised in one that stayed behind for
// somebody's no stays behind as well.
func (t *Telling) followUps() error {
	return tellAll(t, followUps, func(f FollowUp) bool {
		told, met := t.told[f.Conversation]
		if met && !told {
			t.LeftOut++
		}
		return told || !met && t.period.IsZero()
	})
}

func (t *Telling) favourites() error {
	f, err := missing(readNoun(t.ctx, t.journal, favouriteKeys, [16]byte{}))
	if err != nil {
		return err
	}
	slices.Sort(f.keys) // the order in which they were chosen means nothing
	for _, key := range f.keys {
		if err := t.say(Favourite(key)); err != nil {
			return err
		}
	}
	return nil
}

// tellAll tells those records of a kind that show and are wanted, the oldest
// first.
func tellAll[T Record](t *Telling, n noun[T], wanted func(T) bool) error {
	var states []projection.State
	err := t.journal.view(t.ctx, func(p *projection.Projection) (err error) {
		states, err = p.States(n.kind)
		return err
	})
	if err != nil {
		return err
	}
	if states, err = onesOwn(states); err != nil {
		return err
	}
	for _, s := range states {
		r, err := n.fromState(s.ID, s.State, t.journal.viewpoint())
		if err != nil {
			return err
		}
		if *n.about(&r).hidden || !wanted(r) {
			continue
		}
		if _, err := t.tell(r); err != nil {
			return err
		}
	}
	return nil
}

// onesOwn leaves out what lies in a team only: others wrote it, and it is not
// one's own to take along. What one shared lies in one's own space too.
func onesOwn(states []projection.State) ([]projection.State, error) {
	var mine []projection.State
	for _, s := range states {
		record, err := decodeParts(s.State)
		if err != nil {
			return nil, err
		}
		if record.in(own) != nil {
			mine = append(mine, s)
		}
	}
	return mine, nil
}

// tell tells whom a record names, if nobody was told yet, and then the record,
// unless one of them said no.
func (t *Telling) tell(r Record) (bool, error) {
	switch r := r.(type) {
	case Person:
		return true, t.person(r)
	case Group:
		return true, t.group(r)
	}
	about, with := r.Names()
	for _, id := range about {
		if err := t.meet(id); err != nil {
			return false, err
		}
	}
	for _, id := range with {
		if err := t.meetGroup(id); err != nil {
			return false, err
		}
	}
	for _, id := range about {
		if t.people[id] == No {
			t.LeftOut++
			return false, nil
		}
	}
	return true, t.say(r)
}

func (t *Telling) meet(id PersonID) error {
	if _, met := t.people[id]; met {
		return nil
	}
	p, err := t.journal.Person(t.ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.person(p)
}

func (t *Telling) meetGroup(id GroupID) error {
	if t.groups[id] {
		return nil
	}
	g, err := t.journal.Group(t.ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.group(g)
}

func (t *Telling) say(r Record) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	if !t.yield(r, nil) {
		return errEnough
	}
	return nil
}
