package projection

import (
	"fmt"
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

// putTags puts all tags of a conversation with one statement; there are few
// numbers of tags, so that each has its own.
func (p *Projection) putTags(place int64, tags []Tag) error {
	if len(tags) == 0 {
		return nil
	}
	args := []any{place}
	for _, tag := range tags {
		args = append(args, tag.bytes())
	}
	var values strings.Builder
	for n := range tags {
		if n > 0 {
			values.WriteByte(',')
		}
		fmt.Fprintf(&values, "($%d,$1)", n+2)
	}
	_, err := p.exec(`INSERT OR IGNORE INTO tag (tag, place) VALUES `+values.String(), args...)
	if err != nil {
		return fmt.Errorf("put tags: %w", err)
	}
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
