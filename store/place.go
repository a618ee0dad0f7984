package store

import (
	"context"
	"slices"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// placedWrites are what a save writes in one space.
type placedWrites struct {
	space  *joined
	writes []merge.Write
}

// place parts the writes of a save by the spaces they belong in: those to a
// record that a team shows in that team's, all but what is private; those to a
// record that nobody has in the given team's; the rest in one's own. A write
// replaces only what its space has.
func (j *Journal) place(ctx context.Context, writes []merge.Write, team TeamID) ([]placedWrites, error) {
	if len(j.spaces) == 1 {
		return []placedWrites{{j.spaces[own], writes}}, nil
	}
	into, err := j.numberOf(team)
	if err != nil {
		return nil, err
	}
	inVain := false
	bySpace := make([][]merge.Write, len(j.spaces))
	var record parts // of the write before; those to one record follow each other
	for i, w := range writes {
		if i == 0 || w.Key() != writes[i-1].Key() {
			if record, err = missing(j.stateOf(ctx, w.Key())); err != nil {
				return nil, err
			}
			if len(record) == 1 {
				if inVain, err = j.hasSharedInVain(ctx); err != nil {
					return nil, err
				}
			}
		}
		number := into
		if len(record) > 0 {
			number = record.shown().home
		}
		if private(w.Kind, w.Field) {
			number = own
		}
		if number == own && !private(w.Kind, w.Field) {
			bySpace[own] = append(bySpace[own], record.apart(w, inVain)...)
		} else if number != own {
			bySpace[own] = append(bySpace[own], record.settled(w)...)
		}
		if part := record.in(number); w.Op != merge.OpDelete && len(w.Replaces) > 0 {
			w.Replaces = slices.DeleteFunc(slices.Clone(w.Replaces), func(dot merge.Dot) bool {
				return part == nil || !part.Arrived(dot)
			})
		}
		if bySpace[number] == nil {
			bySpace[number] = make([]merge.Write, 0, len(writes)-i)
		}
		bySpace[number] = append(bySpace[number], w)
	}
	var placed []placedWrites
	for number, writes := range bySpace {
		if len(writes) > 0 {
			placed = append(placed, placedWrites{j.spaces[number], writes})
		}
	}
	return placed, nil
}

// numberOf gives the number of a team's space, of one's own for no team.
// ErrNotFound.
func (j *Journal) numberOf(team TeamID) (int, error) {
	if team.IsZero() {
		return own, nil
	}
	number, known := j.viewpoint().number(envelope.SpaceID(team))
	if !known {
		return 0, ErrNotFound
	}
	return number, nil
}
