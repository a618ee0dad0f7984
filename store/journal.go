package store

import (
	"context"
	"errors"
	"time"
)

var errUnfinished = errors.New("store: being built")

// Journal is an unlocked vault: everything that was written, and the way to
// write more. A record read from it remembers what its reader saw, so that a
// later save replaces only that.
type Journal struct{}

// Lock puts pending drafts on disk, writes the snapshot and drops the keys and
// everything readable. Afterwards every call answers ErrLocked. The journal is
// locked even when an error tells that something could not be put on disk.
func (j *Journal) Lock(ctx context.Context) error { return errUnfinished }

// Leave prepares for the app being killed while it is away: drafts are put on
// disk, and the snapshot is written when it is due. The journal stays open.
func (j *Journal) Leave(ctx context.Context) error { return errUnfinished }

// Watch calls changed after each save and each change that arrives, on any
// goroutine, until stop is called. It must return at once.
func (j *Journal) Watch(changed func()) (stop func()) { return func() {} }

// ChangeSecret sets another PIN or passphrase; old must fit, and counts as a
// guess when it does not.
func (j *Journal) ChangeSecret(ctx context.Context, old, secret []byte, kind SecretKind) error {
	return errUnfinished
}

// RecoveryCode makes a new recovery code, which replaces the one before, and
// gives it for people to write down.
func (j *Journal) RecoveryCode(ctx context.Context) (string, error) { return "", errUnfinished }

// Counts tells how much there is.
func (j *Journal) Counts(ctx context.Context) (Counts, error) { return Counts{}, errUnfinished }

// People lists people, who was talked with last first.
func (j *Journal) People(ctx context.Context, f PeopleFilter) ([]PersonSummary, error) {
	return nil, errUnfinished
}

// Person reads a person, hidden or not. ErrNotFound.
func (j *Journal) Person(ctx context.Context, id PersonID) (Person, error) {
	return Person{}, errUnfinished
}

// Glance tells what one wants to see of a person before a conversation.
// ErrNotFound.
func (j *Journal) Glance(ctx context.Context, id PersonID) (Glance, error) {
	return Glance{}, errUnfinished
}

// AskedOf tells when each prompt was last asked of a person.
func (j *Journal) AskedOf(ctx context.Context, id PersonID) (map[string]time.Time, error) {
	return nil, errUnfinished
}

// DomainsOf counts in how many conversations with a person each life domain
// came up.
func (j *Journal) DomainsOf(ctx context.Context, id PersonID) (map[string]int, error) {
	return nil, errUnfinished
}

// PersonConversations lists the latest conversations with a person; all for a
// limit of 0.
func (j *Journal) PersonConversations(ctx context.Context, id PersonID, limit int) ([]Entry, error) {
	return nil, errUnfinished
}

// Groups lists groups, the one talked with last first.
func (j *Journal) Groups(ctx context.Context) ([]GroupSummary, error) { return nil, errUnfinished }

// Group reads a group, hidden or not. ErrNotFound.
func (j *Journal) Group(ctx context.Context, id GroupID) (Group, error) {
	return Group{}, errUnfinished
}

// Timeline lists conversations, the latest first, from offset on, at most
// limit.
func (j *Journal) Timeline(ctx context.Context, f Filter, offset, limit int) ([]Entry, error) {
	return nil, errUnfinished
}

// TimelineCount counts what [Journal.Timeline] would list.
func (j *Journal) TimelineCount(ctx context.Context, f Filter) (int, error) {
	return 0, errUnfinished
}

// Conversation reads a conversation, hidden or not. ErrNotFound.
func (j *Journal) Conversation(ctx context.Context, id ConversationID) (Conversation, error) {
	return Conversation{}, errUnfinished
}

// Versions tells every save of a conversation, the latest first. ErrNotFound.
func (j *Journal) Versions(ctx context.Context, id ConversationID) ([]Edit, error) {
	return nil, errUnfinished
}

// FollowUps lists follow-ups.
func (j *Journal) FollowUps(ctx context.Context, f FollowUpFilter) ([]FollowUp, error) {
	return nil, errUnfinished
}

