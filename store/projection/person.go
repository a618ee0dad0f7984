package projection

import "fmt"

// Person is the row of a person.
type Person struct {
	Alias    string
	Words    []string // of the alias, folded
	Colour   uint8
	Language string
	Paused   bool
	Team     string // with which they are shared; "": nobody else
	Hidden   bool
	Refused  bool // to have anything written about them
}

// Somebody is a person as lists show them.
type Somebody struct {
	ID            ID
	Alias         string
	Colour        uint8
	Language      string
	Paused        bool
	Team          string
	Hidden        bool
	LastAt        int64 // of the last conversation, Unix milliseconds
	Conversations int   // LastAt means nothing when it is 0
	OpenFollowUps int
}

// PeopleFilter narrows [Projection.People].
type PeopleFilter struct {
	Words  []string // beginnings of words of the alias, folded
	Hidden bool     // who is hidden, instead of who is not
	Paused bool     // only who is paused
	Team   string   // only who is shared with this team; "": all
	Mine   bool     // only who is shared with nobody
}

func (p *Projection) putPerson(number int64, id ID, row Person) error {
	_, err := p.exec(`
		INSERT INTO person (record, id, tag, alias, folded, colour, lang, paused, team, hidden, refused)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (record) DO UPDATE SET
			alias = excluded.alias, folded = excluded.folded, colour = excluded.colour,
			lang = excluded.lang, paused = excluded.paused, team = excluded.team, hidden = excluded.hidden,
			refused = excluded.refused`,
		number, id[:], PersonTag(id).bytes(), row.Alias, joined(row.Words), row.Colour, row.Language, row.Paused, row.Team, row.Hidden,
		row.Refused)
	if err != nil {
		return fmt.Errorf("put person: %w", err)
	}
	if row.Refused {
		p.refused[id] = true
	} else {
		delete(p.refused, id)
	}
	return nil
}

// Refused says whether a person wants nothing written about them. Each save asks
// for all who are in it, and nearly nobody refuses, so who does is remembered.
func (p *Projection) Refused(id ID) bool { return p.refused[id] }

// findRefused reads who refuses.
func (p *Projection) findRefused() error {
	return p.each(`SELECT id FROM person WHERE refused`, nil, func(scan func(...any) error) error {
		var id []byte
		err := scan(&id)
		if err == nil {
			p.refused[ID(id)] = true
		}
		return err
	})
}

// People lists people, who was talked with last first, then by record.
func (p *Projection) People(f PeopleFilter) ([]Somebody, error) {
	if err := p.File(); err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	where := conditions{}
	where.add(`p.hidden = ?`, f.Hidden)
	if f.Paused {
		where.add(`p.paused = ?`, true)
	}
	if f.Mine || f.Team != "" {
		where.add(`p.team = ?`, f.Team)
	}
	where.addWords(`p.folded`, f.Words)
	var people []Somebody
	err := p.each(`
		SELECT l.id, l.alias, l.colour, l.lang, l.paused, l.team, l.hidden,
			(SELECT count(*) FROM tag t WHERE t.tag = l.tag),
			coalesce((SELECT at FROM conversation c WHERE c.place = l.place), 0),
			(SELECT count(*) FROM followup f WHERE f.person = l.id AND f.state = '')
		FROM (
			SELECT p.*, (SELECT max(t.place) FROM tag t WHERE t.tag = p.tag) AS place
			FROM person p
			WHERE `+where.text()+`
		) l
		ORDER BY l.place DESC, l.record DESC`, where.args, func(scan func(...any) error) error {
		somebody, err := scanSomebody(scan)
		people = append(people, somebody)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return people, nil
}

func scanSomebody(scan func(...any) error) (Somebody, error) {
	var s Somebody
	var id []byte
	err := scan(&id, &s.Alias, &s.Colour, &s.Language, &s.Paused, &s.Team, &s.Hidden,
		&s.Conversations, &s.LastAt, &s.OpenFollowUps)
	if err != nil {
		return Somebody{}, err
	}
	s.ID = ID(id)
	return s, nil
}

// Name gives alias and colour of a person, and whether there is one.
func (p *Projection) Name(id ID) (alias string, colour uint8, found bool, err error) {
	found, err = p.one(`SELECT alias, colour FROM person WHERE id = $1`, []any{id[:]}, &alias, &colour)
	if err != nil {
		return "", 0, false, fmt.Errorf("read name: %w", err)
	}
	return alias, colour, found, nil
}

// named gives the ids of the people whose alias has a word with this beginning.
func (p *Projection) named(begin string) ([]ID, error) {
	var ids []ID
	err := p.each(`SELECT id FROM person WHERE instr(folded, $1) > 0`, []any{" " + begin}, func(scan func(...any) error) error {
		var id []byte
		if err := scan(&id); err != nil {
			return err
		}
		ids = append(ids, ID(id))
		return nil
	})
	return ids, err
}
