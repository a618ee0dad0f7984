package projection

import "fmt"

// Mark says how far the feed was read into the projection.
type Mark struct {
	Position int64  // of the last change read
	Hash     []byte // of its envelope
	Clock    uint64 // last time that the clock gave or adopted
	Newest   uint64 // latest time of any change read
	Erased   []byte // the last statement of each space that erased something, by its hash
}

// Mark reads how far the feed was read.
func (p *Projection) Mark() (Mark, error) {
	var m Mark
	var clock, newest int64
	_, err := p.one(`SELECT position, hash, clock, newest, erased FROM mark`, nil,
		&m.Position, &m.Hash, &clock, &newest, &m.Erased)
	if err != nil {
		return Mark{}, fmt.Errorf("read mark: %w", err)
	}
	// A clock value uses all 64 bits, SQLite's integers have a sign.
	m.Clock, m.Newest = uint64(clock), uint64(newest)
	return m, nil
}

// SetMark notes how far the feed was read.
func (p *Projection) SetMark(m Mark) error {
	_, err := p.exec(`UPDATE mark SET position = $1, hash = $2, clock = $3, newest = $4, erased = $5`,
		m.Position, m.Hash, int64(m.Clock), int64(m.Newest), append([]byte{}, m.Erased...))
	if err != nil {
		return fmt.Errorf("set mark: %w", err)
	}
	return nil
}

// Counts tells how many rows there are.
type Counts struct{ Conversations, People, OpenFollowUps int }

// Counts counts what shows.
func (p *Projection) Counts() (Counts, error) {
	var c Counts
	_, err := p.one(`
		SELECT (SELECT count(*) FROM conversation),
			(SELECT count(*) FROM person WHERE NOT hidden),
			(SELECT count(*) FROM followup WHERE state = '')`, nil, &c.Conversations, &c.People, &c.OpenFollowUps)
	if err != nil {
		return Counts{}, fmt.Errorf("count rows: %w", err)
	}
	return c, nil
}
