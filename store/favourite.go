package store

import (
	"context"
	"slices"
	"time"

	"bankje/store/merge"
)

// FavouriteKey names something that can be a favourite: its kind and id, as in
// "prompt:P10", "card:113", "tip:T01", "activity:A01" or "guide:practical".
func FavouriteKey(kind, id string) string { return kind + ":" + id }

// favourites are all favourite keys, in one record of their own.
type favourites struct {
	id        [16]byte // zero
	hidden    bool
	conflicts []Conflict
	keys      []string

	seen merge.Seen
}

var favouriteKeys = noun[favourites]{
	kind: kindFavourites,
	about: func(f *favourites) about {
		return about{&f.id, nil, &f.hidden, &f.conflicts, &f.seen}
	},
	validate: func(favourites) error { return nil },
	fields: []field[favourites]{
		setField(favouritesKeys, "", func(f *favourites) *[]string { return &f.keys }),
	},
}

// Favourites gives the keys of all favourites; see [FavouriteKey].
func (j *Journal) Favourites(ctx context.Context) (map[string]bool, error) {
	f, err := missing(readNoun(ctx, j, favouriteKeys, [16]byte{}))
	keys := make(map[string]bool, len(f.keys))
	for _, key := range f.keys {
		keys[key] = true
	}
	return keys, err
}

// SetFavourite makes something a favourite, or no longer one.
func (j *Journal) SetFavourite(ctx context.Context, key string, on bool) error {
	_, err := j.save(ctx, nil, func(time.Time) ([]merge.Write, error) {
		before, err := missing(readNoun(ctx, j, favouriteKeys, [16]byte{}))
		if err != nil {
			return nil, err
		}
		after := before
		after.keys = slices.DeleteFunc(slices.Clone(before.keys), func(other string) bool { return other == key })
		if on {
			after.keys = append(after.keys, key)
		}
		return writes(favouriteKeys.fields, favouriteKeys.key([16]byte{}), &before, &after, &before.seen), nil
	})
	return err
}
