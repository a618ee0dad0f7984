package store

import (
	"context"
	"slices"
	"strconv"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What one shared and a team then deleted is one's own again, and is edited in one's
// own space. Once somebody brings it back for the team, both texts are there, and
// neither author saw the other's: so which fields were written in one's own space
// since is noted there, in a set of their numbers, and these stand beside those of
// the team until one has settled it. So it is with what was shared and does not count,
// for one is out of the team: others may have answered it there, or it is accepted. And
// so it is with what was erased, for an erasure may fall.

// apartIn tells which fields of one's own part of a record stand beside the team's.
func apartIn(mine *merge.Record) func(field uint16) bool {
	elements := mine.Elements(fieldApart)
	return func(field uint16) bool { return slices.Contains(elements, apartElement(field)) }
}

func apartElement(field uint16) string { return strconv.Itoa(int(field)) }

// isWhole says whether a write is to a whole field, and not to an element or to the
// record itself.
func isWhole(w merge.Write) bool { return w.Field != merge.FieldRecord && w.Element == "" }

// apart adds to a write in one's own space, to a record that a team has deleted or
// that may have been shared in vain, that it was since.
func (p parts) apart(w merge.Write, inVain bool) []merge.Write {
	if len(p) < 2 && !(len(p) == 1 && inVain) || !isWhole(w) {
		return nil
	}
	return []merge.Write{p.mark(merge.OpSet, w)}
}

// hasSharedInVain says whether something does not count that this phone wrote in a
// team: it is out, and that lies beyond where its feed ends, or it was erased. j.saving
// is held.
func (j *Journal) hasSharedInVain(ctx context.Context) (bool, error) {
	from := j.viewpoint()
	for _, s := range j.spaces[own+1:] {
		if slices.ContainsFunc(s.members.Erasures(), func(e space.Erasure) bool {
			return slices.ContainsFunc(e.Feeds, func(f envelope.ErasedFeed) bool { return from.isMine(f.Device) })
		}) {
			return true, nil
		}
		held, err := j.feed.Runs(ctx, s.id)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(held, func(r feed.Run) bool { return from.isMine(r.Device) && counted(s.members, r) < r.Last }) {
			return true, nil
		}
	}
	return false, nil
}

// settled adds to a write in a team, in one's own space, that what stands there is
// settled, if whoever wrote had seen it.
func (p parts) settled(w merge.Write) []merge.Write {
	mine := p.in(own)
	if mine == nil || !isWhole(w) || !apartIn(mine)(w.Field) {
		return nil
	}
	shown := p.shown().record.Replaces(w.Field, "")
	for _, dot := range mine.Replaces(w.Field, "") {
		if slices.Contains(shown, dot) && !slices.Contains(w.Replaces, dot) {
			return nil
		}
	}
	return []merge.Write{p.mark(merge.OpUnset, w)}
}

// shared settles all of it: what is one's own was written anew in a team.
func (p parts) shared(key merge.RecordKey) []merge.Write {
	mine := p.in(own)
	if mine == nil {
		return nil
	}
	var all []merge.Write
	for _, element := range mine.Elements(fieldApart) {
		field, err := strconv.ParseUint(element, 10, 16)
		if err == nil {
			all = append(all, p.mark(merge.OpUnset, merge.Write{Record: key.ID, Kind: key.Kind, Field: uint16(field)}))
		}
	}
	return all
}

func (p parts) mark(op merge.Op, w merge.Write) merge.Write {
	m := merge.Write{Record: w.Record, Kind: w.Kind, Op: op, Field: fieldApart, Element: apartElement(w.Field)}
	if mine := p.in(own); mine != nil {
		m.Replaces = mine.Replaces(m.Field, m.Element)
	}
	return m
}
