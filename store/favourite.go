package store

import "bankje/store/merge"

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
		return about{&f.id, &f.hidden, &f.conflicts, &f.seen}
	},
	validate: func(favourites) error { return nil },
	fields: []field[favourites]{
		setField(favouritesKeys, "", func(f *favourites) *[]string { return &f.keys }),
	},
}
