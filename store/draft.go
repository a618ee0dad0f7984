package store

import "time"

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
	FollowUps    []FollowUp // new ones, to be saved along
	Editing      bool       // the conversation was saved before
	Queue        []string   // prompts chosen for the talk, in order
	Position     int        // in Queue
	Filters      []string   // words of the screens: how Queue was chosen
	StartedAt    time.Time  // when the draft was begun
	TalkedAt     time.Time  // when the talk itself began; zero: not yet
	KeptAt       time.Time  // when it was last put on disk

	before Conversation // as it was when editing began
}
