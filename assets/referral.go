package assets

// How soon a card is needed.
const (
	UrgencyCrisis = "crisis"
	UrgencySoon   = "soon"
	UrgencyInfo   = "info"
)

// Urgencies lists them, the most urgent first.
var Urgencies = [...]string{UrgencyCrisis, UrgencySoon, UrgencyInfo}

// Whom a card serves.
const (
	ServesResident = "resident"
	ServesHelper   = "helper"
)

// Referral is a card of an organisation or a tool to which one may turn.
type Referral struct {
	ID      string `toml:"id"`
	Name    Text   `toml:"name"`
	Purpose Text   `toml:"purpose"`
	// Phone is as one reads it aloud; empty where no number was verified.
	Phone string `toml:"phone"`
	Email string `toml:"email"`
	URL   string `toml:"url"`
	// Languages are the codes of those in which one is helped, as far as that
	// was seen; they need not be languages of Bankje.
	Languages []string `toml:"languages"`
	// Hours, Cost, Audience and Note may be empty: nothing was found.
	Hours    Text `toml:"hours" text:"optional"`
	Cost     Text `toml:"cost" text:"optional"`
	Audience Text `toml:"audience" text:"optional"`
	Note     Text `toml:"note" text:"optional"`
	// Urgency is one of Urgencies.
	Urgency string `toml:"urgency"`
	// FillInLocally says that the number differs from place to place and is to
	// be added by the one who uses it.
	FillInLocally bool `toml:"fill_in_locally"`
	// CheckedOn is the day (2026-11-30) on which somebody called or visited;
	// empty until then.
	CheckedOn string `toml:"checked_on"`
	// SourceURL and SourceDate are the page on which the facts were read and
	// its date, as precise as it is known.
	SourceURL  string `toml:"source_url"`
	SourceDate string `toml:"source_date"`
	// Unverified are the fields that no source confirms, and "open" where none
	// says whether the organisation still exists.
	Unverified []string `toml:"unverified"`
	// NamedIn is the id of the document that names the organisation, or empty.
	NamedIn string `toml:"named_in"`
	// Serves holds ServesResident, ServesHelper or both.
	Serves []string `toml:"serves"`
	// Needs are the ids of the groups of the Help screen in which the card
	// stands.
	Needs []string `toml:"needs"`
	// Domains and Support are the ids of what the card may help with.
	Domains []string `toml:"domains"`
	Support []string `toml:"support"`
}

// Need is a group of cards on the Help screen, named after what somebody needs.
type Need struct {
	ID    string `toml:"id"`
	Label Text   `toml:"label"`
}

// Crisis reports whether the card stands on top and behind the lifebuoy.
func (r Referral) Crisis() bool { return r.Urgency == UrgencyCrisis }
