package projection

import "fmt"

// FollowUp is the row of a follow-up that shows.
type FollowUp struct {
	Person, Group, Conversation ID
	Day                         string // yyyy-mm-dd, or nothing
	State                       string // "" is open
	Words                       []string
	Limit                       int // at most so many; 0: all
}

// FollowUpFilter narrows [Projection.FollowUps].
type FollowUpFilter struct {
	Person, Group, Conversation ID
	DueUntil                    string // only those with a day up to this one
	State                       string
	AnyState                    bool
	WithPaused                  bool // also of people who are paused
	Words                       []string
	Limit                       int // at most so many; 0: all
}

func (p *Projection) putFollowUp(number int64, row FollowUp) error {
	_, err := p.exec(`
		INSERT INTO followup (record, person, group_id, conversation, day, state, folded)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		number, blob(row.Person), blob(row.Group), blob(row.Conversation), row.Day, row.State, joined(row.Words))
	if err != nil {
		return fmt.Errorf("put follow-up: %w", err)
	}
	return nil
}

// FollowUps reads follow-ups, the earliest day first, those without one last.
func (p *Projection) FollowUps(f FollowUpFilter) ([]State, error) {
	where := conditions{}
	where.addID(`f.person = ?`, f.Person)
	where.addID(`f.group_id = ?`, f.Group)
	where.addID(`f.conversation = ?`, f.Conversation)
	if !f.AnyState {
		where.add(`f.state = ?`, f.State)
	}
	if f.DueUntil != "" {
		where.add(`f.day <> '' AND f.day <= ?`, f.DueUntil)
	}
	if !f.WithPaused {
		where.add(`(SELECT paused OR hidden FROM person p WHERE p.id = f.person) IS NOT ?`, true)
	}
	where.addWords(`f.folded`, f.Words)
	limit := -1 // SQLite's word for all
	if f.Limit > 0 {
		limit = f.Limit
	}
	return p.states(`
		SELECT r.id, r.state
		FROM followup f JOIN record r ON r.number = f.record
		WHERE `+where.text()+`
		ORDER BY f.day = '', f.day, f.record
		LIMIT ?`, append(where.args, limit)...)
}

// OpenFollowUps counts the open follow-ups of a conversation.
func (p *Projection) OpenFollowUps(conversation ID) (count int, err error) {
	_, err = p.one(`
		SELECT count(*) FROM followup
		WHERE conversation = $1 AND state = ''`, []any{conversation[:]}, &count)
	if err != nil {
		return 0, fmt.Errorf("count follow-ups: %w", err)
	}
	return count, nil
}
