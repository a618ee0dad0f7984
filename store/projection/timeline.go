package projection

import (
	"fmt"
	"math"
	"strings"
)

// Filter narrows [Projection.Timeline]. All that is set must hold.
type Filter struct {
	Group   ID
	Tags    []Tag // narrowest first
	Setting string
	From    int64    // Unix milliseconds; 0: no bound
	To      int64    // Unix milliseconds, itself excluded; 0: no bound
	Words   []string // beginnings of words, folded
	// Groups tells which groups have a word with this beginning in their name.
	Groups func(begin string) []ID
}

// source is where a query starts: tables, of which the first gives the order
// of time by itself, and the column with that order.
type source struct{ tables, order string }

// Timeline reads conversations, the latest first; all for a limit of 0.
func (p *Projection) Timeline(f Filter, offset, limit int) ([]State, error) {
	from, where, err := p.find(f)
	if err != nil {
		return nil, fmt.Errorf("read timeline: %w", err)
	}
	if limit <= 0 {
		limit = math.MaxInt32
	}
	args := append(where.args, limit, offset)
	return p.states(fmt.Sprintf(`
		SELECT r.id, r.state
		FROM %s CROSS JOIN record r ON r.number = c.record
		WHERE %s
		ORDER BY %s DESC
		LIMIT $%d OFFSET $%d`, from.tables, where.text(), from.order, len(args)-1, len(args)), args...)
}

// Count counts what [Projection.Timeline] reads.
func (p *Projection) Count(f Filter) (count int, err error) {
	from, where, err := p.find(f)
	if err != nil {
		return 0, fmt.Errorf("count timeline: %w", err)
	}
	query := `SELECT count(*) FROM ` + from.tables + ` WHERE ` + where.text()
	if _, err = p.one(query, where.args, &count); err != nil {
		return 0, fmt.Errorf("count timeline: %w", err)
	}
	return count, nil
}

// find turns a filter into a source and conditions. The source is the index
// that narrows most, so that a page is read without looking at the rest: the
// joins are CROSS so that SQLite keeps to it.
func (p *Projection) find(f Filter) (source, conditions, error) {
	from := source{`conversation c`, `c.place`}
	where := conditions{}
	switch {
	case len(f.Words) > 0:
		match, err := p.match(f)
		if err != nil {
			return source{}, conditions{}, err
		}
		from = source{`said s CROSS JOIN conversation c ON c.place = s.rowid`, `s.rowid`}
		where.add(`s.said MATCH ?`, match)
	case len(f.Tags) > 0:
		from = source{`tag t CROSS JOIN conversation c ON c.place = t.place`, `t.place`}
		where.add(`t.tag = ?`, f.Tags[0].bytes())
	}
	where.addID(`c.group_id = ?`, f.Group)
	for _, tag := range f.Tags {
		where.add(`EXISTS (SELECT 1 FROM tag WHERE tag = ? AND place = c.place)`, tag.bytes())
	}
	if f.Setting != "" {
		where.add(`c.setting = ?`, f.Setting)
	}
	if f.From != 0 {
		where.add(`c.at >= ?`, f.From)
	}
	if f.To != 0 {
		where.add(`c.at < ?`, f.To)
	}
	return from, where, nil
}

// match writes the query for the search index: for each word its beginning,
// or somebody whose name has it.
func (p *Projection) match(f Filter) (string, error) {
	var all []string
	for _, begin := range f.Words {
		any := []string{`"` + begin + `" *`}
		people, err := p.named(begin)
		if err != nil {
			return "", err
		}
		if f.Groups != nil {
			people = append(people, f.Groups(begin)...)
		}
		for _, id := range people {
			any = append(any, `"`+nameWord(id)+`"`)
		}
		all = append(all, `(`+strings.Join(any, ` OR `)+`)`)
	}
	return strings.Join(all, ` AND `), nil
}

// GroupUse tells of the conversations with a group: how many there are, and
// the last one.
func (p *Projection) GroupUse(group ID) (count int, last State, err error) {
	_, err = p.one(`SELECT count(*) FROM conversation WHERE group_id = $1`, []any{group[:]}, &count)
	if err != nil {
		return 0, State{}, fmt.Errorf("count conversations of group: %w", err)
	}
	if count == 0 {
		return 0, State{}, nil
	}
	states, err := p.Timeline(Filter{Group: group}, 0, 1)
	if err != nil || len(states) == 0 {
		return 0, State{}, err
	}
	return count, states[0], nil
}
