package assets

import (
	"iter"
	"slices"
)

// List holds the items of one kind in the order of their packs.
type List[T any] struct {
	items []T
	ids   []string
	at    map[string]int
}

func newList[T any](items []T, id func(T) string) List[T] {
	l := List[T]{items: items, at: make(map[string]int, len(items))}
	for i, item := range items {
		l.ids = append(l.ids, id(item))
		l.at[id(item)] = i
	}
	return l
}

// All yields the items in order.
func (l List[T]) All() iter.Seq[T] { return slices.Values(l.items) }

// Get returns the item with an id, and whether there is one.
func (l List[T]) Get(id string) (T, bool) {
	i, ok := l.at[id]
	if !ok {
		var none T
		return none, false
	}
	return l.items[i], true
}

// Len returns how many items there are.
func (l List[T]) Len() int { return len(l.items) }

func (l List[T]) has(id string) bool {
	_, ok := l.at[id]
	return ok
}
