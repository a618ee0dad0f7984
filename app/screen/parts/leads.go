package parts

import (
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// Leads says where a row or card of a list leads, so that it is marked while
// that place stands open beside the list.
func Leads[T interface {
	SetPlace(any)
	Mark(any)
}](c *screen.Context, row T, to route.Route) T {
	row.SetPlace(to)
	if c.Opened != nil {
		row.Mark(c.Opened())
	}
	return row
}
