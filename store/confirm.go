package store

import (
	"context"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TeamErasure tells of something that a coordinator had erased for a team, and
// which phones have said that no file of theirs holds it any more. Back-ups keep
// it until they are replaced, and who was removed before keeps what they had.
type TeamErasure struct {
	By        DeviceID
	Changes   int        // of which only stubs are left
	Confirmed []DeviceID // members that have carried it out
	Awaited   []DeviceID // members that have not said so yet
}

// confirmErasures has this phone say to the others of a space that it has
// carried out all erasures, once for as many as there are: when nothing of them
// is in any of its files. j.saving is held.
func (j *Journal) confirmErasures(ctx context.Context, s *joined) error {
	d, _ := s.members.Device(j.author(s).ID())
	last, some := newestErasure(s.members)
	if !some || d.Standing != space.Active || last.Number <= d.Confirmed || len(s.members.Members()) < 2 {
		return nil
	}
	if done, err := j.feed.Overwritten(ctx); err != nil || !done {
		return err
	}
	confirmed := envelope.Confirmation{Number: last.Number, Hash: last.Hash}
	statement := j.keys.Say(s.members, confirmed.Statement())
	if s.members.Check(statement) != nil {
		return nil // it is said when it can be
	}
	in := newIncoming(j, s)
	in.takeStatements([]envelope.Statement{statement})
	if err := in.keepSaid(ctx); err != nil {
		return j.readAgain(ctx, s) // it is said the next time
	}
	return nil
}

// newestErasure gives the last that the chain that goes on has.
func newestErasure(s space.State) (newest space.Erasure, some bool) {
	for _, e := range s.Erasures() {
		if !e.Pending && e.Number > newest.Number {
			newest, some = e, true
		}
	}
	return newest, some
}

// erasuresOf tells of the erasures in a team.
func erasuresOf(s space.State) []TeamErasure {
	var all []TeamErasure
	for _, e := range s.Erasures() {
		told := TeamErasure{By: e.By}
		for _, f := range e.Feeds {
			for _, r := range f.Runs {
				told.Changes += int(r.Last - r.First + 1)
			}
		}
		for _, d := range s.Members() {
			if !e.Pending && d.Confirmed >= e.Number {
				told.Confirmed = append(told.Confirmed, d.ID)
			} else {
				told.Awaited = append(told.Awaited, d.ID)
			}
		}
		all = append(all, told)
	}
	return all
}
