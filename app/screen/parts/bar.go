package parts

import (
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// Bar is what stands in the bar of every screen: a title, the way back and the
// lifebuoy.
func Bar(c *screen.Context, title string) kit.BarOptions {
	o := TabBar(c, title)
	o.Back, o.BackName = c.Go.Back, c.Text.T("common.back")
	return o
}

// TabBar is [Bar] without the way back, for the places of the bottom bar.
func TabBar(c *screen.Context, title string) kit.BarOptions {
	return kit.BarOptions{
		Title:    title,
		Help:     func() { c.Go.To(route.Crisis{}) },
		HelpName: c.Text.T("crisis.title"),
	}
}
