package projection

import (
	"bytes"
	"cmp"
	"fmt"
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

func (t Tag) bytes() []byte { return append([]byte{t.kind}, t.what...) }

// filed is a tag of the conversation at a place.
type filed struct {
	tag   []byte
	place int64
}

// fileAtOnce is how many tags one statement puts.
const fileAtOnce = 100

// fileTags puts all tags that wait, in order: so many are put many times
// faster than here and there.
func (p *Projection) fileTags() error {
	slices.SortFunc(p.unfiled, func(a, b filed) int {
		return cmp.Or(bytes.Compare(a.tag, b.tag), cmp.Compare(a.place, b.place))
	})
	for some := range slices.Chunk(p.unfiled, fileAtOnce) {
		args := make([]any, 0, 2*len(some))
		for _, f := range some {
			args = append(args, f.tag, f.place)
		}
		_, err := p.exec(`INSERT OR IGNORE INTO tag (tag, place) VALUES (?, ?)`+
			strings.Repeat(`, (?, ?)`, len(some)-1), args...)
		if err != nil {
			return fmt.Errorf("put tags: %w", err)
		}
	}
	p.unfiled = p.unfiled[:0]
	return nil
}

func (p *Projection) removeTags(place int64, tags []Tag) error {
	for _, tag := range tags {
		if _, err := p.exec(`DELETE FROM tag WHERE tag = $1 AND place = $2`, tag.bytes(), place); err != nil {
			return fmt.Errorf("remove tag: %w", err)
		}
	}
	return nil
}
