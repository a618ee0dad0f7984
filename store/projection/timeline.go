package projection

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Filter narrows [Projection.Timeline]. All that is set must hold.
type Filter struct {
	Group   ID
	Tags    []Tag // narrowest first
	Without []Tag // none of which it has
	Setting string
	From    int64    // Unix milliseconds; 0: no bound
	To      int64    // Unix milliseconds, itself excluded; 0: no bound
	Words   []string // beginnings of words, folded
	// Groups tells which groups have a word with this beginning in their name.
	Groups func(begin string) []ID
}

// source is where a query starts: a table that has the order of time by itself,
// and its column with the place of the conversation.
type source struct{ table, place string }

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
	// The page is cut out of the places alone: nothing is read of what is
	// passed over.
	return p.states(fmt.Sprintf(`
		SELECT r.id, r.state
		FROM (
			SELECT %[2]s AS place
			FROM %[1]s
			WHERE %[3]s
			ORDER BY %[2]s DESC
			LIMIT $%[4]d OFFSET $%[5]d
		) page
		CROSS JOIN conversation c ON c.place = page.place
		CROSS JOIN record r ON r.number = c.record
		ORDER BY page.place DESC`, from.table, from.place, where.text(), len(args)-1, len(args)), args...)
}

// Count counts what [Projection.Timeline] reads.
func (p *Projection) Count(f Filter) (count int, err error) {
	from, where, err := p.find(f)
	if err != nil {
		return 0, fmt.Errorf("count timeline: %w", err)
	}
	query := `SELECT count(*) FROM ` + from.table + ` WHERE ` + where.text()
	if _, err = p.one(query, where.args, &count); err != nil {
		return 0, fmt.Errorf("count timeline: %w", err)
	}
	return count, nil
}

// find turns a filter into a source and conditions. The source is the index
// that narrows most, so that a page is read without looking at the rest. Only
// what asks something of the conversation itself looks it up, and by its place:
// so SQLite has no other way to go about it.
func (p *Projection) find(f Filter) (source, conditions, error) {
	if err := p.File(); err != nil {
		return source{}, conditions{}, err
	}
	from := source{`conversation c`, `c.place`}
	where := conditions{}
	tags := f.Tags
	switch {
	case len(f.Words) > 0:
		match, err := p.match(f)
		if err != nil {
			return source{}, conditions{}, err
		}
		from = source{`said`, `said.rowid`}
		where.add(`said MATCH ?`, match)
	case len(tags) > 0:
		from = source{`tag`, `tag.place`}
		where.add(`tag.tag = ?`, tags[0].bytes())
		tags = tags[1:]
	}
	for _, tag := range tags {
		where.add(`EXISTS (SELECT 1 FROM tag other WHERE other.tag = ? AND other.place = `+from.place+`)`, tag.bytes())
	}
	for _, tag := range f.Without {
		where.add(`NOT EXISTS (SELECT 1 FROM tag other WHERE other.tag = ? AND other.place = `+from.place+`)`, tag.bytes())
	}
	// A place is never before the second of its conversation, and hardly after.
	if f.From != 0 {
		where.add(from.place+` >= ?`, time.UnixMilli(f.From).Unix())
	}
	if f.To != 0 {
		where.add(from.place+` < ?`, time.UnixMilli(f.To).Add(time.Hour).Unix())
	}
	f.ask(from, &where)
	return from, where, nil
}

// ask adds what is asked of the conversation itself.
func (f Filter) ask(from source, where *conditions) {
	asks := conditions{args: where.args}
	asks.addID(`c.group_id = ?`, f.Group)
	if f.Setting != "" {
		asks.add(`c.setting = ?`, f.Setting)
	}
	if f.From != 0 {
		asks.add(`c.at >= ?`, f.From)
	}
	if f.To != 0 {
		asks.add(`c.at < ?`, f.To)
	}
	if len(asks.parts) == 0 {
		return
	}
	where.args = asks.args
	asked := asks.text()
	if from.place != `c.place` {
		asked = `EXISTS (SELECT 1 FROM conversation c WHERE c.place = ` + from.place + ` AND ` + asked + `)`
	}
	where.parts = append(where.parts, asked)
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
