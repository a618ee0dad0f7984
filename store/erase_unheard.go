package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What somebody wrote about a person before they heard that a coordinator had
// erased them arrives afterwards, and says again what was erased. The coordinator's
// phone erases that too, by itself, with the next statement: nobody else may, and
// to relays it is bytes. See "Erasing beats what had not been seen" in DESIGN.md.

// byItself stands behind the subject of an erasure that a phone ordered by itself:
// it asks for nothing that an earlier one did not.
const byItself = 1

// localUnheard says whether something may be here that is to be erased by itself, and
// whether that may be of a copy of this phone.
func localUnheard(id envelope.SpaceID) string { return "erase.unheard." + id.String() }

// What localUnheard holds. Behind unheardOfCopy stands a device as which nothing is
// erased by itself yet: see awaitsOwn.
const (
	unheardOfOthers = 1
	unheardOfCopy   = 2
	heardOfCopy     = 3 // nothing may be, and there was a copy
)

// An unheard is one erasure, and what may have been written without having heard
// of it.
type unheard struct {
	space.Erasure
	who  subject
	by   envelope.DeviceID  // that ordered it, whoever signed it again, and knew of it; zero: nobody can tell
	also []envelope.Erasure // of the same subject, by itself
	dots []merge.Dot        // of what a successor had written again that was erased by itself

	another bool // ordered it, and may have written of others again, which is yet to come

	copied bool        // this phone heard of it from a copy of itself
	stubs  []merge.Dot // that are here in the places that it lists
}

// looksAfter gives the erasures of a team that this phone sees carried out: those it
// ordered, and those whose author no longer can as the first of the coordinators.
func (j *Journal) looksAfter(in *joined) []unheard {
	var all []unheard
	self := j.author(in).ID()
	for _, erasure := range in.members.Erasures() {
		if !seesTo(in.members, self, erasure) {
			continue
		}
		if who, err := j.keys.Subject(in.id, erasure.Erasure); err == nil {
			if key, err := parseSubject(who); err == nil {
				by := in.ordered(erasure)
				all = append(all, unheard{Erasure: erasure, who: key, by: in.knew(by), also: j.byItself(in, who), another: by != self})
			}
		}
	}
	return all
}

// seesTo says whether a device is the one that sees an erasure carried out.
func seesTo(s space.State, self envelope.DeviceID, erasure space.Erasure) bool {
	if !s.IsCoordinator(self) || s.IsCoordinator(erasure.By) {
		return s.IsCoordinator(self) && erasure.By == self
	}
	members := s.Members()
	first := slices.IndexFunc(members, func(d space.Device) bool { return s.IsCoordinator(d.ID) })
	return members[first].ID == self
}

// knew gives the device of which whatever it wrote was written having heard of an
// erasure, for it ordered that; zero where nobody can tell: it goes on as another
// one, so that a copy of it was about.
func (s *joined) knew(by envelope.DeviceID) envelope.DeviceID {
	if d, known := s.members.Device(by); known && d.Successor != (envelope.DeviceID{}) {
		return envelope.DeviceID{}
	}
	return by
}

// ordered gives who ordered an erasure first: it may have been signed again.
func (s *joined) ordered(erasure space.Erasure) envelope.DeviceID {
	for _, statement := range s.tree.All() {
		if statement.Type != envelope.Erase || statement.Hash() == erasure.Hash {
			continue
		}
		if e, err := envelope.ParseErasure(statement); err == nil && slices.EqualFunc(e.Feeds, erasure.Feeds, sameFeed) {
			return statement.Author
		}
	}
	return erasure.By
}

func sameFeed(a, b envelope.ErasedFeed) bool {
	return a.Device == b.Device && slices.Equal(a.Runs, b.Runs)
}

// byItself gives what phones erased by themselves of a subject.
func (j *Journal) byItself(in *joined, who []byte) (all []envelope.Erasure) {
	for _, erasure := range in.members.Erasures() {
		of, err := j.keys.Subject(in.id, erasure.Erasure)
		if err == nil && bytes.Equal(of, append(slices.Clone(who), byItself)) {
			all = append(all, erasure.Erasure)
		}
	}
	return all
}

// covers says whether a change was erased with the subject.
func (u *unheard) covers(dot merge.Dot) bool {
	if u.Covers(dot.Device, dot.Sequence) {
		return !u.isElse(dot)
	}
	return slices.Contains(u.dots, dot) ||
		slices.ContainsFunc(u.also, func(e envelope.Erasure) bool { return e.Covers(dot.Device, dot.Sequence) })
}

// wrote says whether a change, by the header with which it was signed first, may be
// one that was written without having heard of the erasure: in the eyes of the relay,
// whose newest statement it names.
func (u *unheard) wrote(s space.State, h envelope.Header) bool {
	return h.Device != u.by && !s.Knew(h.Members, u.Erasure)
}

// concerns says whether a change names the subject, or replaces what was erased
// with them.
func (u *unheard) concerns(change merge.Change) bool {
	return slices.ContainsFunc(change.Writes, func(w merge.Write) bool {
		return u.who.in(&w) || answers(&w, u.covers)
	})
}

// answers says whether a write replaces one of some changes. A view always takes the
// place of the one before, whatever was written along with that.
func answers(w *merge.Write, some func(merge.Dot) bool) bool {
	return w.Kind != kindView && slices.ContainsFunc(w.Replaces, some)
}

