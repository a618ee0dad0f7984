package store

import (
	"maps"
	"slices"
	"sync"
)

// watchers are those who want to know of changes. The zero value has none.
type watchers struct {
	mu   sync.Mutex
	last int
	all  map[int]func()
}

// Watch calls changed after each save and each change that arrives, on any
// goroutine, until stop is called. It must return at once, and may be called
// once more while stop is.
func (j *Journal) Watch(changed func()) (stop func()) {
	w := &j.watchers
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[int]func(){}
	}
	w.last++
	number := w.last
	w.all[number] = changed
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.all, number)
	}
}

// tell calls everybody, in the order in which they came.
func (w *watchers) tell() {
	w.mu.Lock()
	numbers := slices.Sorted(maps.Keys(w.all))
	var calls []func()
	for _, number := range numbers {
		calls = append(calls, w.all[number])
	}
	w.mu.Unlock()
	for _, call := range calls {
		call()
	}
}
