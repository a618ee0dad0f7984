package store

import (
	"context"
	"fmt"
	"slices"

	"bankje/store/merge"
)

// ShareConversation writes a conversation anew in a team: all of it but how it
// was for oneself, with the people and the group in it by alias, colour,
// language, how they are spoken to and their consent. Its members, and whoever
// joins later, can read it from the next contact on, and it is edited there from
// now on. What is shared with that team already is left as it is.
//
// ErrNotFound, ErrNotMember, ErrNoConsent.
func (j *Journal) ShareConversation(ctx context.Context, id ConversationID, team TeamID) error {
	return j.shareWith(ctx, team, func(s *sharing) error {
		c, err := readNoun(ctx, j, conversations, id)
		if err != nil {
			return err
		}
		if err := j.askConsent(ctx, c.People...); err != nil {
			return err
		}
		for _, person := range c.People {
			if err := shareNoun(ctx, s, people, person, personOnly); err != nil {
				return err
			}
		}
		if !c.Group.IsZero() {
			if err := shareNoun(ctx, s, groups, c.Group, nil); err != nil {
				return err
			}
		}
		return shareNoun(ctx, s, conversations, id, nil)
	})
}

// SharePerson writes what is known of a person anew in a team, without the
// conversations and follow-ups. As [Journal.ShareConversation] otherwise.
func (j *Journal) SharePerson(ctx context.Context, id PersonID, team TeamID) error {
	return j.shareWith(ctx, team, func(s *sharing) error {
		if err := j.askConsent(ctx, id); err != nil {
			return err
		}
		return shareNoun(ctx, s, people, id, nil)
	})
}

// ShareCard writes a referral card of one's own anew in a team, ShareGroup and
// SharePrompt likewise.
func (j *Journal) ShareCard(ctx context.Context, id CardID, team TeamID) error {
	return j.shareWith(ctx, team, func(s *sharing) error { return shareNoun(ctx, s, ownCards, id, nil) })
}

// SharePrompt writes a prompt of one's own anew in a team.
func (j *Journal) SharePrompt(ctx context.Context, id PromptID, team TeamID) error {
	return j.shareWith(ctx, team, func(s *sharing) error { return shareNoun(ctx, s, ownPrompts, id, nil) })
}

// ShareGroup writes a group anew in a team.
func (j *Journal) ShareGroup(ctx context.Context, id GroupID, team TeamID) error {
	return j.shareWith(ctx, team, func(s *sharing) error { return shareNoun(ctx, s, groups, id, nil) })
}

// personOnly are the fields of a person that go along with a conversation.
var personOnly = []uint16{personAlias, personColour, personLanguage, personAddress, personConsent}

// sharing is what one act of sharing writes in a team.
type sharing struct {
	journal *Journal
	team    int // number of its space
	writes  []merge.Write
	mine    []merge.Write // in one's own space
}

func (j *Journal) shareWith(ctx context.Context, team TeamID, gather func(*sharing) error) error {
	if team.IsZero() {
		return ErrNotFound
	}
	saved, err := j.shareAlone(ctx, team, gather)
	if err != nil {
		return fmt.Errorf("share: %w", err)
	}
	if len(saved) > 0 {
		j.watchers.tell()
	}
	return nil
}

func (j *Journal) shareAlone(ctx context.Context, team TeamID, gather func(*sharing) error) ([]opened, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return nil, ErrLocked
	}
	number, err := j.numberOf(team)
	if err != nil {
		return nil, err
	}
	s := &sharing{journal: j, team: number}
	if err := gather(s); err != nil || len(s.writes) == 0 {
		return nil, err
	}
	at := j.clock.Now(j.now().UnixMilli())
	placed := []placedWrites{{j.spaces[number], s.writes}}
	if len(s.mine) > 0 {
		placed = append(placed, placedWrites{j.spaces[own], s.mine})
	}
	return j.append(ctx, nil, at, placed)
}

// shareNoun adds all that shows of a record, or some of its fields, unless the
// team has it already.
func shareNoun[T any, ID ~[16]byte](ctx context.Context, s *sharing, n noun[T], id ID, only []uint16) error {
	key := n.key(id)
	record, err := s.journal.stateOf(ctx, key)
	if err != nil {
		return err
	}
	if there := record.in(s.team); there != nil && there.Visibility() != merge.Hidden {
		return nil
	}
	t := n.fromShown(id, record.shown(), s.journal.viewpoint())
	for _, w := range writes(n.fields, key, new(T), &t, new(merge.Seen)) {
		if !private(w.Kind, w.Field) && (only == nil || slices.Contains(only, w.Field)) {
			s.writes = append(s.writes, w)
		}
	}
	s.mine = append(s.mine, record.shared(key)...)
	return nil
}