// ordersAsSelf says whether some of the statements are erasures that this device
// ordered, and that this phone does not know.
func (in *incoming) ordersAsSelf(statements []envelope.Statement) bool {
	self := in.journal.author(in.space).ID()
	return slices.ContainsFunc(statements, func(s envelope.Statement) bool {
		return s.Type == envelope.Erase && s.Author == self && !in.space.tree.Has(s.Hash())
	})
}

// isOfCopy says whether a delivery brings what was written, or an erasure that was
// ordered, as this device, but not by this phone as it is: by a copy of it, or before
// it was restored. Then that the device ordered an erasure does not say that whatever
// it wrote was written having heard of that.
func (in *incoming) isOfCopy() bool {
	head := in.space.head
	return in.ordered || slices.ContainsFunc(in.good, func(e envelope.Envelope) bool {
		return e.Header.Device == head.Device && e.Header.Sequence > head.Sequence
	})
}

// noteUnheard has the phone look for what is to be erased by itself, if some of the
// delivery may be, or something counts now that did not.
func (in *incoming) noteUnheard(ctx context.Context, local map[string][]byte) error {
	j := in.journal
	all, of := j.looksAfter(in.space), byte(unheardOfOthers)
	if len(all) == 0 {
		return nil
	}
	was, err := j.local(ctx, localUnheard(in.space.id))
	if err != nil {
		return err
	}
	copied := len(was) > 0 && was[0] >= unheardOfCopy
	if copied || in.isOfCopy() {
		ofCopy(all, j.author(in.space).ID())
		of = unheardOfCopy
	}
	if err := j.erasedAgain(ctx, in.space.id, all); err != nil {
		return err
	}
	awaited, ends := in.awaitsOwn(was)
	some := ends || in.anew || in.takesOver(all) || slices.ContainsFunc(in.good, func(e envelope.Envelope) bool {
		return in.concernsErased(all, e)
	})
	if !some {
		if copied || of == unheardOfOthers {
			return nil
		}
		if len(was) == 0 {
			of = heardOfCopy
		}
	}
	local[localUnheard(in.space.id)] = append([]byte{of}, awaited...)
	in.awaited = ends
	return nil
}

// takesOver says whether this phone sees some erasures carried out that another one
// saw to until now.
func (in *incoming) takesOver(all []unheard) bool {
	self := in.journal.author(in.space).ID()
	return slices.ContainsFunc(all, func(u unheard) bool { return !seesTo(in.was, self, u.Erasure) })
}

// concernsErased says whether an envelope may have been written without having heard
// of some erasures, and concerns who was erased by one of these. What a successor
// wrote again says when it was written first.
func (in *incoming) concernsErased(all []unheard, e envelope.Envelope) bool {
	j, members := in.journal, in.space.members
	wrote := func(h envelope.Header) bool {
		return slices.ContainsFunc(all, func(u unheard) bool { return u.wrote(members, h) })
	}
	if d, _ := members.Device(e.Header.Device); d.Succeeds == (envelope.DeviceID{}) && !wrote(e.Header) {
		return false
	}
	change, dot, err := j.read(feed.Stored{Hash: e.Hash(), Envelope: e})
	if err != nil {
		return false
	}
	first := j.firstSigned(e, dot)
	return slices.ContainsFunc(all, func(u unheard) bool { return u.wrote(members, first) && u.concerns(change) })
}

// EraseLeft erases by itself, in a space, what was to be as it came, and could not: the
// disk was full, or the app was left. Once all that somebody has of the space has come,
// that is also what is written of whom another device had erased: what that wrote again
// for others comes behind the statement, and without it their notes would go too.
//
// It is for whoever carries, at the end. Errors as saving has them; ErrNotFound,
// ErrLocked.
func (j *Journal) EraseLeft(ctx context.Context, id envelope.SpaceID, allCame bool) error {
	if err := j.eraseUnheard(ctx, id, allCame); err != nil {
		return fmt.Errorf("erase what was left: %w", err)
	}
	return nil
}

// eraseUnheard erases what was written in a space about whom was erased, without
// having heard of it. What fails is tried again after the next delivery, and by
// [Journal.EraseLeft], for which is left what another device ordered.
func (j *Journal) eraseUnheard(ctx context.Context, id envelope.SpaceID, allCame bool) error {
	all, number, done, err := j.flaggedUnheard(ctx, id)
	if err != nil || len(all) == 0 {
		return err
	}
	if err := j.erasedAgain(ctx, id, all); err != nil {
		return err
	}
	left := false
	for i := range all {
		if all[i].another && !allCame {
			left = true
			continue
		}
		e := eraser{journal: j, who: all[i].who, unheard: &all[i]}
		switch err := j.carryOut(ctx, number, &e); {
		case err == nil:
			j.watchers.tell()
		case !errors.Is(err, ErrNotFound):
			return err
		}
	}
	if left {
		return nil
	}
	return j.feed.PutLocal(ctx, localUnheard(id), done)
}

// flaggedUnheard gives the erasures of a space that this phone sees carried out, and the
// number of that, where something may be here that is to be erased now; and what
// localUnheard is to hold once it is.
func (j *Journal) flaggedUnheard(ctx context.Context, id envelope.SpaceID) (all []unheard, number int, done []byte, err error) {
	done = []byte{}
	err = j.inSpace(id, func(in *joined) error {
		flag, err := j.local(ctx, localUnheard(id))
		if len(flag) != 1 || flag[0] == heardOfCopy {
			return err
		}
		all, number = j.looksAfter(in), in.number
		if flag[0] == unheardOfCopy {
			ofCopy(all, j.author(in).ID())
			done = []byte{heardOfCopy}
		}
		return err
	})
	return all, number, done, err
}
