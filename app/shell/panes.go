package shell

import "bankje/app/screen/route"

// panes are the places of a trail that are shown, by their index; -1 is none.
type panes struct {
	list   int  // the list at the left
	detail int  // what was opened from it, or the one place that is shown
	tabs   bool // the bar or the rail of tabs is in reach
}

// shown are the two panes, without those that are none.
func (p panes) shown() []int {
	switch {
	case p.list < 0:
		return []int{p.detail}
	case p.detail < 0:
		return []int{p.list}
	}
	return []int{p.list, p.detail}
}

// panes says which places are shown. A narrow window shows the one on top. A
// wide one shows it beside the list that it was opened from, unless it or a
// place beneath it takes the whole window.
func (t *trail[S]) panes(wide bool) panes {
	top := len(t.places) - 1
	if !wide {
		return panes{list: -1, detail: top, tabs: top == 0}
	}
	for i := top; i >= 0; i-- {
		switch r := t.places[i].route; {
		case route.IsWhole(r):
			return panes{list: -1, detail: top}
		case route.IsList(r) && i == top:
			return panes{list: i, detail: -1, tabs: true}
		case route.IsList(r):
			return panes{list: i, detail: top, tabs: true}
		}
	}
	return panes{list: -1, detail: top, tabs: true}
}
