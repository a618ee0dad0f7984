package projection

import "fmt"

// ID names a record; the zero value names none.
type ID = [16]byte

// Record is one record with all that is kept of it: its state, and the row by
// which it is found. At most one of the rows is there; a record without any is
// found by its id and kind only.
type Record struct {
	Kind         uint16
	ID           ID
	State        []byte
	Person       *Person
	Conversation *Conversation
	FollowUp     *FollowUp
}

// State is the merged state of one record.
type State struct {
	ID    ID
	State []byte
}

// Insert adds a record that was not there, written by the change at a position
// of the feed. It reports whether it did: false for one that was there already.
func (p *Projection) Insert(r Record, position int64) (bool, error) {
	result, err := p.exec(`
		INSERT INTO record (kind, id, position, state)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`, r.Kind, r.ID[:], position, r.State)
	if err != nil {
		return false, fmt.Errorf("insert record: %w", err)
	}
	if rows, err := result.RowsAffected(); err != nil || rows == 0 {
		return false, err
	}
	number, err := result.LastInsertId()
	if err != nil {
		return false, fmt.Errorf("insert record: %w", err)
	}
	return true, p.settle(number, r)
}

// settle writes the rows of a record whose state is in place.
func (p *Projection) settle(number int64, r Record) error {
	switch {
	case r.Person != nil:
		return p.putPerson(number, r.ID, *r.Person)
	case r.Conversation != nil:
		return p.putConversation(number, *r.Conversation)
	case r.FollowUp != nil:
		return p.putFollowUp(number, *r.FollowUp)
	}
	return nil
}

// State reads the state of a record, and whether it is there.
func (p *Projection) State(kind uint16, id ID) ([]byte, bool, error) {
	var state []byte
	found, err := p.one(`SELECT state FROM record WHERE kind = $1 AND id = $2`, []any{kind, id[:]}, &state)
	if err != nil {
		return nil, false, fmt.Errorf("read record: %w", err)
	}
	return state, found, nil
}

// States reads the states of all records of a kind, in the order of their ids.
func (p *Projection) States(kind uint16) ([]State, error) {
	return p.states(`SELECT id, state FROM record WHERE kind = $1 ORDER BY id`, kind)
}

// states collects the answer of a query for ids and states.
func (p *Projection) states(query string, args ...any) ([]State, error) {
	var states []State
	err := p.each(query, args, func(scan func(...any) error) error {
		var id, state []byte
		if err := scan(&id, &state); err != nil {
			return err
		}
		states = append(states, State{ID(id), state})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read records: %w", err)
	}
	return states, nil
}

// Positions gives where in the feed the changes to a record are, in order.
func (p *Projection) Positions(kind uint16, id ID) ([]int64, error) {
	var positions []int64
	err := p.each(`
		SELECT position FROM record WHERE kind = $1 AND id = $2
		UNION
		SELECT t.position
		FROM record r JOIN touch t ON t.record = r.number
		WHERE r.kind = $1 AND r.id = $2
		ORDER BY 1`, []any{kind, id[:]}, func(scan func(...any) error) error {
		var position int64
		err := scan(&position)
		positions = append(positions, position)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read positions: %w", err)
	}
	return positions, nil
}

// Some calls each for some records behind the one of a number, in the order in which
// they came, and returns the number of the last; 0: there are no more.
func (p *Projection) Some(behind int64, limit int, each func(kind uint16, id ID, state []byte)) (last int64, err error) {
	err = p.each(`SELECT number, kind, id, state FROM record WHERE number > $1 ORDER BY number LIMIT $2`,
		[]any{behind, limit}, func(scan func(...any) error) error {
			var kind uint16
			var id, state []byte
			if err := scan(&last, &kind, &id, &state); err != nil {
				return err
			}
			each(kind, ID(id), state)
			return nil
		})
	if err != nil {
		return 0, fmt.Errorf("read some records: %w", err)
	}
	return last, nil
}

// All calls each for every record, in the order of kind and id.
func (p *Projection) All(each func(kind uint16, id ID, state []byte)) error {
	err := p.each(`SELECT kind, id, state FROM record ORDER BY kind, id`, nil, func(scan func(...any) error) error {
		var kind uint16
		var id, state []byte
		if err := scan(&kind, &id, &state); err != nil {
			return err
		}
		each(kind, ID(id), state)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read all records: %w", err)
	}
	return nil
}
