package projection

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Conversation is the row of a conversation that shows.
type Conversation struct {
	At      int64 // Unix milliseconds
	Setting string
	Group   ID
	People  []ID
	Tags    []Tag // domains and support; the people add their own

	document string // as Index wrote it
}

// putConversation files a conversation under the first free place from its
// second on.
func (p *Projection) putConversation(number int64, row Conversation) error {
	place, err := p.place(number, row)
	if err != nil {
		return fmt.Errorf("put conversation: %w", err)
	}
	p.waitForTags(place, row.allTags())
	return p.say(said{place: place, document: row.document})
}

// File files the conversations that were put last, so that nobody has to wait
// for that later. In bulk it leaves them to [Projection.EndBulk].
func (p *Projection) File() error {
	if p.bulk {
		return nil
	}
	return p.file()
}

// FileSome is File for a moment in which there is time: few wait on until they
// are worth a segment of the search index, which one edit alone would write too.
func (p *Projection) FileSome() error {
	if !p.ManyUnfiled() {
		return nil
	}
	return p.file()
}

// ManyUnfiled reports whether [Projection.FileSome] has something to do.
func (p *Projection) ManyUnfiled() bool {
	return !p.bulk && (len(p.unsaid) >= worthTelling || p.untagged >= worthTelling)
}

// file puts the tags and words that wait.
func (p *Projection) file() error {
	if err := p.fileTags(); err != nil {
		return err
	}
	return p.fileWords()
}

// said is what the search index is told of the conversation at a place.
type said struct {
	place    int64
	document string
	gone     bool // that it is there no more
}

// worthTelling is how many documents are told, or conversations tagged, together
// where nobody waits for them: as many as a search can still tell by itself
// within a few milliseconds.
// In bulk mostUnsaid wait at most.
const (
	worthTelling = 32
	mostUnsaid   = 8192
)

// say has the search index told, now or later. Whatever comes before the place
// that it was told of last has it write all it collected, a segment of its own
// for each: so that waits, and is told in order. In bulk what simply follows is
// told at once.
func (p *Projection) say(s said) error {
	if p.bulk && !s.gone && s.place > p.toldTo {
		return p.tell(s)
	}
	p.unsaid = append(p.unsaid, s)
	if len(p.unsaid) >= mostUnsaid {
		return p.fileWords()
	}
	return nil
}

// fileWords tells the search index all that waits, by place, and of one place in
// the order in which it came to be.
func (p *Projection) fileWords() error {
	slices.SortStableFunc(p.unsaid, func(a, b said) int { return cmp.Compare(a.place, b.place) })
	for _, s := range p.unsaid {
		if err := p.tell(s); err != nil {
			return err
		}
	}
	clear(p.unsaid) // lets go of the documents
	p.unsaid = p.unsaid[:0]
	return nil
}

// tell tells the search index. It holds no text, so it has to be told what to
// take out.
func (p *Projection) tell(s said) error {
	p.toldTo = max(p.toldTo, s.place)
	query := `INSERT INTO said (rowid, words) VALUES ($1, $2)`
	if s.gone {
		query = `INSERT INTO said (said, rowid, words) VALUES ('delete', $1, $2)`
	}
	if _, err := p.exec(query, s.place, s.document); err != nil {
		return fmt.Errorf("tell words: %w", err)
	}
	return nil
}

// place puts the row at the first place that is free and gives it.
func (p *Projection) place(number int64, row Conversation) (int64, error) {
	for place := time.UnixMilli(row.At).Unix(); ; place++ {
		result, err := p.exec(`
			INSERT INTO conversation (place, record, at, setting, group_id)
			VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (place) DO NOTHING`, place, number, row.At, row.Setting, blob(row.Group))
		if err != nil {
			return 0, err
		}
		if rows, err := result.RowsAffected(); err != nil || rows > 0 {
			return place, err
		}
	}
}

// allTags gives what the conversation is found by, each once.
func (c Conversation) allTags() []Tag {
	tags := make([]Tag, 0, len(c.People)+len(c.Tags))
	for _, id := range c.People {
		tags = append(tags, PersonTag(id))
	}
	for _, tag := range c.Tags {
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// removeConversation takes away the row that was written as such.
func (p *Projection) removeConversation(place int64, row Conversation) error {
	if _, err := p.exec(`DELETE FROM conversation WHERE place = $1`, place); err != nil {
		return err
	}
	if err := p.removeTags(place, row.allTags()); err != nil {
		return err
	}
	return p.say(said{place: place, document: row.document, gone: true})
}
