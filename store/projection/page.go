package projection

import "fmt"

// Page reads conversations that show in the order of time, at most limit of
// them: those behind a place, and the place to go on from. From and to are Unix
// milliseconds, to itself excluded; 0 is no bound. It goes on from where it was,
// also when conversations are written meanwhile.
func (p *Projection) Page(after, from, to int64, limit int) ([]State, int64, error) {
	if err := p.File(); err != nil {
		return nil, 0, fmt.Errorf("read page: %w", err)
	}
	where := conditions{}
	where.add(`c.place > ?`, after)
	if from != 0 {
		where.add(`c.at >= ?`, from)
	}
	if to != 0 {
		where.add(`c.at < ?`, to)
	}
	var states []State
	last := after
	query := fmt.Sprintf(`
		SELECT c.place, r.id, r.state
		FROM conversation c CROSS JOIN record r ON r.number = c.record
		WHERE %s
		ORDER BY c.place
		LIMIT $%d`, where.text(), len(where.args)+1)
	err := p.each(query, append(where.args, limit), func(scan func(...any) error) error {
		var id, state []byte
		if err := scan(&last, &id, &state); err != nil {
			return err
		}
		states = append(states, State{ID(id), state})
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read page: %w", err)
	}
	return states, last, nil
}
