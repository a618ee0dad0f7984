package referral

import (
	"slices"
	"strings"
	"time"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// fact is one thing that a card tells, such as its hours.
type fact struct {
	Kind string // "audience", "languages", "hours", "cost" or "note"
	Text string
}

// facts lists what a card of the packs tells, in the order in which one asks.
func facts(r assets.Referral, p *i18n.Printer) []fact {
	language := string(p.Lang())
	return told([]fact{
		{"audience", r.Audience.In(language)},
		{"languages", languages(r.Languages, p)},
		{"hours", r.Hours.In(language)},
		{"cost", r.Cost.In(language)},
		{"note", r.Note.In(language)},
	})
}

// ownFacts lists what a card of one's own tells.
func ownFacts(o store.OwnCard) []fact {
	return told([]fact{{"languages", o.Languages}, {"hours", o.Hours}, {"note", o.Note}})
}

func told(all []fact) []fact {
	return slices.DeleteFunc(all, func(f fact) bool { return strings.TrimSpace(f.Text) == "" })
}

// languages names languages by their codes, as one says them.
func languages(codes []string, p *i18n.Printer) string {
	var names []string
	for _, code := range codes {
		names = append(names, p.T("referral.language."+code))
	}
	return i18n.Capital(strings.Join(names, ", "))
}

// longAgo is after how long a card that was checked may be out of date.
const longAgo = 365 * 24 * time.Hour

// checked tells when somebody last called, in a sentence.
func checked(r assets.Referral, p *i18n.Printer, now time.Time) string {
	day, err := time.Parse(time.DateOnly, r.CheckedOn)
	switch {
	case err != nil:
		return p.T("referral.unchecked")
	case now.Sub(day) > longAgo:
		return p.T("referral.checked_long_ago", "day", p.DateNumeric(day))
	default:
		return p.T("referral.checked", "day", p.DateNumeric(day))
	}
}

// read tells where the facts of a card were read; nothing when no page is known.
func read(r assets.Referral, p *i18n.Printer) string {
	if r.SourceURL == "" {
		return ""
	}
	address, ok := parts.SiteAddress(r.SourceURL)
	if !ok {
		return ""
	}
	site := strings.TrimPrefix(address.Hostname(), "www.")
	if r.SourceDate == "" {
		return p.T("referral.read", "site", site)
	}
	return p.T("referral.read_on", "site", site, "date", sourceDate(r.SourceDate, p))
}

// sourceDate writes a date in digits when it is known to the day, and else as
// it stands.
func sourceDate(date string, p *i18n.Printer) string {
	if day, err := time.Parse(time.DateOnly, date); err == nil {
		return p.DateNumeric(day)
	}
	return date
}

// stillOpen is what an unverified card is marked with when no source tells
// whether the organisation still exists.
const stillOpen = "open"

// unsure tells which of the facts that the card shows no source confirms.
func unsure(r assets.Referral, p *i18n.Printer) []string {
	var sentences []string
	if slices.Contains(r.Unverified, stillOpen) {
		sentences = append(sentences, p.T("referral.unsure_open"))
	}
	var names []string
	for _, field := range r.Unverified {
		if shows(r, field) {
			names = append(names, p.T("referral.unsure_fact."+field))
		}
	}
	if len(names) > 0 {
		sentences = append(sentences, p.T("referral.unsure", "facts", strings.Join(names, ", ")))
	}
	return sentences
}

// shows reports whether the card says anything in a field: of what is empty
// nobody needs to hear that it is unsure.
func shows(r assets.Referral, field string) bool {
	switch field {
	case "name", "purpose":
		return true
	case "phone":
		return r.Phone != ""
	case "email":
		return r.Email != ""
	case "url":
		return r.URL != ""
	case "languages":
		return len(r.Languages) > 0
	case "hours":
		return !r.Hours.Empty()
	case "cost":
		return !r.Cost.Empty()
	case "audience":
		return !r.Audience.Empty()
	}
	return false
}
