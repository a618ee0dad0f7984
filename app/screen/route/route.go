// Package route names every place in the app that one can go to. Screens ask
// for a place by its route and so never import one another; the shell knows
// which screen shows it.
package route

import "bankje/store"

// Route is a place in the app. Every route is a plain comparable value, so that
// the shell can keep a trail of them over a lock.
type Route interface{ route() }

// The five tabs of the bottom bar.
type (
	// Today is where one begins and where Back from another tab leads.
	Today struct{}
	// Journal is the timeline of conversations, with search and filters.
	Journal struct{}
	// New asks with whom the conversation is or was.
	New struct{}
	// Cards shows one segment of the content.
	Cards struct{ Segment Segment }
	// Help lists referral cards, crisis first.
	Help struct{}
)

// Segment is one of the four parts of Cards.
type Segment int

// The segments in the order in which they stand.
const (
	Prompts Segment = iota
	Support
	Tips
	Activities
)

// People and what is theirs.
type (
	// People lists everybody.
	People struct{}
	// Person is the page of one person.
	Person struct{ ID store.PersonID }
	// PersonForm edits a person, or makes one when ID is zero.
	PersonForm struct {
		ID store.PersonID
		// Prepare goes on to preparing a conversation with the new person.
		Prepare bool
	}
	// Erase erases everything about a person or a group.
	Erase struct {
		Person store.PersonID
		Group  store.GroupID // when Person is zero
	}
	// GroupForm edits a group, or makes one when ID is zero.
	GroupForm struct{ ID store.GroupID }
	// FollowUpForm edits a follow-up, or makes one for Person when ID is zero.
	FollowUpForm struct {
		ID     store.FollowUpID
		Person store.PersonID
	}
	// FollowUps lists all that is still open.
	FollowUps struct{}
)

// MostOthers is how many people can join one: more are a group, who are counted.
const MostOthers = 3

// A conversation from before to long after.
type (
	// Prepare shows last time, suggestions, tips and goals.
	Prepare struct {
		Person store.PersonID
		// Others join Person; the rest are zero. They are an array so that the
		// route can be compared.
		Others [MostOthers]store.PersonID
		Group  store.GroupID
	}
	// Talk is the conversation itself, one card at a time.
	Talk struct{ Draft store.DraftID }
	// Note is a page of its own for writing.
	Note struct{ Draft store.DraftID }
	// After is where what was said is written down.
	After struct{ Draft store.DraftID }
	// Quick writes a conversation down on one screen: one that was begun there
	// (Draft), or a new one with what is known of it already.
	Quick struct {
		Draft    store.DraftID
		Person   store.PersonID
		Support  string // a kind of support that was given; or ""
		Activity string // an activity that was done; or ""
	}
	// Conversation reads one that was saved.
	Conversation struct{ ID store.ConversationID }
	// Versions shows what stood there before each edit.
	Versions struct{ ID store.ConversationID }
)

// Content.
type (
	// Card is one conversation prompt, of a pack or one's own (store.PromptID.Key).
	Card struct {
		ID string
		// Person is for whom the words are; zero for nobody in particular.
		Person store.PersonID
	}
	// Show is one prompt alone and huge, for the other to read, in the words for
	// Person and those who join: nobody for a group.
	Show struct {
		Prompt string
		Person store.PersonID
		Others [MostOthers]store.PersonID
		// HandOver gives the phone away with it: until it is unlocked there is
		// no way on, but to the crisis cards.
		HandOver bool
	}
	// PromptForm edits a prompt of one's own, or makes one when ID is zero.
	PromptForm struct{ ID store.PromptID }
	// Guide is a readable page about a kind of support.
	Guide struct{ ID string }
	// Activity is one activity.
	Activity struct{ ID string }
	// Referral is one referral card, of a pack or one's own (store.CardID.Key).
	Referral struct{ ID string }
	// ReferralForm fills in a pack's card (Fills), for one person or for all, or
	// makes a card of one's own.
	ReferralForm struct {
		ID     store.CardID
		Fills  string
		Person store.PersonID
	}
	// Crisis shows the crisis cards; reachable everywhere, also when locked.
	Crisis struct{}
)

// Teams and what they share.
type (
	// Teams lists the teams that one is or was in.
	Teams struct{}
	// Team is the page of one team: who is in it and how it stands with sync.
	Team struct{ ID store.TeamID }
	// StartTeam founds a team.
	StartTeam struct{}
	// InviteToTeam makes an invitation to a team.
	InviteToTeam struct{ Team store.TeamID }
	// JoinTeam comes into a team with an invitation.
	JoinTeam struct{}
	// Devices is the page of one's own devices, which share one journal.
	Devices struct{}
	// AddDevice makes an invitation for one more of them.
	AddDevice struct{}
	// AddedDevice is the first that one sees on one that was added.
	AddedDevice struct{}
	// ComeBack comes into one's own journal again, on a device that was shut out.
	ComeBack struct{}
	// Share writes the one of these that is not zero anew in a team.
	Share struct {
		Conversation store.ConversationID
		Person       store.PersonID
		Group        store.GroupID
		Card         store.CardID
		Prompt       store.PromptID
	}
)

// Settings and what stands behind them.
type (
	// Settings is the list of settings.
	Settings struct{}
	// NewSecret changes the PIN or passphrase.
	NewSecret struct{}
	// Recovery makes a recovery code and asks whether it is written down.
	Recovery struct{}
	// Backup makes a back-up in a file.
	Backup struct{}
	// Export takes one's own journal along in a file that anybody can read.
	Export struct{}
	// BringIn adds the records of such a file.
	BringIn struct{}
	// Keyboard lists the keys that do something at a desktop.
	Keyboard struct{}
	// About tells what the app is, its sources and its licences.
	About struct{}
)

func (Today) route()        {}
func (Journal) route()      {}
func (New) route()          {}
func (Cards) route()        {}
func (Help) route()         {}
func (People) route()       {}
func (Person) route()       {}
func (Erase) route()        {}
func (PersonForm) route()   {}
func (GroupForm) route()    {}
func (FollowUpForm) route() {}
func (FollowUps) route()    {}
func (Prepare) route()      {}
func (Talk) route()         {}
func (Note) route()         {}
func (After) route()        {}
func (Quick) route()        {}
func (Conversation) route() {}
func (Versions) route()     {}
func (Card) route()         {}
func (Show) route()         {}
func (PromptForm) route()   {}
func (Guide) route()        {}
func (Activity) route()     {}
func (Referral) route()     {}
func (ReferralForm) route() {}
func (Crisis) route()       {}
func (Teams) route()        {}
func (Team) route()         {}
func (StartTeam) route()    {}
func (InviteToTeam) route() {}
func (JoinTeam) route()     {}
func (Devices) route()      {}
func (AddDevice) route()    {}
func (AddedDevice) route()  {}
func (ComeBack) route()     {}
func (Share) route()        {}
func (Settings) route()     {}
func (Keyboard) route()     {}
func (About) route()        {}
func (NewSecret) route()    {}
func (Recovery) route()     {}
func (Backup) route()       {}
func (Export) route()       {}
func (BringIn) route()      {}
