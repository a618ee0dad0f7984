package store

import (
	"strings"
	"time"
)

// Conflict tells that several versions of one text were written without
// seeing each other. The record's field shows them together, one below the
// other; whoever saves that field next has seen them all and so settles it.
type Conflict struct {
	Field    Field // which text
	Versions []Version
}

// Both gives the versions one below the other, as the record's field shows them.
func (c Conflict) Both() string {
	texts := make([]string, len(c.Versions))
	for i, v := range c.Versions {
		texts[i] = v.Text
	}
	return strings.Join(texts, "\n\n")
}

// Version is one of the texts of a [Conflict].
type Version struct {
	Text   string
	At     time.Time // by the clock of the device that wrote it
	Device string    // its name among members, or, without one, its id in short
	Here   bool      // written on this device
}

// Field names a field of a record for people: the screens have a word for
// each.
type Field string

// The fields that can be told apart in a [Conflict] or an [Edit].
const (
	FieldAlias      Field = "alias"
	FieldColour     Field = "colour"
	FieldLanguage   Field = "language"
	FieldAddress    Field = "address"
	FieldConsent    Field = "consent"
	FieldEnergy     Field = "energy"
	FieldWish       Field = "wish"
	FieldStrengths  Field = "strengths"
	FieldPaused     Field = "paused"
	FieldName       Field = "name"
	FieldAt         Field = "at"
	FieldSetting    Field = "setting"
	FieldPeople     Field = "people"
	FieldGroup      Field = "group"
	FieldGroupCount Field = "group_count"
	FieldGoals      Field = "goals"
	FieldPrompts    Field = "prompts"
	FieldDomains    Field = "domains"
	FieldSupport    Field = "support"
	FieldActivities Field = "activities"
	FieldSignals    Field = "signals"
	FieldReferrals  Field = "referrals"
	FieldNote       Field = "note"
	FieldJoy        Field = "joy"
	FieldSelf       Field = "self"
	FieldHidden     Field = "hidden"
	FieldWhat       Field = "what"
	FieldDay        Field = "day"
	FieldState      Field = "state"
	FieldNL         Field = "nl"
	FieldUK         Field = "uk"
	FieldEN         Field = "en"
	FieldPurpose    Field = "purpose"
	FieldPhone      Field = "phone"
	FieldEmail      Field = "email"
	FieldURL        Field = "url"
	FieldHours      Field = "hours"
)
