package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"bankje/store/merge"
)

// Draft is a conversation being written: new, or one that is being edited. It
// lies sealed in its own place, is overwritten while somebody types, and
// becomes one change when it is saved.
//
// A draft of an edit keeps what was there when editing began; saving it
// replaces only that, whatever has arrived meanwhile.
type Draft struct {
	ID           DraftID
	Stage        string // which screen it was on; a word of the screens
	Conversation Conversation
	FollowUps    []FollowUp        // new ones, to be saved along
	Editing      bool              // the conversation was saved before
	Queue        []string          // prompts chosen for the talk, in order
	Position     int               // in Queue
	Screen       map[string]string // small things that the screens keep, by a name of theirs
	StartedAt    time.Time         // when the draft was begun
	TalkedAt     time.Time         // when the talk itself began; zero: not yet
	KeptAt       time.Time         // when it was last put on disk

	before Conversation // as it was when editing began, with what was seen
}

// Untouched reports whether the draft is of an edit in which nothing was
// edited: saving it would write nothing.
func (d *Draft) Untouched() bool {
	says := func(f FollowUp) bool { return strings.TrimSpace(f.What) != "" }
	if !d.Editing || slices.ContainsFunc(d.FollowUps, says) {
		return false
	}
	key := conversations.key(d.Conversation.ID)
	return len(writes(conversations.fields, key, &d.before, &d.Conversation, &d.before.seen)) == 0
}

// keptDraft is a draft as it is sealed.
type keptDraft struct {
	Draft  Draft
	Before Conversation
	Seen   []byte // what stood in the conversation when editing began
}

func encodeDraft(d Draft) ([]byte, error) {
	kept := keptDraft{Draft: d, Before: d.before, Seen: d.before.seen.Encode()}
	data, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("encode draft: %w", err)
	}
	return data, nil
}

func decodeDraft(data []byte) (Draft, error) {
	var kept keptDraft
	if err := json.Unmarshal(data, &kept); err != nil {
		// What json says of it may hold a word of the draft.
		return Draft{}, fmt.Errorf("decode draft: %w", merge.ErrMalformed)
	}
	seen, err := merge.DecodeSeen(kept.Seen)
	if err != nil {
		return Draft{}, fmt.Errorf("decode draft: %w", err)
	}
	d := kept.Draft
	d.before = kept.Before
	d.before.seen = seen
	d.Conversation.seen = seen
	return d, nil
}
