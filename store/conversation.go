package store

import (
	"time"

	"bankje/store/merge"
)

// Conversation is one talk: with somebody, with several, or with a group that
// is only counted. Only that is required.
//
// Goals, prompts, domains, support, activities and referrals are ids of the
// content packs, or [PromptID.Key] and [CardID.Key] of one's own.
type Conversation struct {
	ID         ConversationID
	At         time.Time // when it was
	Setting    string    // one of the Setting codes, or ""
	People     []PersonID
	Group      GroupID // zero: no group, or one that has no name
	GroupCount int     // how many of the group were there
	Goals      []string
	Prompts    []string // asked
	Domains    []string
	Support    []string
	Activities []string
	Signals    []string // Signal codes
	Referrals  []string
	Note       string
	Wish       string // what the other asked for
	Strengths  string // what the other is good at
	Joy        string // what gives joy or energy
	Self       string // how it was for oneself
	Team       TeamID // with whom it is shared; zero: only one's own
	Hidden     bool
	Conflicts  []Conflict
	WrittenAt  time.Time // first save, by the clock of its device
	EditedAt   time.Time // last edit; zero: never edited

	seen merge.Seen
}

// validate tells what keeps the conversation from being saved.
func (c Conversation) validate() error {
	if len(c.People) == 0 && c.Group.IsZero() && c.GroupCount == 0 {
		return ErrNobody
	}
	return nil
}

// texts gives all that was written, what shows it best first.
func (c Conversation) texts() []string {
	return []string{c.Note, c.Wish, c.Joy, c.Strengths, c.Self}
}

// Where a conversation was.
const (
	SettingHomeVisit = "home_visit"
	SettingReception = "reception"
	SettingActivity  = "activity"
	SettingOutside   = "outside"
	SettingPhone     = "phone"
	SettingOther     = "other"
)

// Signals that need action.
const (
	SignalSafety       = "safety"
	SignalViolence     = "violence"
	SignalNotCoping    = "not_coping"
	SignalHealth       = "health"
	SignalExploitation = "exploitation"
	SignalChild        = "child"
	SignalOther        = "other"
)

// Edit is one save of a record as its history tells it.
type Edit struct {
	At      time.Time
	Device  string // as in Version
	Here    bool   // saved on this device
	Mine    bool   // on this one or another one of one's own
	First   bool   // the save that wrote the record
	Changes []FieldEdit
}

// FieldEdit is what one save did to one field. For a field that is a set,
// Added and Removed tell its elements, and the texts are empty.
type FieldEdit struct {
	Field          Field
	Before, After  string
	Added, Removed []string
}

// Counts tells how much there is, hidden records left out.
type Counts struct {
	Conversations, People, OpenFollowUps, Drafts int

	// Unreadable counts changes that this version of the app cannot open.
	Unreadable int
}

var conversations = noun[Conversation]{
	kind: kindConversation,
	about: func(c *Conversation) about {
		return about{(*[16]byte)(&c.ID), &c.Team, &c.Hidden, &c.Conflicts, &c.seen}
	},
	validate: Conversation.validate,
	fields: []field[Conversation]{
		timeField(conversationAt, FieldAt, func(c *Conversation) *time.Time { return &c.At }),
		codeField(conversationSetting, FieldSetting, func(c *Conversation) *string { return &c.Setting }),
		idsField(conversationPeople, FieldPeople, func(c *Conversation) *[]PersonID { return &c.People }),
		idField(conversationGroup, FieldGroup, func(c *Conversation) *GroupID { return &c.Group }),
		countField(conversationGroupCount, FieldGroupCount, func(c *Conversation) *int { return &c.GroupCount }),
		setField(conversationGoals, FieldGoals, func(c *Conversation) *[]string { return &c.Goals }),
		setField(conversationPrompts, FieldPrompts, func(c *Conversation) *[]string { return &c.Prompts }),
		setField(conversationDomains, FieldDomains, func(c *Conversation) *[]string { return &c.Domains }),
		setField(conversationSupport, FieldSupport, func(c *Conversation) *[]string { return &c.Support }),
		setField(conversationActivities, FieldActivities, func(c *Conversation) *[]string { return &c.Activities }),
		setField(conversationSignals, FieldSignals, func(c *Conversation) *[]string { return &c.Signals }),
		setField(conversationReferrals, FieldReferrals, func(c *Conversation) *[]string { return &c.Referrals }),
		textField(conversationNote, FieldNote, func(c *Conversation) *string { return &c.Note }),
		textField(conversationWish, FieldWish, func(c *Conversation) *string { return &c.Wish }),
		textField(conversationStrengths, FieldStrengths, func(c *Conversation) *string { return &c.Strengths }),
		textField(conversationJoy, FieldJoy, func(c *Conversation) *string { return &c.Joy }),
		textField(conversationSelf, FieldSelf, func(c *Conversation) *string { return &c.Self }),
		timeField(conversationWritten, "", func(c *Conversation) *time.Time { return &c.WrittenAt }),
		timeField(conversationEdited, "", func(c *Conversation) *time.Time { return &c.EditedAt }),
	},
}
