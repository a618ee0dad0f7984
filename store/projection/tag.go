package projection

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Tag is something by which conversations are found.
type Tag struct {
	kind byte
	what string
}

// PersonTag is on the conversations with a person.
func PersonTag(id ID) Tag { return Tag{'p', string(id[:])} }

// DomainTag is on the conversations in which a life domain came up.
func DomainTag(domain string) Tag { return Tag{'d', domain} }

// SupportTag is on the conversations in which a kind of support was given.
func SupportTag(support string) Tag { return Tag{'s', support} }

// TeamTag is on the conversations that are shared with a team.
func TeamTag(team string) Tag { return Tag{'t', team} }

func (t Tag) bytes() []byte { return append([]byte{t.kind}, t.what...) }

// compare orders tags as the table does.
func (t Tag) compare(other Tag) int {
	return cmp.Or(cmp.Compare(t.kind, other.kind), cmp.Compare(t.what, other.what))
}

// fileAtOnce is how many tags one statement puts.
const fileAtOnce = 100

// waitForTags has tags put to a place later.
func (p *Projection) waitForTags(place int64, tags []Tag) {
	for _, tag := range tags {
		p.unfiled[tag] = append(p.unfiled[tag], place)
	}
	p.untagged += min(len(tags), 1)
}

// fileTags puts all tags that wait, in order: so many are put many times
// faster than here and there.
func (p *Projection) fileTags() error {
	var args []any
	for _, tag := range slices.SortedFunc(maps.Keys(p.unfiled), Tag.compare) {
		var value any = tag.bytes()
		places := p.unfiled[tag]
		slices.Sort(places)
		for _, place := range places {
			if args = append(args, value, place); len(args) == 2*fileAtOnce {
				if err := p.insertTags(args); err != nil {
					return err
				}
				args = args[:0]
			}
		}
	}
	if len(args) > 0 {
		if err := p.insertTags(args); err != nil {
			return err
		}
	}
	clear(p.unfiled)
	p.untagged = 0
	return nil
}

// insertTags puts pairs of a tag and a place.
func (p *Projection) insertTags(pairs []any) error {
	_, err := p.exec(`INSERT OR IGNORE INTO tag (tag, place) VALUES (?, ?)`+
		strings.Repeat(`, (?, ?)`, len(pairs)/2-1), pairs...)
	if err != nil {
		return fmt.Errorf("put tags: %w", err)
	}
	return nil
}

// removeTags takes tags of a place away, also those that wait to be put.
func (p *Projection) removeTags(place int64, tags []Tag) error {
	for _, tag := range tags {
		waiting := p.unfiled[tag]
		if i := slices.Index(waiting, place); i >= 0 {
			p.unfiled[tag] = slices.Delete(waiting, i, i+1)
			continue
		}
		if _, err := p.exec(`DELETE FROM tag WHERE tag = $1 AND place = $2`, tag.bytes(), place); err != nil {
			return fmt.Errorf("remove tag: %w", err)
		}
	}
	return nil
}
