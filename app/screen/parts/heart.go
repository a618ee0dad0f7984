package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// Hearts is what of the journal a heart needs.
type Hearts interface {
	Favourites(ctx context.Context) (map[string]bool, error)
	SetFavourite(ctx context.Context, key string, on bool) error
}

// NewHeart is the heart of one thing, named by store.FavouriteKey, for the bar
// of its page. It shows as soon as it is known whether it is on.
func NewHeart(c *screen.Context, j Hearts, key string) fyne.CanvasObject {
	place := design.Stack()
	screen.Load(c, j.Favourites, func(all map[string]bool) {
		place.Add(kit.NewHeart(all[key], design.Terracotta.Ink(), c.Text.T("common.favourite"), func(on bool) {
			KeepHeart(c, j, key, on)
		}))
		design.Reflow(place)
	})
	return design.AtLeast(design.Target, design.Target, place)
}

// KeepHeart saves that a heart was turned on or off.
func KeepHeart(c *screen.Context, j Hearts, key string, on bool) {
	screen.Do(c, func(ctx context.Context) error { return j.SetFavourite(ctx, key, on) }, func() {})
}
