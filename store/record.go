package store

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"bankje/store/merge"
)

// Record is anything that a journal keeps and that one can take along: a
// [Person], [Group], [Conversation], [FollowUp], [OwnPrompt], [OwnCard] or
// [Favourite].
type Record interface {
	// Names gives the people and groups that the record is about, itself left
	// out.
	Names() ([]PersonID, []GroupID)
	record() kept
}

// Favourite is the key of something that is a favourite; see [FavouriteKey].
type Favourite string

// Presence tells how a record from elsewhere stands to what is here.
type Presence int

// The ways in which it may.
const (
	Absent    Presence = iota // nothing here has its id
	Same                      // it is here, with the same in it
	Different                 // it is here, with something else in it
	Removed                   // it was here and was hidden
	Erased                    // a person or group that was erased, and would be back
)

// kept is a record of any kind, as the journal handles it.
type kept struct {
	key      merge.RecordKey
	hidden   bool
	invalid  error // why it cannot be saved; nil: it can
	presence func(context.Context, *Journal) (Presence, error)
	writes   func(context.Context, *Journal) ([]merge.Write, error)
}

// keptOf handles a record by what its noun says.
func keptOf[T any](n noun[T], t T) kept {
	a := n.about(&t)
	return kept{
		key:     n.key(*a.id),
		hidden:  *a.hidden,
		invalid: n.validate(t),
		presence: func(ctx context.Context, j *Journal) (Presence, error) {
			return presence(ctx, j, n, t)
		},
		writes: func(context.Context, *Journal) ([]merge.Write, error) {
			return writes(n.fields, n.key(*a.id), new(T), &t, new(merge.Seen)), nil
		},
	}
}

// presence compares a record with the one here that has its id.
func presence[T any](ctx context.Context, j *Journal, n noun[T], t T) (Presence, error) {
	a := n.about(&t)
	state, err := j.stateOf(ctx, n.key(*a.id))
	if errors.Is(err, ErrNotFound) {
		return j.absence(n.key(*a.id))
	}
	if err != nil {
		return Absent, err
	}
	here := n.fromShown(*a.id, state.shown(), j.viewpoint())
	switch hidden := *n.about(&here).hidden; {
	case hidden && !*a.hidden:
		return Removed, nil
	case hidden != *a.hidden, !sameFields(n.fields, &here, &t):
		return Different, nil
	}
	return Same, nil
}

// absence tells why nothing here has a key.
func (j *Journal) absence(key merge.RecordKey) (Presence, error) {
	if key.Kind != kindPerson && key.Kind != kindGroup {
		return Absent, nil
	}
	erased, err := subject{key}.erasedHere(j)
	if erased {
		return Erased, err
	}
	return Absent, err
}

// sameFields reports whether two records say the same, as it would be written.
func sameFields[T any](fields []field[T], a, b *T) bool {
	for _, f := range fields {
		if f.remark {
			continue
		}
		if f.set != nil {
			if !slices.Equal(f.set.get(a), f.set.get(b)) {
				return false
			}
		} else if !bytes.Equal(f.value.get(a), f.value.get(b)) {
			return false
		}
	}
	return true
}

func (p Person) record() kept       { return keptOf(people, p) }
func (g Group) record() kept        { return keptOf(groups, g) }
func (c Conversation) record() kept { return keptOf(conversations, c) }
func (f FollowUp) record() kept     { return keptOf(followUps, f) }
func (p OwnPrompt) record() kept    { return keptOf(ownPrompts, p) }
func (c OwnCard) record() kept      { return keptOf(ownCards, c) }

// record handles one key of the record that holds all favourites.
func (f Favourite) record() kept {
	return kept{
		key: favouriteKeys.key([16]byte{}),
		presence: func(ctx context.Context, j *Journal) (Presence, error) {
			all, err := j.Favourites(ctx)
			if err != nil || !all[string(f)] {
				return Absent, err
			}
			return Same, nil
		},
		writes: func(ctx context.Context, j *Journal) ([]merge.Write, error) {
			before, err := missing(readNoun(ctx, j, favouriteKeys, [16]byte{}))
			if err != nil {
				return nil, err
			}
			after := before
			after.keys = append(slices.Clone(before.keys), string(f))
			return writes(favouriteKeys.fields, favouriteKeys.key([16]byte{}), &before, &after, &before.seen), nil
		},
	}
}

// Names gives nobody: a person is about themselves.
func (p Person) Names() ([]PersonID, []GroupID) { return nil, nil }

// Names gives nobody.
func (g Group) Names() ([]PersonID, []GroupID) { return nil, nil }

// Names gives who was there.
func (c Conversation) Names() ([]PersonID, []GroupID) { return c.People, one(c.Group) }

// Names gives for whom it is.
func (f FollowUp) Names() ([]PersonID, []GroupID) { return one(f.Person), one(f.Group) }

// Names gives nobody.
func (p OwnPrompt) Names() ([]PersonID, []GroupID) { return nil, nil }

// Names gives for whom the card was filled in.
func (c OwnCard) Names() ([]PersonID, []GroupID) { return one(c.Person), nil }

// Names gives nobody.
func (f Favourite) Names() ([]PersonID, []GroupID) { return nil, nil }

// one gives an id alone, or none for the zero value.
func one[ID ~[16]byte](id ID) []ID {
	if id == (ID{}) {
		return nil
	}
	return []ID{id}
}
