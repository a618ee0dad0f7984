package store

import (
	"strings"
	"time"

	"bankje/store/merge"
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
	Team         TeamID    // with whom it is shared; zero: only one's own
	Hidden       bool
	Conflicts    []Conflict

	seen merge.Seen
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
	Limit        int // at most so many; 0: all
}

var followUps = noun[FollowUp]{
	kind: kindFollowUp,
	about: func(f *FollowUp) about {
		return about{(*[16]byte)(&f.ID), &f.Team, &f.Hidden, &f.Conflicts, &f.seen}
	},
	validate: FollowUp.validate,
	fields: []field[FollowUp]{
		textField(followUpWhat, FieldWhat, func(f *FollowUp) *string { return &f.What }),
		idField(followUpPerson, FieldPeople, func(f *FollowUp) *PersonID { return &f.Person }),
		idField(followUpGroup, FieldGroup, func(f *FollowUp) *GroupID { return &f.Group }),
		idField(followUpConversation, "", func(f *FollowUp) *ConversationID { return &f.Conversation }),
		codeField(followUpDay, FieldDay, func(f *FollowUp) *Day { return &f.Day }),
		codeField(followUpUntil, FieldDay, func(f *FollowUp) *Day { return &f.Until }),
		codeField(followUpState, FieldState, func(f *FollowUp) *FollowUpState { return &f.State }),
		timeField(followUpDone, "", func(f *FollowUp) *time.Time { return &f.DoneAt }),
	},
}