// FollowUp reads a follow-up, hidden or not. ErrNotFound.
func (j *Journal) FollowUp(ctx context.Context, id FollowUpID) (FollowUp, error) {
	return FollowUp{}, errUnfinished
}

// OwnPrompts lists one's own prompts, the newest first.
func (j *Journal) OwnPrompts(ctx context.Context) ([]OwnPrompt, error) { return nil, errUnfinished }

// OwnPrompt reads a prompt of one's own, hidden or not. ErrNotFound.
func (j *Journal) OwnPrompt(ctx context.Context, id PromptID) (OwnPrompt, error) {
	return OwnPrompt{}, errUnfinished
}

// OwnCards lists all own and filled-in cards, by name.
func (j *Journal) OwnCards(ctx context.Context) ([]OwnCard, error) { return nil, errUnfinished }

// OwnCard reads a card, hidden or not. ErrNotFound.
func (j *Journal) OwnCard(ctx context.Context, id CardID) (OwnCard, error) {
	return OwnCard{}, errUnfinished
}

// CardFor gives what was filled in on a card of the packs for a person, or
// else for everybody, and whether anything was.
func (j *Journal) CardFor(ctx context.Context, packID string, person PersonID) (OwnCard, bool, error) {
	return OwnCard{}, false, errUnfinished
}

// Favourites gives the keys of all favourites; see [FavouriteKey].
func (j *Journal) Favourites(ctx context.Context) (map[string]bool, error) {
	return nil, errUnfinished
}

// AddPerson saves a new person, with an id when it has none yet, and gives it
// as it was saved. ErrNoAlias.
func (j *Journal) AddPerson(ctx context.Context, p Person) (Person, error) {
	return Person{}, errUnfinished
}

// EditPerson saves what differs between before, as it was read, and after, and
// gives the person as it is now. Where nothing differs nothing is written.
// ErrNoAlias.
func (j *Journal) EditPerson(ctx context.Context, before, after Person) (Person, error) {
	return Person{}, errUnfinished
}

// HidePerson hides a person; [Journal.RestorePerson] undoes it. ErrNotFound.
func (j *Journal) HidePerson(ctx context.Context, id PersonID) error { return errUnfinished }

// RestorePerson shows a hidden person again. ErrNotFound.
func (j *Journal) RestorePerson(ctx context.Context, id PersonID) error { return errUnfinished }

// RecordConsent keeps the answer to "may I write this down?". After a No no
// conversation about the person can be saved. ErrNotFound.
func (j *Journal) RecordConsent(ctx context.Context, id PersonID, answer Answer) (Person, error) {
	return Person{}, errUnfinished
}

// AddGroup saves a new group. ErrNoAlias.
func (j *Journal) AddGroup(ctx context.Context, g Group) (Group, error) {
	return Group{}, errUnfinished
}

// EditGroup saves what differs between before and after. ErrNoAlias.
func (j *Journal) EditGroup(ctx context.Context, before, after Group) (Group, error) {
	return Group{}, errUnfinished
}

// HideGroup hides a group. ErrNotFound.
func (j *Journal) HideGroup(ctx context.Context, id GroupID) error { return errUnfinished }

// RestoreGroup shows a hidden group again. ErrNotFound.
func (j *Journal) RestoreGroup(ctx context.Context, id GroupID) error { return errUnfinished }

// HideConversation hides a conversation, its follow-ups stay. ErrNotFound.
func (j *Journal) HideConversation(ctx context.Context, id ConversationID) error {
	return errUnfinished
}

// RestoreConversation shows a hidden conversation again. ErrNotFound.
func (j *Journal) RestoreConversation(ctx context.Context, id ConversationID) error {
	return errUnfinished
}

// AddFollowUp saves a new follow-up. ErrNoText.
func (j *Journal) AddFollowUp(ctx context.Context, f FollowUp) (FollowUp, error) {
	return FollowUp{}, errUnfinished
}

