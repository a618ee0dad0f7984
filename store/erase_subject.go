package store

import (
	"bytes"
	"slices"
	"strings"

	"github.com/google/uuid"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// A subject is who is erased: a person or a group.
type subject struct{ key merge.RecordKey }

// in says whether something that was written is about the subject: the record
// itself, or anything that names it. An id is sixteen bytes of which ten are
// random; nothing else has them, so that this also finds it in fields that
// only a newer app knows.
func (s subject) in(w *merge.Write) bool {
	return w.Key() == s.key || s.named(w.Element, w.Value)
}

func (s subject) named(element string, value []byte) bool {
	id := s.key.ID[:]
	return bytes.Contains(value, id) || strings.Contains(element, string(id)) ||
		bytes.Contains(value, []byte(s.text())) || strings.Contains(element, s.text())
}

// text is how the id stands in drafts.
func (s subject) text() string { return uuid.UUID(s.key.ID).String() }

// bytes is how the subject stands, sealed, in the statement that erases it.
func (s subject) bytes() []byte {
	return append([]byte{byte(s.key.Kind >> 8), byte(s.key.Kind)}, s.key.ID[:]...)
}

// erasedHere reports whether the subject was erased from one's own space.
// ErrLocked.
func (s subject) erasedHere(j *Journal) (erased bool, err error) {
	err = j.inSpace(j.viewpoint().spaces[own], func(in *joined) error {
		erased = slices.ContainsFunc(in.erased.all, func(e envelope.Erasure) bool {
			key, held := j.keys.Epoch(in.id, e.Epoch)
			if !held {
				return false
			}
			who, err := key.OpenSubject(e.Subject)
			return err == nil && bytes.Equal(who, s.bytes())
		})
		return nil
	})
	return erased, err
}

// A fate is what becomes of a record in which the subject ever was.
type fate struct {
	gone  bool
	drops func(merge.Place) bool // places that are not written again; nil: none
}

// fateOf decides by what a record is now.
func (e *eraser) fateOf(key merge.RecordKey, record *merge.Record) fate {
	from, s := e.journal.viewpoint(), parts{{e.space.number, record}}.shown()
	switch {
	case key == e.who.key:
		return fate{gone: true}
	case key.Kind == kindConversation:
		return e.who.fateOfConversation(conversations.fromShown(key.ID, s, from), e.keepNotes)
	case key.Kind == kindFollowUp:
		f := followUps.fromShown(key.ID, s, from)
		return fate{gone: e.who.is(kindPerson, f.Person) || e.who.is(kindGroup, f.Group)}
	case key.Kind == kindOwnCard:
		return fate{gone: e.who.is(kindPerson, ownCards.fromShown(key.ID, s, from).Person)}
	case key.Kind > kindFavourites:
		return fate{gone: true} // of a newer app; whatever it is, it names them
	}
	return fate{}
}

func (s subject) is(kind uint16, id [16]byte) bool {
	return s.key == merge.RecordKey{Kind: kind, ID: id}
}

// without takes the subject out of a conversation, and says whether they were
// in it and whether anybody is left.
func (s subject) without(c Conversation) (rest Conversation, was, somebody bool) {
	rest = c
	rest.People = nil
	for _, id := range c.People {
		if !s.is(kindPerson, id) {
			rest.People = append(rest.People, id)
		}
	}
	was = len(rest.People) < len(c.People)
	if s.is(kindGroup, c.Group) {
		rest.Group, rest.GroupCount, was = GroupID{}, 0, true
	}
	return rest, was, rest.validate() == nil
}

// jointFields are what was written in a conversation of which nobody can tell
// about whom of several it is.
var jointFields = map[uint16]bool{
	conversationSignals: true, conversationReferrals: true,
	conversationNote: true, conversationWish: true, conversationStrengths: true,
	conversationJoy: true, conversationSelf: true,
}

// withoutJoint is a conversation without them.
func withoutJoint(c Conversation) Conversation {
	c.Signals, c.Referrals = nil, nil
	c.Note, c.Wish, c.Strengths, c.Joy, c.Self = "", "", "", "", ""
	return c
}

func (s subject) fateOfConversation(c Conversation, keepNotes bool) fate {
	rest, was, somebody := s.without(c)
	if !was {
		return fate{} // they were taken out of it before
	}
	if !somebody {
		return fate{gone: true}
	}
	return fate{drops: func(p merge.Place) bool {
		counted := p.Field == conversationGroupCount && c.GroupCount != rest.GroupCount
		return counted || !keepNotes && jointFields[p.Field]
	}}
}
