package parts

import (
	"context"
	"errors"

	"bankje/app/screen"
	"bankje/store"
)

// Reread is [LoadLatest] for a page that follows the journal. One whose record
// is gone meanwhile stays as it is: whoever took it away leaves the page too.
func Reread[T any](c *screen.Context, l *Latest, fetch func(context.Context) (T, error), show func(T)) {
	gone := false
	LoadLatest(c, l, func(ctx context.Context) (T, error) {
		got, err := fetch(ctx)
		if errors.Is(err, store.ErrNotFound) {
			gone, err = true, nil
		}
		return got, err
	}, func(got T) {
		if !gone {
			show(got)
		}
	})
}
