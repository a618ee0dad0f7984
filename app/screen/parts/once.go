package parts

import (
	"context"

	"bankje/app/screen"
)

// Once carries out a write as [screen.Load] does, unless the one before it is
// still under way: a second tap must not save twice. Busy belongs to the screen.
func Once[T any](c *screen.Context, busy *bool, write func(context.Context) (T, error), done func(T)) {
	if *busy {
		return
	}
	*busy = true
	var failure error
	screen.Load(c, func(ctx context.Context) (got T, _ error) {
		got, failure = write(ctx)
		return got, nil
	}, func(got T) {
		*busy = false
		if failure != nil {
			c.Go.Fail(failure)
			return
		}
		done(got)
	})
}
