package store_test

import (
	"slices"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/storetest"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// deliverySize is about how much a relay brings at a time, in bytes.
const deliverySize = 256 << 10

// shared is a team in which one has written what the benchmarks write, and
// others have nothing of it yet.
func shared(b *testing.B, size storetest.Size, others ...phone) (phone, store.TeamID, []store.ConversationID) {
	b.Helper()
	writer := newPhone(b)
	team := writer.found(others...)
	s := story(b, size)
	people := make([]store.Person, len(s.People))
	for i, p := range s.People {
		p.Team = team
		var err error
		people[i], err = writer.AddPerson(b.Context(), p)
		must(b, err)
	}
	ids := make([]store.ConversationID, len(s.Conversations))
	for i, c := range s.Conversations {
		d := c.Draft(people)
		d.Conversation.Team = team
		saved, err := writer.SaveDraft(b.Context(), d)
		must(b, err)
		ids[i] = saved.ID
	}
	return writer, team, ids
}

// behind gives what a phone has written behind a sequence, as a relay brings it.
func (p phone) behind(team store.TeamID, sequence uint64) (all []space.Delivery, last uint64) {
	p.t.Helper()
	id := envelope.SpaceID(team)
	statements, err := p.Statements(id)
	must(p.t, err)
	for {
		some, err := p.Stretch(p.t.Context(), id, p.Self(), sequence+1, deliverySize)
		must(p.t, err)
		if len(some) == 0 {
			return all, sequence
		}
		all = append(all, space.Delivery{Space: id, Statements: statements, Envelopes: some})
		sequence += uint64(len(some))
	}
}

// BenchmarkTakeAll takes in what another phone has written in two years, until
// it can be searched.
func BenchmarkTakeAll(b *testing.B) {
	size := storetest.Size{People: 40, Conversations: 10_000, Months: 24}
	var readers []phone
	for range b.N {
		readers = append(readers, newPhone(b))
	}
	writer, team, _ := shared(b, size, readers...)
	all, _ := writer.behind(team, 0)
	b.ResetTimer()
	for _, reader := range readers {
		for _, d := range all {
			_, err := reader.Take(b.Context(), d)
			must(b, err)
		}
		_, err := reader.TimelineCount(b.Context(), store.Filter{Query: "fiets"})
		must(b, err)
	}
}

// BenchmarkTakeEdits takes in 100 edits of what two years have brought, until
// they can be searched, on a phone that was just unlocked.
func BenchmarkTakeEdits(b *testing.B) {
	reader := newPhone(b)
	writer, team, ids := shared(b, storetest.Size{People: 40, Conversations: 10_000, Months: 24}, reader)
	all, last := writer.behind(team, 0)
	for _, d := range all {
		_, err := reader.Take(b.Context(), d)
		must(b, err)
	}
	_, err := reader.TimelineCount(b.Context(), store.Filter{Query: "fiets"})
	must(b, err)
	var took []time.Duration
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		b.StopTimer()
		for i := range 100 {
			d, err := writer.EditDraft(b.Context(), ids[(n*17+i*37)%len(ids)])
			must(b, err)
			d.Conversation.Note += " fiets"
			_, err = writer.SaveDraft(b.Context(), d)
			must(b, err)
		}
		all, last = writer.behind(team, last)
		reader = reader.unlocked() // as an app that was just opened
		b.StartTimer()
		start := time.Now()
		for _, d := range all {
			_, err := reader.Take(b.Context(), d)
			must(b, err)
		}
		_, err := reader.TimelineCount(b.Context(), store.Filter{Query: "fiets"})
		must(b, err)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	report(b, took)
}
