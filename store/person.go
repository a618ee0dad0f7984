package store

import (
	"encoding/binary"
	"strings"
	"time"

	"bankje/store/merge"
)

// Person is somebody one talks with: an alias, a colour and a language, and
// what they said of themselves. Nothing that identifies them is asked for.
type Person struct {
	ID          PersonID
	Alias       string
	Colour      Colour
	Language    string // code of the language they speak: "uk", "nl", "en" …
	Address     Address
	Consent     Consent
	Energy      string    // what gives joy or energy
	Wish        string    // what they asked for
	Strengths   string    // what they are good at
	PausedSince time.Time // zero: not paused
	Team        TeamID    // with whom it is shared; zero: only one's own
	Hidden      bool
	Conflicts   []Conflict

	seen merge.Seen
}

// Paused reports whether the person draws no follow-ups or suggestions now.
func (p Person) Paused() bool { return !p.PausedSince.IsZero() }

// validate tells what keeps the person from being saved.
func (p Person) validate() error {
	if strings.TrimSpace(p.Alias) == "" {
		return ErrNoAlias
	}
	return nil
}

// Colour is one of the [Colours] by which a person or group is recognised.
type Colour uint8

// Colours is how many colours there are: 0 to 5.
const Colours = 6

// Address is how somebody is spoken to.
type Address string

// The ways to speak to somebody. One that this version does not know reads as
// [Formal] and is kept as it was written.
const (
	Formal   Address = "formal"   // u, Ви
	Informal Address = "informal" // je, Ви
	Child    Address = "child"    // je, ти
)

// Consent is the answer to "may I write this down?".
type Consent struct {
	Answer Answer
	At     time.Time // when it was asked; zero while not asked
}

// Answer is what somebody said to being written about.
type Answer string

// The answers. Nothing about who said [No] is kept from then on.
const (
	NotAsked Answer = ""
	Yes      Answer = "yes"
	No       Answer = "no"
)

// PeopleFilter narrows [Journal.People]. The zero value means everybody who is
// not hidden.
type PeopleFilter struct {
	Query  string // beginnings of the words of an alias
	Paused bool   // only who is paused
	Hidden bool   // only who is hidden
	Team   TeamID // only who is shared with this team; zero: all
	Mine   bool   // only who is shared with nobody
	Limit  int    // at most so many; 0: all
}

// PersonSummary is a person as a list shows them.
type PersonSummary struct {
	ID            PersonID
	Alias         string
	Colour        Colour
	Language      string
	LastAt        time.Time // last conversation; zero: none yet
	Conversations int
	OpenFollowUps int
	Paused        bool
	Team          TeamID // with whom they are shared; zero: only one's own
	Match         []Span // of the query in Alias
}

// Glance is what one wants to see of a person in the minute before a
// conversation.
type Glance struct {
	Person    Person
	LastID    ConversationID // zero: no conversation yet
	LastAt    time.Time
	Excerpt   string // beginning of the last note
	Joy       string // what gave joy last time, or else what gives energy
	Wish      string // what they asked for last, in a conversation or of the person
	FollowUps []FollowUp
	Asked     []string // prompts asked last time
	Goals     []string // goals of last time
}

var people = noun[Person]{
	kind: kindPerson,
	about: func(p *Person) about {
		return about{(*[16]byte)(&p.ID), &p.Team, &p.Hidden, &p.Conflicts, &p.seen}
	},
	validate: Person.validate,
	fields: []field[Person]{
		codeField(personAlias, FieldAlias, func(p *Person) *string { return &p.Alias }),
		countField(personColour, FieldColour, func(p *Person) *Colour { return &p.Colour }),
		codeField(personLanguage, FieldLanguage, func(p *Person) *string { return &p.Language }),
		codeField(personAddress, FieldAddress, func(p *Person) *Address { return &p.Address }),
		consentField(),
		textField(personEnergy, FieldEnergy, func(p *Person) *string { return &p.Energy }),
		textField(personWish, FieldWish, func(p *Person) *string { return &p.Wish }),
		textField(personStrengths, FieldStrengths, func(p *Person) *string { return &p.Strengths }),
		timeField(personPaused, FieldPaused, func(p *Person) *time.Time { return &p.PausedSince }),
	},
}

// consentField keeps the answer and when it was given as one value, so that
// no other answer gets the time of this one: the time, then the answer.
func consentField() field[Person] {
	return field[Person]{number: personConsent, name: FieldConsent, value: &value[Person]{
		get: func(p *Person) []byte {
			if p.Consent == (Consent{}) {
				return nil
			}
			return append(binary.AppendVarint(nil, milliseconds(p.Consent.At)), p.Consent.Answer...)
		},
		put: func(p *Person, b []byte) {
			if at, n := binary.Varint(b); n > 0 {
				p.Consent = Consent{Answer(b[n:]), instant(at)}
			}
		},
	}}
}
