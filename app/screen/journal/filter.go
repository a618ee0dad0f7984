package journal

import (
	"time"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// filters are what somebody chose to see. The zero value is everything.
type filters struct {
	Person  store.PersonID
	Alias   string // of Person, for its chip
	Domain  string
	Support string
	Setting string
	Whose   parts.Whose
	Team    string // name of the team of Whose, for its chip
	Period  period
}

// periodKind is a stretch of time as one says it.
type periodKind string

const (
	always    periodKind = ""
	thisWeek  periodKind = "week"
	thisMonth periodKind = "month"
	ownPeriod periodKind = "own"
)

// period is when. From and To count for an own period only; each may be open.
type period struct {
	Kind     periodKind
	From, To store.Day
}

// days are the first and last day of the period; zero ones are open.
func (p period) days(now time.Time) (from, to store.Day) {
	switch p.Kind {
	case thisWeek:
		return store.DayOf(i18n.StartOfWeek(now)), ""
	case thisMonth:
		return store.DayOf(i18n.AddDays(now, 1-now.In(i18n.Amsterdam()).Day())), ""
	case ownPeriod:
		return p.From, p.To
	}
	return "", ""
}

// filter is what the journal is asked for.
func (f filters) filter(query string, now time.Time) store.Filter {
	from, to := f.Period.days(now)
	return store.Filter{
		Person: f.Person, Domain: f.Domain, Support: f.Support, Setting: f.Setting,
		Team: f.Whose.Team, Mine: f.Whose.Mine,
		From: from, To: to, Query: query,
	}
}

// chosen lists what is on, in the order of the sheet. A filter that is taken
// away is given to set without it.
func (f filters) chosen(c *screen.Context, set func(filters)) []parts.Filter {
	without := func(text string, take func(*filters)) parts.Filter {
		rest := f
		take(&rest)
		return parts.Filter{Text: text, Remove: func() { set(rest) }}
	}
	return []parts.Filter{
		without(f.whose(c), func(f *filters) { f.Whose, f.Team = parts.Whose{}, "" }),
		without(f.Period.text(c), func(f *filters) { f.Period = period{} }),
		without(f.Alias, func(f *filters) { f.Person, f.Alias = store.PersonID{}, "" }),
		without(parts.WordOf(parts.Domains(c), f.Domain), func(f *filters) { f.Domain = "" }),
		without(parts.WordOf(parts.Supports(c), f.Support), func(f *filters) { f.Support = "" }),
		without(parts.Setting(c, f.Setting), func(f *filters) { f.Setting = "" }),
	}
}

// whose says to whose conversations it is narrowed; empty for all.
func (f filters) whose(c *screen.Context) string {
	if f.Whose.Mine {
		return c.Text.T("share.mine")
	}
	return f.Team
}

// text says the period; empty for always.
func (p period) text(c *screen.Context) string {
	day := func(d store.Day) string { return c.Text.DayShort(d.Start(), c.Now()) }
	switch {
	case p.Kind == always:
		return ""
	case p.Kind != ownPeriod || p.From.IsZero() && p.To.IsZero():
		return c.Text.T("journal.period." + string(p.Kind))
	case p.From == p.To:
		return day(p.From)
	case p.To.IsZero():
		return c.Text.T("journal.since", "day", day(p.From))
	case p.From.IsZero():
		return c.Text.T("journal.until", "day", day(p.To))
	}
	return c.Text.T("journal.between", "from", day(p.From), "to", day(p.To))
}
