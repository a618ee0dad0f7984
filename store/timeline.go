package store

import "time"

// Filter narrows [Journal.Timeline]. All that is set must hold; the zero value
// means every conversation that is not hidden.
type Filter struct {
	Person   PersonID
	Group    GroupID
	Domain   string
	Support  string
	Setting  string
	Team     TeamID // shared with it
	Mine     bool   // shared with nobody
	From, To Day    // both included
	Query    string // beginnings of words, all of which must be found
}

// Entry is a conversation as the timeline shows it.
type Entry struct {
	ID            ConversationID
	At            time.Time
	Setting       string
	Who           []Who
	Group         string // name of the group, if it has one
	GroupColour   Colour
	GroupCount    int
	Excerpt       string // beginning of the text, or the sentence of the match
	Match         []Span // of the query in Excerpt
	Domains       []string
	Support       []string
	Signals       []string
	FollowUpsOpen int
	Team          TeamID // with whom it is shared; zero: only one's own
	Conflict      bool   // some text has several versions
}

// Who is a person as an entry shows them.
type Who struct {
	ID     PersonID
	Alias  string
	Colour Colour
	Match  []Span // of the query in Alias
}
