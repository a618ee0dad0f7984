package assets

import (
	"regexp"
	"strings"
	"time"
)

var (
	languageCode = regexp.MustCompile(`^[a-z]{2}$`)
	roughDate    = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)
	mailAddress  = regexp.MustCompile(`^([a-z0-9.-]+@[a-z0-9.-]+\.[a-z]+)?$`)
)

// unverifiedFields are what a card may say nobody could verify: its fields, and
// whether the organisation is still open.
var unverifiedFields = []string{
	"name", "purpose", "phone", "email", "url", "languages", "hours", "cost", "audience", "open",
}

func (f *faults) checkReferrals(c *Content) {
	for r := range c.Referrals.All() {
		f.needWords(r.ID, "urgency", []string{r.Urgency}, Urgencies[:])
		f.needWords(r.ID, "serves", r.Serves, []string{ServesResident, ServesHelper})
		f.needWords(r.ID, "unverified", r.Unverified, unverifiedFields)
		needIDs(f, r.ID, "needs", r.Needs, c.Needs)
		needIDs(f, r.ID, "domains", r.Domains, c.Domains)
		needIDs(f, r.ID, "support", r.Support, c.SupportTypes)
		if len(r.Serves) == 0 || len(r.Domains) == 0 || len(r.Needs) == 0 {
			f.add(r.ID, "serves, domains or needs is empty")
		}
		if r.NamedIn != "" {
			needIDs(f, r.ID, "named_in", []string{r.NamedIn}, c.Documents)
		}
		if r.Phone != readPhones[r.ID] {
			f.add(r.ID, "phone is %q; the source gives %q", r.Phone, readPhones[r.ID])
		}
		f.checkAddresses(r)
	}
	for d := range c.Documents.All() {
		if d.URL != "" && !strings.HasPrefix(d.URL, "https://") {
			f.add(d.ID, "url does not begin with https://")
		}
	}
}

func (f *faults) checkAddresses(r Referral) {
	for _, url := range []string{r.URL, r.SourceURL} {
		if url != "" && !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
			f.add(r.ID, "%q is no address of a page", url)
		}
	}
	if !mailAddress.MatchString(r.Email) {
		f.add(r.ID, "email %q is no address", r.Email)
	}
	for _, code := range r.Languages {
		if !languageCode.MatchString(code) {
			f.add(r.ID, "languages has %q, which is no code", code)
		}
	}
	if !roughDate.MatchString(r.SourceDate) {
		f.add(r.ID, "source_date %q is no date", r.SourceDate)
	}
	if _, err := time.Parse(time.DateOnly, r.CheckedOn); r.CheckedOn != "" && err != nil {
		f.add(r.ID, "checked_on %q is no day", r.CheckedOn)
	}
}
