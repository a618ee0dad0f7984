package projection

import (
	"database/sql"
	"fmt"
	"slices"
)

// Held is a record as it lies here, before it is replaced.
type Held struct {
	State []byte

	number int64
	place  sql.NullInt64 // of its conversation, if that shows
}

// Held finds a record, and reports whether it is there.
func (p *Projection) Held(kind uint16, id ID) (h Held, found bool, err error) {
	found, err = p.one(`
		SELECT r.state, r.number, c.place
		FROM record r LEFT JOIN conversation c ON c.record = r.number
		WHERE r.kind = $1 AND r.id = $2`, []any{kind, id[:]}, &h.State, &h.number, &h.place)
	if err != nil {
		return Held{}, false, fmt.Errorf("find record: %w", err)
	}
	return h, found, nil
}

// Replace puts a record in the place of what it was before, written by the
// change at one position of the feed. Before is the row as it was derived of
// what is held.
func (p *Projection) Replace(held Held, before, after Record, position int64) error {
	if _, err := p.exec(`UPDATE record SET state = $2 WHERE number = $1`, held.number, after.State); err != nil {
		return fmt.Errorf("replace record: %w", err)
	}
	_, err := p.exec(`INSERT OR IGNORE INTO touch (record, position) VALUES ($1, $2)`, held.number, position)
	if err != nil {
		return fmt.Errorf("note change: %w", err)
	}
	if before.Conversation != nil && after.Conversation != nil && before.Conversation.staysBy(*after.Conversation) {
		return p.editConversation(held.place.Int64, *before.Conversation, *after.Conversation)
	}
	if before.Conversation != nil {
		if err := p.removeConversation(held.place.Int64, *before.Conversation); err != nil {
			return fmt.Errorf("replace conversation: %w", err)
		}
	}
	if before.FollowUp != nil {
		if _, err := p.exec(`DELETE FROM followup WHERE record = $1`, held.number); err != nil {
			return fmt.Errorf("replace follow-up: %w", err)
		}
	}
	return p.settle(held.number, after)
}

// staysBy says whether an edit leaves the row itself as it is.
func (c Conversation) staysBy(after Conversation) bool {
	return c.At == after.At && c.Setting == after.Setting && c.Group == after.Group
}

// editConversation changes by what a conversation at a place is found, where
// that has changed.
func (p *Projection) editConversation(place int64, before, after Conversation) error {
	were, are := before.allTags(), after.allTags()
	gone := slices.DeleteFunc(slices.Clone(were), func(tag Tag) bool { return slices.Contains(are, tag) })
	if err := p.removeTags(place, gone); err != nil {
		return err
	}
	p.waitForTags(place, slices.DeleteFunc(are, func(tag Tag) bool { return slices.Contains(were, tag) }))
	lost, came := p.differ.difference(before.document, after.document)
	if lost != "" {
		if err := p.say(said{place: place, document: lost, gone: true}); err != nil {
			return err
		}
	}
	if lost == "" && came == "" {
		return nil
	}
	return p.say(said{place: place, document: came})
}
