package feed

import (
	"context"
	"fmt"
)

// checkLast reads the newest envelope, whose pages are the likeliest to have
// suffered. It returns ErrDamaged.
func (f *Feed) checkLast(ctx context.Context) error {
	_, err := f.Last(ctx)
	return err
}

// Check reads the whole journal and returns ErrDamaged if anything in it is
// not as it was written. It takes seconds for a large journal and holds up
// saves for parts of that, so it is meant for a quiet hour.
func (f *Feed) Check(ctx context.Context) error {
	if err := f.quickCheck(ctx); err != nil {
		return fail("check journal", err)
	}
	return nil
}

func (f *Feed) quickCheck(ctx context.Context) error {
	var found string
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `PRAGMA quick_check(1)`).Scan(&found)
	if err == nil && found != "ok" {
		return fmt.Errorf("%s: %w", found, ErrDamaged)
	}
	return err
}
