package space

import "slices"

// asAppended returns how far the chain goes on as the home relay would append it, and
// whether that is to be looked at: from what it has appended last, with what holds there
// of other chains that were appended too. Nothing new may be by who is out by one of
// these, and no epoch may start that leaves them in; where the chain went on with such a
// statement, neither that nor what others say behind it would be appended, ever.
func (t *Tree) asAppended(w walk) (walk, bool) {
	last := len(w.chain) - 1
	for last >= 0 && !w.chain[last].anchored {
		last--
	}
	if last < 0 || last == len(w.chain)-1 {
		return w, false
	}
	var appended, before []lostNode
	are := t.appended()
	for _, n := range w.rest {
		if n.parted >= w.chain[last].statement.Number {
			continue // the walk comes there again
		}
		if before = append(before, n); are[n.node] {
			appended = append(appended, n)
		}
	}
	slices.SortFunc(appended, byPlaceOfLost)
	again := walk{state: t.fold(w.chain[last]), chain: slices.Clone(w.chain[:last+1]), rest: before}
	relay, _ := again.state.withLost(appended)
	if len(relay.Pending()) == 0 {
		return w, false
	}
	again.relay = &relay
	again.on()
	return again, true
}

// appended returns the statements that the home relay has appended.
func (t *Tree) appended() map[*node]bool {
	are := map[*node]bool{}
	for _, n := range t.nodes {
		if !n.anchored {
			continue
		}
		for ; n != nil && !are[n]; n = n.parent {
			are[n] = true
		}
	}
	return are
}
