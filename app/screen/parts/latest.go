package parts

import (
	"context"

	"bankje/app/screen"
)

// Latest loads what is asked for again and again, as while somebody types in a
// search field: an answer that comes after a newer question is dropped. The
// zero value is ready.
type Latest struct{ asked int }

// LoadLatest is [screen.Load] for a question that replaces those before it.
func LoadLatest[T any](c *screen.Context, l *Latest, fetch func(context.Context) (T, error), show func(T)) {
	l.asked++
	asked := l.asked
	screen.Load(c, fetch, func(got T) {
		if asked == l.asked {
			show(got)
		}
	})
}
