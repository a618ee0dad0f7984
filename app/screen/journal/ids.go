package journal

import "bankje/store"

// mostStretches is how many stretches are remembered: more than the list draws,
// and no more however far one scrolls.
const mostStretches = 16

// ids remembers which conversation stands on which row, for the rows that were
// read last.
type ids struct{ stretches []stretch }

func (r *ids) put(s stretch) {
	r.stretches = append(r.stretches, stretch{from: s.from, ids: s.ids})
	if over := len(r.stretches) - mostStretches; over > 0 {
		r.stretches = r.stretches[over:]
	}
}

// at is the conversation on a row, as it was read last.
func (r *ids) at(index int) (store.ConversationID, bool) {
	for i := len(r.stretches) - 1; i >= 0; i-- {
		if s := r.stretches[i]; s.from <= index && index < s.from+len(s.ids) {
			return s.ids[index-s.from], true
		}
	}
	return store.ConversationID{}, false
}
