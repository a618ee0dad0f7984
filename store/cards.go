package store

import (
	"cmp"
	"context"
	"slices"

	"bankje/store/search"
)

// OwnCards lists all own and filled-in cards, by name.
func (j *Journal) OwnCards(ctx context.Context) ([]OwnCard, error) {
	all, err := readAll(ctx, j, ownCards)
	slices.SortStableFunc(all, func(a, b OwnCard) int {
		return cmp.Compare(search.Fold(a.Name), search.Fold(b.Name))
	})
	from := j.viewpoint()
	for i, card := range all {
		all[i] = card.marked(from)
	}
	return all, err
}

// OwnCard reads a card, hidden or not. ErrNotFound.
func (j *Journal) OwnCard(ctx context.Context, id CardID) (OwnCard, error) {
	card, err := readNoun(ctx, j, ownCards, id)
	if err != nil {
		return OwnCard{}, err
	}
	return card.marked(j.viewpoint()), nil
}

// CardFor gives what was filled in on a card of the packs for a person, or
// else for everybody, and whether anything was.
func (j *Journal) CardFor(ctx context.Context, packID string, person PersonID) (OwnCard, bool, error) {
	all, err := readAll(ctx, j, ownCards)
	if err != nil {
		return OwnCard{}, false, err
	}
	card, found := filledIn(all, packID, person)
	if !found && !person.IsZero() {
		card, found = filledIn(all, packID, PersonID{})
	}
	return card, found, nil
}

// filledIn finds the newest filling of a card of the packs for just this
// person.
func filledIn(all []OwnCard, packID string, person PersonID) (OwnCard, bool) {
	for _, card := range slices.Backward(all) {
		if card.Fills == packID && card.Person == person {
			return card, true
		}
	}
	return OwnCard{}, false
}

// KeepOwnCard saves a card: a new one when before is the zero value, else what
// differs, and then the doubts that before was read with are answered. A card of
// the packs that was filled in already is not filled in twice, but beside what
// only a coordinator of a team may correct.
//
// ErrNoAlias for an own card without a name, ErrNotCoordinator and ErrNotMember
// for a card of a team, ErrNewerRecord.
func (j *Journal) KeepOwnCard(ctx context.Context, before, after OwnCard) (OwnCard, error) {
	if before.ID.IsZero() && after.Fills != "" {
		all, err := readAll(ctx, j, ownCards)
		if err != nil {
			return OwnCard{}, err
		}
		all = slices.DeleteFunc(all, func(card OwnCard) bool {
			return card.Fills != after.Fills || j.mayCorrect(ctx, card.ID) != nil
		})
		if filled, found := filledIn(all, after.Fills, after.Person); found {
			before = filled
		}
	}
	if before.ID.IsZero() {
		return addNoun(ctx, j, ownCards, after)
	}
	if err := j.mayCorrect(ctx, before.ID); err != nil {
		return OwnCard{}, err
	}
	after.Doubts = nil
	return editNoun(ctx, j, ownCards, before, after)
}

// HideOwnCard hides a card. ErrNotFound, ErrNotCoordinator and ErrNotMember for a
// card of a team.
func (j *Journal) HideOwnCard(ctx context.Context, id CardID) error {
	if err := j.mayCorrect(ctx, id); err != nil {
		return err
	}
	return j.hide(ctx, ownCards.key(id))
}

// RestoreOwnCard shows a hidden card again. Errors as [Journal.HideOwnCard].
func (j *Journal) RestoreOwnCard(ctx context.Context, id CardID) error {
	if err := j.mayCorrect(ctx, id); err != nil {
		return err
	}
	return j.restore(ctx, ownCards.key(id))
}
