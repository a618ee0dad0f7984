package store

import (
	"fmt"
	"iter"
	"slices"

	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/search"
)

// row gives what the projection keeps of a record. It is derived from the
// record alone, so that the same can be taken out again later.
func row(key merge.RecordKey, record parts, from *viewpoint) projection.Record {
	r := projection.Record{Kind: key.Kind, ID: key.ID, State: record.encode()}
	switch key.Kind {
	case kindPerson:
		r.Person = personRow(people.fromShown(key.ID, record.shown(), from))
	case kindConversation:
		if c := conversations.fromShown(key.ID, record.shown(), from); !c.Hidden {
			r.Conversation = conversationRow(c)
		}
	case kindFollowUp:
		if f := followUps.fromShown(key.ID, record.shown(), from); !f.Hidden {
			r.FollowUp = followUpRow(f)
		}
	}
	return r
}

func personRow(p Person) *projection.Person {
	return &projection.Person{
		Alias:    p.Alias,
		Words:    slices.Collect(folded(p.Alias)),
		Colour:   uint8(p.Colour),
		Language: p.Language,
		Paused:   p.Paused(),
		Team:     p.Team.row(),
		Hidden:   p.Hidden,
		Refused:  p.Consent.Answer == No,
	}
}

func conversationRow(c Conversation) *projection.Conversation {
	r := &projection.Conversation{
		At:      milliseconds(c.At),
		Setting: c.Setting,
		Group:   c.Group,
	}
	for _, id := range c.People {
		r.People = append(r.People, id)
	}
	for _, domain := range c.Domains {
		r.Tags = append(r.Tags, projection.DomainTag(domain))
	}
	for _, support := range c.Support {
		r.Tags = append(r.Tags, projection.SupportTag(support))
	}
	if !c.Team.IsZero() {
		r.Tags = append(r.Tags, projection.TeamTag(c.Team.row()))
	}
	r.Index(folded(c.texts()...))
	return r
}

func followUpRow(f FollowUp) *projection.FollowUp {
	return &projection.FollowUp{
		Person:       f.Person,
		Group:        f.Group,
		Conversation: f.Conversation,
		Day:          f.Day.String(),
		State:        string(f.State),
		Words:        slices.Collect(folded(f.What)),
	}
}

// folded gives the words of texts as they are searched.
func folded(texts ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, text := range texts {
			for word := range search.All(text) {
				if !yield(word.Folded) {
					return
				}
			}
		}
	}
}

// made is a record and the row that was made of it.
type made struct {
	record parts
	row    projection.Record
}

// makeRow derives the row of a record.
func makeRow(key merge.RecordKey, record parts, from *viewpoint) made {
	return made{record, row(key, record, from)}
}

// put applies an edit of a space to the projection, and gives the record as it
// is then. fresh is what freshRows made of the edit: where it does, that is
// mostly what the record is, and nothing has to be read.
func put(p *projection.Projection, edit merge.Edit, space int, fresh made, position int64, from *viewpoint) (made, error) {
	if !replacesSome(edit) {
		inserted, err := p.Insert(fresh.row, position)
		if err != nil || inserted {
			return fresh, err
		}
	}
	held, found, err := p.Held(edit.Record.Kind, edit.Record.ID)
	if err != nil {
		return made{}, err
	}
	if !found { // the edit came before what it edits
		first := makeRow(edit.Record, parts(nil).apply(space, edit), from)
		_, err := p.Insert(first.row, position)
		return first, err
	}
	record, err := decodeParts(held.State)
	if err != nil {
		return made{}, fmt.Errorf("read record of kind %d: %w", edit.Record.Kind, err)
	}
	before := row(edit.Record, record, from)
	after := makeRow(edit.Record, record.apply(space, edit), from)
	return after, p.Replace(held, before, after.row, position)
}

// replacesSome says whether the author of an edit had seen something in the
// record, so that it is likely to be here.
func replacesSome(edit merge.Edit) bool {
	return slices.ContainsFunc(edit.Writes, func(w merge.Write) bool { return len(w.Replaces) > 0 })
}

// freshRows gives, for each edit of a space that may be the first to write to a
// record, what that comes to.
func freshRows(edits []merge.Edit, space int, from *viewpoint) []made {
	all := make([]made, len(edits))
	for i, edit := range edits {
		if !replacesSome(edit) {
			all[i] = makeRow(edit.Record, parts(nil).apply(space, edit), from)
		}
	}
	return all
}
