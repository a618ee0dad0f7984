package parts

import (
	"bankje/app/screen"
	"bankje/assets"
)

// Moments are the parts of a conversation, in its order.
func Moments(c *screen.Context) []Word {
	return coded(c, func(c *screen.Context, code string) string { return c.Text.T("cards.moment." + code) }, assets.Moments[:]...)
}