// EditFollowUp saves what differs between before and after: text, day, state.
// DoneAt is set by the store when the state changes. ErrNoText.
func (j *Journal) EditFollowUp(ctx context.Context, before, after FollowUp) (FollowUp, error) {
	return FollowUp{}, errUnfinished
}

// HideFollowUp hides a follow-up. ErrNotFound.
func (j *Journal) HideFollowUp(ctx context.Context, id FollowUpID) error { return errUnfinished }

// RestoreFollowUp shows a hidden follow-up again. ErrNotFound.
func (j *Journal) RestoreFollowUp(ctx context.Context, id FollowUpID) error { return errUnfinished }

// AddOwnPrompt saves a new prompt of one's own. ErrNoText.
func (j *Journal) AddOwnPrompt(ctx context.Context, p OwnPrompt) (OwnPrompt, error) {
	return OwnPrompt{}, errUnfinished
}

// EditOwnPrompt saves what differs between before and after. ErrNoText.
func (j *Journal) EditOwnPrompt(ctx context.Context, before, after OwnPrompt) (OwnPrompt, error) {
	return OwnPrompt{}, errUnfinished
}

// HideOwnPrompt hides a prompt of one's own. ErrNotFound.
func (j *Journal) HideOwnPrompt(ctx context.Context, id PromptID) error { return errUnfinished }

// RestoreOwnPrompt shows a hidden prompt again. ErrNotFound.
func (j *Journal) RestoreOwnPrompt(ctx context.Context, id PromptID) error { return errUnfinished }

// KeepOwnCard saves a card: a new one when before is the zero value, else what
// differs. ErrNoAlias for an own card without a name.
func (j *Journal) KeepOwnCard(ctx context.Context, before, after OwnCard) (OwnCard, error) {
	return OwnCard{}, errUnfinished
}

// HideOwnCard hides a card. ErrNotFound.
func (j *Journal) HideOwnCard(ctx context.Context, id CardID) error { return errUnfinished }

// RestoreOwnCard shows a hidden card again. ErrNotFound.
func (j *Journal) RestoreOwnCard(ctx context.Context, id CardID) error { return errUnfinished }

// SetFavourite makes something a favourite, or no longer one.
func (j *Journal) SetFavourite(ctx context.Context, key string, on bool) error {
	return errUnfinished
}

// NewDraft begins a new conversation with what is known of it already. The
// draft is on disk when it returns.
func (j *Journal) NewDraft(ctx context.Context, c Conversation) (Draft, error) {
	return Draft{}, errUnfinished
}

// EditDraft begins the editing of a conversation. A draft of it that is still
// there is continued. ErrNotFound.
func (j *Journal) EditDraft(ctx context.Context, id ConversationID) (Draft, error) {
	return Draft{}, errUnfinished
}

// KeepDraft seals the draft on disk before it returns.
func (j *Journal) KeepDraft(ctx context.Context, d Draft) error { return errUnfinished }

// KeepSoon seals the draft on disk within half a second, behind the caller's
// back. It never waits and may be called at each key; the latest wins. A
// failure is told to Options.Failed.
func (j *Journal) KeepSoon(d Draft) {}

// FlushDrafts waits until all drafts are on disk.
func (j *Journal) FlushDrafts(ctx context.Context) error { return errUnfinished }

// Drafts lists all drafts, the one kept last first.
func (j *Journal) Drafts(ctx context.Context) ([]Draft, error) { return nil, errUnfinished }

// Draft reads a draft. ErrNotFound.
func (j *Journal) Draft(ctx context.Context, id DraftID) (Draft, error) {
	return Draft{}, errUnfinished
}

// DropDraft throws a draft away; none with that id is no error.
func (j *Journal) DropDraft(ctx context.Context, id DraftID) error { return errUnfinished }

// SaveDraft saves the conversation and its new follow-ups as one change and
// removes the draft, all or nothing. ErrNobody, ErrNoConsent.
func (j *Journal) SaveDraft(ctx context.Context, d Draft) (Conversation, error) {
	return Conversation{}, errUnfinished
}
