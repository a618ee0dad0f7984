package journal

import (
	"context"
	"strconv"
	"strings"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/search"
)

// stretch is some rows of the timeline, ready to be drawn, and the conversations
// that they open.
type stretch struct {
	from int
	rows []kit.TimelineRow
	ids  []store.ConversationID
}

// read fetches rows off the UI goroutine and writes their texts there too.
func read(ctx context.Context, j Journal, c *screen.Context, filter store.Filter, from, count int) (stretch, error) {
	// The row before tells whether the first one begins another day.
	before := min(from, 1)
	teams, err := j.TeamNames(ctx)
	if err != nil {
		return stretch{}, err
	}
	entries, err := j.Timeline(ctx, filter, from-before, count+before)
	if err != nil {
		return stretch{}, err
	}
	var previous store.Day
	if before < len(entries) && before == 1 {
		previous = store.DayOf(entries[0].At)
	}
	s := stretch{from: from}
	for _, e := range entries[min(before, len(entries)):] {
		row := rowOf(c, e, filter.Query, teams)
		if day := store.DayOf(e.At); day != previous {
			row.Day, row.Weekday = dayOf(c, e)
			previous = day
		}
		s.rows = append(s.rows, row)
		s.ids = append(s.ids, e.ID)
	}
	return s, nil
}

// rowOf writes the texts of one row, without its day. What is shared has the
// name of the team behind with whom it was.
func rowOf(c *screen.Context, e store.Entry, query string, teams parts.Teams) kit.TimelineRow {
	who := parts.EntryWho(c, e)
	if name := teams.Name(e.Team); name != "" {
		who += " · " + name
	}
	row := kit.TimelineRow{
		Title:      who,
		TitleMarks: marks(search.NewQuery(query).Spans(who)),
		Text:       e.Excerpt,
		TextMarks:  marks(e.Match),
		Note:       c.Text.Clock(e.At),
		Place:      route.Conversation{ID: e.ID},
	}
	if row.Text == "" {
		row.Text = about(c, e)
	}
	return row
}

// about says what a conversation was in which nothing was written.
func about(c *screen.Context, e store.Entry) string {
	words := append(parts.WordsOf(parts.Domains(c), e.Domains), parts.WordsOf(parts.Supports(c), e.Support)...)
	if setting := parts.Setting(c, e.Setting); setting != "" {
		words = append([]string{setting}, words...)
	}
	if len(words) == 0 {
		return c.Text.T("prepare.nothing_noted")
	}
	return strings.Join(words, " · ")
}

// dayOf is the number of the day and, in little room, what else one needs to
// know it: the weekday and the month, or the year when it was another.
func dayOf(c *screen.Context, e store.Entry) (number, rest string) {
	at, now := e.At.In(i18n.Amsterdam()), c.Now().In(i18n.Amsterdam())
	month := c.Text.MonthShort(at)
	if at.Year() != now.Year() {
		return strconv.Itoa(at.Day()), month + "\n" + strconv.Itoa(at.Year())
	}
	return strconv.Itoa(at.Day()), c.Text.WeekdayShort(at.Weekday()) + "\n" + month
}

func marks(spans []store.Span) []design.Mark {
	all := make([]design.Mark, len(spans))
	for i, span := range spans {
		all[i] = design.Mark(span)
	}
	return all
}
