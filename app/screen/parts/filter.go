package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// Filter is one filter that is on: its words, and what takes it away. Without
// words it is left out.
type Filter struct {
	Text   string
	Remove func()
}

// FilterChips are the way to the choice of filters, and those that are on, each
// with a cross. They go first in a row of chips.
func FilterChips(c *screen.Context, choose func(), on ...Filter) []fyne.CanvasObject {
	chips := []fyne.CanvasObject{kit.NewFilterChip(design.IconFilter, c.Text.T("cards.filters"), choose)}
	for _, filter := range on {
		if filter.Text != "" {
			name := c.Text.T("cards.without", "filter", filter.Text)
			chips = append(chips, kit.NewRemoveChip(filter.Text, name, filter.Remove))
		}
	}
	return chips
}
