package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/seal"
)

// Versions tells every save of a conversation, the latest first; it is read
// from the feed, where nothing is overwritten but what is erased. ErrNotFound.
func (j *Journal) Versions(ctx context.Context, id ConversationID) ([]Edit, error) {
	key := conversations.key(id)
	positions, err := j.positions(ctx, key)
	if err != nil {
		return nil, err
	}
	var record parts
	from := j.viewpoint()
	nothing := parts{{own, new(merge.Record)}}
	before := conversations.fromShown(id, nothing.shown(), from)
	var edits []Edit
	for _, position := range positions {
		edit, space, err := j.editAt(ctx, key, position)
		if errors.Is(err, seal.ErrErased) {
			continue // while it was read
		}
		if err != nil {
			return nil, fmt.Errorf("read versions: %w", err)
		}
		record = record.apply(space, edit)
		after := conversations.fromShown(id, record.shown(), from)
		edits = append(edits, Edit{
			At:      edit.Time.UTC(),
			Device:  from.name(edit.Dot.Device),
			Here:    from.isMine(edit.Dot.Device),
			Mine:    from.isByMe(edit.Dot.Device),
			First:   len(edits) == 0,
			Changes: j.fieldEdits(ctx, before, after),
		})
		before = after
	}
	slices.Reverse(edits)
	return edits, nil
}

func (j *Journal) positions(ctx context.Context, key merge.RecordKey) ([]int64, error) {
	var positions []int64
	err := j.view(ctx, func(p *projection.Projection) (err error) {
		positions, err = p.Positions(key.Kind, key.ID)
		if err == nil && len(positions) == 0 {
			err = ErrNotFound
		}
		return err
	})
	return positions, err
}

// editAt reads from the feed what the change at a position did to a record, and
// in which space.
func (j *Journal) editAt(ctx context.Context, key merge.RecordKey, position int64) (merge.Edit, int, error) {
	for stored, err := range j.feed.All(ctx, feed.Number(position-1)) {
		if err != nil {
			return merge.Edit{}, 0, err
		}
		change, dot, err := j.readUnlocked(stored)
		if err != nil {
			return merge.Edit{}, 0, err
		}
		number, _ := j.viewpoint().number(stored.Envelope.Header.Space)
		for _, edit := range change.Edits(dot) {
			if edit.Record == key {
				return edit, number, nil
			}
		}
		break
	}
	return merge.Edit{}, 0, ErrNotFound
}

// readUnlocked reads a change while Lock keeps off.
func (j *Journal) readUnlocked(stored feed.Stored) (merge.Change, merge.Dot, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return merge.Change{}, merge.Dot{}, ErrLocked
	}
	return j.read(stored)
}

// fieldEdits tells what differs between two forms of a conversation, in the
// order of the fields.
func (j *Journal) fieldEdits(ctx context.Context, before, after Conversation) []FieldEdit {
	var edits []FieldEdit
	for _, f := range conversations.fields {
		switch {
		case f.name == "":
		case f.set != nil:
			edit := FieldEdit{Field: f.name}
			was, is := f.set.get(&before), f.set.get(&after)
			edit.Added, edit.Removed = j.shown(ctx, f.name, lacking(is, was)), j.shown(ctx, f.name, lacking(was, is))
			if len(edit.Added)+len(edit.Removed) > 0 {
				edits = append(edits, edit)
			}
		default:
			was, is := f.value.get(&before), f.value.get(&after)
			if !bytes.Equal(was, is) {
				edits = append(edits, FieldEdit{
					Field:  f.name,
					Before: j.shownValue(ctx, f.name, was),
					After:  j.shownValue(ctx, f.name, is),
				})
			}
		}
	}
	if before.Hidden != after.Hidden {
		edits = append(edits, FieldEdit{Field: FieldHidden, Before: strconv.FormatBool(before.Hidden), After: strconv.FormatBool(after.Hidden)})
	}
	return edits
}

// lacking gives the elements that others do not have.
func lacking(elements, others []string) []string {
	var missing []string
	for _, element := range elements {
		if !slices.Contains(others, element) {
			missing = append(missing, element)
		}
	}
	return missing
}

// shown gives people by their alias, and other elements as they are.
func (j *Journal) shown(ctx context.Context, name Field, elements []string) []string {
	if name != FieldPeople {
		return elements
	}
	var aliases []string
	for _, element := range elements {
		if p, err := j.Person(ctx, PersonID([]byte(element))); err == nil {
			aliases = append(aliases, p.Alias)
		}
	}
	return aliases
}

// shownValue gives a value as text: a time as RFC 3339, a group by its name.
func (j *Journal) shownValue(ctx context.Context, name Field, b []byte) string {
	if len(b) == 0 {
		return ""
	}
	switch name {
	case FieldAt:
		return decodeTime(b).Format(time.RFC3339)
	case FieldGroupCount:
		n, _ := binary.Uvarint(b)
		return strconv.FormatUint(n, 10)
	case FieldGroup:
		if g, err := j.Group(ctx, GroupID(b)); err == nil {
			return g.Name
		}
		return ""
	default:
		return string(b)
	}
}
