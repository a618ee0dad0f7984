package store

import (
	"context"
	"slices"

	"bankje/store/projection"
)

// PersonErasure tells what [Journal.ErasePerson] would erase of what the
// journal shows. ErrNotFound.
func (j *Journal) PersonErasure(ctx context.Context, id PersonID) (ErasePlan, error) {
	if _, err := j.Person(ctx, id); err != nil {
		return ErasePlan{}, err
	}
	return j.erasure(ctx, subject{people.key(id)}, Filter{Person: id}, FollowUpFilter{Person: id})
}

// GroupErasure tells what [Journal.EraseGroup] would. ErrNotFound.
func (j *Journal) GroupErasure(ctx context.Context, id GroupID) (ErasePlan, error) {
	if _, err := j.Group(ctx, id); err != nil {
		return ErasePlan{}, err
	}
	return j.erasure(ctx, subject{groups.key(id)}, Filter{Group: id}, FollowUpFilter{Group: id})
}

func (j *Journal) erasure(ctx context.Context, who subject, talks Filter, promised FollowUpFilter) (ErasePlan, error) {
	entries, err := j.Timeline(ctx, talks, 0, 0)
	if err != nil {
		return ErasePlan{}, err
	}
	var plan ErasePlan
	for _, entry := range entries {
		c, err := j.Conversation(ctx, entry.ID)
		if err != nil {
			return ErasePlan{}, err
		}
		if _, _, somebody := who.without(c); somebody {
			plan.Shared = append(plan.Shared, entry)
		} else {
			plan.Conversations++
		}
	}
	promised.AnyState, promised.WithPaused = true, true
	all, err := j.FollowUps(ctx, promised)
	if err != nil {
		return ErasePlan{}, err
	}
	plan.FollowUps = len(all)
	return plan, j.countKept(ctx, who, &plan)
}

// countKept counts the cards and drafts.
func (j *Journal) countKept(ctx context.Context, who subject, plan *ErasePlan) error {
	err := j.view(ctx, func(p *projection.Projection) error {
		states, err := p.States(kindOwnCard)
		if err != nil {
			return err
		}
		cards, err := fromStates(ownCards, states, j)
		for _, card := range cards {
			if who.is(kindPerson, card.Person) {
				plan.Cards++
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	drafts, err := j.Drafts(ctx)
	for _, d := range drafts {
		_, was, _ := who.without(d.Conversation)
		promised := slices.ContainsFunc(d.FollowUps, func(f FollowUp) bool {
			return who.is(kindPerson, f.Person) || who.is(kindGroup, f.Group)
		})
		if was || promised {
			plan.Drafts++
		}
	}
	return err
}
