package store

import (
	"fmt"

	"github.com/google/uuid"
)

// The ids of records are UUIDv7s made on the phone that first writes the
// record. Each noun has its own type, so that one cannot be handed over for
// another; the zero value means "none".
type (
	// PersonID names a person.
	PersonID uuid.UUID
	// GroupID names a group.
	GroupID uuid.UUID
	// ConversationID names a conversation, also while it is still a draft.
	ConversationID uuid.UUID
	// FollowUpID names a follow-up.
	FollowUpID uuid.UUID
	// PromptID names a prompt of one's own; prompts of the packs have codes.
	PromptID uuid.UUID
	// CardID names a referral card of one's own; cards of the packs have codes.
	CardID uuid.UUID
	// DraftID names a draft.
	DraftID uuid.UUID
)

// String gives the usual hexadecimal form with hyphens.
func (id PersonID) String() string       { return uuid.UUID(id).String() }
func (id GroupID) String() string        { return uuid.UUID(id).String() }
func (id ConversationID) String() string { return uuid.UUID(id).String() }
func (id FollowUpID) String() string     { return uuid.UUID(id).String() }
func (id PromptID) String() string       { return uuid.UUID(id).String() }
func (id CardID) String() string         { return uuid.UUID(id).String() }
func (id DraftID) String() string        { return uuid.UUID(id).String() }

// IsZero reports whether the id names nothing.
func (id PersonID) IsZero() bool       { return id == PersonID{} }
func (id GroupID) IsZero() bool        { return id == GroupID{} }
func (id ConversationID) IsZero() bool { return id == ConversationID{} }
func (id FollowUpID) IsZero() bool     { return id == FollowUpID{} }
func (id PromptID) IsZero() bool       { return id == PromptID{} }
func (id CardID) IsZero() bool         { return id == CardID{} }
func (id DraftID) IsZero() bool        { return id == DraftID{} }

// Ids are written as text where they stand in JSON.

func (id PersonID) MarshalText() ([]byte, error)       { return uuid.UUID(id).MarshalText() }
func (id GroupID) MarshalText() ([]byte, error)        { return uuid.UUID(id).MarshalText() }
func (id ConversationID) MarshalText() ([]byte, error) { return uuid.UUID(id).MarshalText() }
func (id FollowUpID) MarshalText() ([]byte, error)     { return uuid.UUID(id).MarshalText() }
func (id DraftID) MarshalText() ([]byte, error)        { return uuid.UUID(id).MarshalText() }

func (id *PersonID) UnmarshalText(b []byte) error       { return (*uuid.UUID)(id).UnmarshalText(b) }
func (id *GroupID) UnmarshalText(b []byte) error        { return (*uuid.UUID)(id).UnmarshalText(b) }
func (id *ConversationID) UnmarshalText(b []byte) error { return (*uuid.UUID)(id).UnmarshalText(b) }
func (id *FollowUpID) UnmarshalText(b []byte) error     { return (*uuid.UUID)(id).UnmarshalText(b) }
func (id *DraftID) UnmarshalText(b []byte) error        { return (*uuid.UUID)(id).UnmarshalText(b) }

// Key is how the prompt is named among the prompts asked in a conversation:
// "own:" and its id, so that it never meets the code of a pack.
func (id PromptID) Key() string { return "own:" + id.String() }

// Key is how the card is named among the referrals of a conversation.
func (id CardID) Key() string { return "own:" + id.String() }

// ParsePersonID reads what [PersonID.String] wrote.
func ParsePersonID(s string) (PersonID, error) { return parseID[PersonID](s) }

// ParseGroupID reads what [GroupID.String] wrote.
func ParseGroupID(s string) (GroupID, error) { return parseID[GroupID](s) }

// ParseConversationID reads what [ConversationID.String] wrote.
func ParseConversationID(s string) (ConversationID, error) { return parseID[ConversationID](s) }

// ParseFollowUpID reads what [FollowUpID.String] wrote.
func ParseFollowUpID(s string) (FollowUpID, error) { return parseID[FollowUpID](s) }

// ParsePromptID reads what [PromptID.String] wrote.
func ParsePromptID(s string) (PromptID, error) { return parseID[PromptID](s) }

// ParseCardID reads what [CardID.String] wrote.
func ParseCardID(s string) (CardID, error) { return parseID[CardID](s) }

// ParseDraftID reads what [DraftID.String] wrote.
func ParseDraftID(s string) (DraftID, error) { return parseID[DraftID](s) }

func parseID[ID ~[16]byte](s string) (ID, error) {
	id, err := uuid.Parse(s)
	if err != nil {
		return ID{}, fmt.Errorf("parse id: %w", err)
	}
	return ID(id), nil
}
