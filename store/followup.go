package store

import (
	"strings"
	"time"
)

// FollowUp is something promised: what, for whom, when.
type FollowUp struct {
	ID           FollowUpID
	Person       PersonID       // zero: for nobody in particular
	Group        GroupID        // zero: not for a group
	Conversation ConversationID // where it was promised; zero: nowhere
	What         string
	Day          Day // zero: some day
	Until        Day // last day of a period that begins at Day; zero: that day
	State        FollowUpState
	DoneAt       time.Time // when it was done or dropped
	Hidden       bool
	Conflicts    []Conflict

	seen seen
}

func (f FollowUp) validate() error {
	if strings.TrimSpace(f.What) == "" {
		return ErrNoText
	}
	return nil
}

// Due reports whether the follow-up asks for attention on day.
func (f FollowUp) Due(day Day) bool {
	return f.State == FollowUpOpen && !f.Day.IsZero() && f.Day <= day
}

// Late reports whether day is past the last day on which it was to be done.
func (f FollowUp) Late(day Day) bool {
	return f.State == FollowUpOpen && !f.Day.IsZero() && max(f.Day, f.Until) < day
}

// FollowUpState is how it stands with a follow-up.
type FollowUpState string

// The states. One that this version does not know is kept as it was written.
const (
	FollowUpOpen    FollowUpState = ""
	FollowUpDone    FollowUpState = "done"
	FollowUpDropped FollowUpState = "dropped"
)

// FollowUpFilter narrows [Journal.FollowUps]. The zero value means all that are
// open, those of paused people left out; the earliest day first, those without
// a day last.
type FollowUpFilter struct {
	Person       PersonID
	Group        GroupID
	Conversation ConversationID
	DueUntil     Day // open ones whose day is this or earlier
	State        FollowUpState
	AnyState     bool // State is not looked at
	WithPaused   bool // also of people who are paused
	Query        string
}
