package journal

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// sunday is late in a week and in a month.
var sunday = time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())

func TestAPeriodBeginsOnTheDayThatItsNameSays(t *testing.T) {
	own := period{Kind: ownPeriod, From: "2026-10-01", To: "2026-10-31"}
	for _, c := range []struct {
		name     string
		period   period
		from, to store.Day
	}{
		{"always", period{}, "", ""},
		{"this week, from Monday", period{Kind: thisWeek}, "2026-11-16", ""},
		{"this month, from the first", period{Kind: thisMonth}, "2026-11-01", ""},
		{"own", own, "2026-10-01", "2026-10-31"},
		{"own days count for an own period only", period{Kind: thisWeek, From: own.From, To: own.To}, "2026-11-16", ""},
	} {
		from, to := c.period.days(sunday)
		if from != c.from || to != c.to {
			t.Errorf("%s: from %q to %q, want from %q to %q", c.name, from, to, c.from, c.to)
		}
	}
}

func TestWhoIsChosenIsOfferedFirstAndOnce(t *testing.T) {
	var people []store.PersonSummary
	for i := range byte(20) {
		people = append(people, store.PersonSummary{ID: store.PersonID{i + 1}, Alias: string(rune('A' + i))})
	}
	aliases := func(words []parts.Word) string {
		var all string
		for _, word := range words {
			all += word.Text
		}
		return all
	}
	for chosen, want := range map[byte]string{0: "ABCDEFGHIJKL", 3: "CABDEFGHIJKL", 20: "TABCDEFGHIJK"} {
		id, alias := store.PersonID{}, ""
		if chosen > 0 {
			id, alias = people[chosen-1].ID, people[chosen-1].Alias
		}
		if diff := cmp.Diff(want, aliases(offered(people, id, alias))); diff != "" {
			t.Errorf("chosen %d: %s", chosen, diff)
		}
	}
}

func TestRowsAreRememberedWithoutGrowing(t *testing.T) {
	var r ids
	for from := 0; from < 10_000; from += 10 {
		s := stretch{from: from}
		for i := range 10 {
			s.ids = append(s.ids, store.ConversationID{byte(from + i), byte((from + i) >> 8)})
		}
		r.put(s)
	}
	if id, ok := r.at(9_995); !ok || id != (store.ConversationID{byte(9_995 & 255), 9_995 >> 8}) {
		t.Errorf("row 9995 opens %v, %v", id, ok)
	}
	if _, ok := r.at(0); ok || len(r.stretches) > mostStretches {
		t.Errorf("%d stretches are kept", len(r.stretches))
	}
}
