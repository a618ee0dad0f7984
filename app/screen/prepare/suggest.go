package prepare

import (
	"iter"
	"slices"
	"time"

	"bankje/assets"
)

// Role is the place of a suggestion in a conversation.
type Role int

// One prompt is suggested for each role, in this order.
const (
	Opening Role = iota
	Middle
	Closing
)

// Reason says why a prompt is suggested. The screen has a sentence for each.
type Reason string

// The reasons.
const (
	Opens     Reason = "opens"     // a quiet beginning
	Closes    Reason = "closes"    // rounds off
	Energy    Reason = "energy"    // goes on from what is known to give energy
	Joy       Reason = "joy"       // finds out what somebody likes
	Untouched Reason = "untouched" // a life domain that has not come up
	Fits      Reason = "fits"      // fits the place
	Fresh     Reason = "fresh"     // not asked yet
	Again     Reason = "again"     // asked before
)

// Suggestion is a prompt with the reason for it.
type Suggestion struct {
	ID     string
	Role   Role
	Reason Reason
	Domain string    // of Untouched
	Asked  time.Time // of Again: when it was asked last

	first string // the prompt's first domain
	only  bool   // the prompt has no other moment
}

// Occasion is all that suggestions depend on: the same occasion gets the same
// suggestions.
type Occasion struct {
	Address    assets.Address
	Group      bool   // said where others hear it
	Unwritten  bool   // somebody does not want to be written about
	Setting    string // code of the place; "" for not known
	Met        bool   // there was a conversation before
	Energy     bool   // it is known what gives energy
	Asked      map[string]time.Time
	Domains    map[string]bool // those that came up
	Favourites map[string]bool // ids of prompts
	// Seed decides between prompts that fit equally well.
	Seed uint64
}

// Suggest chooses a prompt for each role, and none where nothing fits. Prompts
// that are not drawable, that are for a resident to ask, or that have no words
// for who is spoken to are never among them.
func Suggest(prompts iter.Seq[assets.Prompt], o Occasion) []Suggestion {
	fitting := o.fitting(prompts)
	var chosen []Suggestion
	for _, role := range []Role{Opening, Middle, Closing} {
		ranked := o.ranked(fitting, role)
		if next, ok := pick(ranked, chosen); ok {
			chosen = append(chosen, next)
		}
	}
	return chosen
}

// Other gives what comes after shown[i] for the same role, beginning anew after
// the last. It is false when there is no other.
func Other(prompts iter.Seq[assets.Prompt], o Occasion, shown []Suggestion, i int) (Suggestion, bool) {
	ranked := o.ranked(o.fitting(prompts), shown[i].Role)
	at := slices.IndexFunc(ranked, func(s Suggestion) bool { return s.ID == shown[i].ID })
	ranked = slices.Concat(ranked[at+1:], ranked[:at+1])
	return pick(ranked, shown)
}

// pick gives the first that is about something else than those that are there,
// or at least is another prompt.
func pick(ranked, there []Suggestion) (Suggestion, bool) {
	differs := func(same func(a, b Suggestion) bool) func(Suggestion) bool {
		return func(s Suggestion) bool {
			return !slices.ContainsFunc(there, func(other Suggestion) bool { return same(s, other) })
		}
	}
	sameDomain := func(a, b Suggestion) bool {
		return a.ID == b.ID || a.first == b.first && a.first != assets.DomainGeneral && a.Role != b.Role
	}
	sameID := func(a, b Suggestion) bool { return a.ID == b.ID }
	for _, same := range []func(a, b Suggestion) bool{sameDomain, sameID} {
		if i := slices.IndexFunc(ranked, differs(same)); i >= 0 {
			return ranked[i], true
		}
	}
	return Suggestion{}, false
}

// fitting gives the prompts that may be suggested on this occasion at all.
func (o Occasion) fitting(prompts iter.Seq[assets.Prompt]) []assets.Prompt {
	var fitting []assets.Prompt
	for p := range prompts {
		if o.fits(p) {
			fitting = append(fitting, p)
		}
	}
	return fitting
}

func (o Occasion) fits(p assets.Prompt) bool {
	_, said := p.In(assets.Dutch, o.Address)
	audience := assets.AudienceAdult
	if o.Address == assets.Child {
		audience = assets.AudienceChild
	}
	place := o.place()
	switch {
	case !p.Drawable() || p.Direction != assets.ToResident || !said:
		return false
	case !slices.Contains(p.Audiences, audience):
		return false
	case place != "" && !slices.Contains(p.Settings, place):
		return false
	case o.Unwritten && p.ID == assets.PromptMayWrite:
		return false // it was answered
	}
	// What asks for care waits until people know each other, and for a moment
	// when nobody else hears it.
	return p.Sensitivity == "" || o.Met && !o.Group
}

// place is the setting by which the packs sort their prompts; "" where they
// have none such. A group hears what would be said at an activity.
func (o Occasion) place() string {
	if o.Group {
		return assets.SettingActivity
	}
	if slices.Contains(assets.Settings[:], o.Setting) {
		return o.Setting
	}
	return ""
}
