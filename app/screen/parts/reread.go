package parts

import (
	"context"
	"errors"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// Reread is [LoadLatest] for a page that follows the journal. Gone is called where
// its record was erased meanwhile, perhaps elsewhere: nothing of it may stay in
// sight.
func Reread[T any](c *screen.Context, l *Latest, fetch func(context.Context) (T, error), show func(T), gone func()) {
	erased := false
	LoadLatest(c, l, func(ctx context.Context) (T, error) {
		got, err := fetch(ctx)
		if errors.Is(err, store.ErrNotFound) {
			erased, err = true, nil
		}
		return got, err
	}, func(got T) {
		if erased {
			gone()
			return
		}
		show(got)
	})
}

// ErasedPage stands in the place of what was erased while it was open.
func ErasedPage(c *screen.Context, sentence string) *kit.Page {
	drawing := kit.NewDrawing(design.IconLeaf, design.IconBench, design.IconLeaf)
	page := Page(Bar(c, ""), kit.NewEmptyState(drawing, sentence, nil))
	return page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.close"), c.Go.Back))
}
