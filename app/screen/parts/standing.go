package parts

import (
	"errors"
	"strings"
	"time"

	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// Standing is how it stands with what one shares.
type Standing struct {
	Relay   bool      // a relay carries it
	Waiting int       // changes that the relay has not confirmed
	Unsaid  int       // what one said of the team itself and the relay does not have yet
	Last    time.Time // up to when all was exchanged with the relay; zero: never
	Failed  error     // why the last contact did not go well
	Running bool      // a contact is under way
}

// StandingOf tells how it stands with a team.
func StandingOf(team store.Team, spaces []report.Space) Standing {
	if team.Relay == "" || !team.Member {
		return Standing{}
	}
	s := Standing{Relay: true, Waiting: team.Waiting, Unsaid: team.Unsaid, Last: team.Synced}
	if now, known := SpaceOf(team, spaces); known {
		s.Failed, s.Running = now.Failed, now.Running
		if now.Last.After(s.Last) {
			s.Last = now.Last
		}
	}
	return s
}

// SpaceOf finds what is told of a team, if it was looked at.
func SpaceOf(team store.Team, spaces []report.Space) (report.Space, bool) {
	for _, s := range spaces {
		if store.TeamID(s.ID) == team.ID {
			return s, true
		}
	}
	return report.Space{}, false
}

// StandingOfAll tells how it stands with several teams together: it is as late
// as the one that is furthest behind.
func StandingOfAll(teams []store.Team, spaces []report.Space) Standing {
	var all Standing
	for _, team := range teams {
		s := StandingOf(team, spaces)
		if !s.Relay {
			continue
		}
		if !all.Relay || s.Last.Before(all.Last) {
			all.Last = s.Last
		}
		if all.Failed == nil || errors.Is(s.Failed, report.Fail(report.NoNetwork)) {
			all.Failed = s.Failed
		}
		all.Relay, all.Running = true, all.Running || s.Running
		all.Waiting, all.Unsaid = all.Waiting+s.Waiting, all.Unsaid+s.Unsaid
	}
	return all
}

// AllThere reports whether the relay has confirmed everything, and there was a
// contact that says so.
func (s Standing) AllThere() bool { return s.Waiting+s.Unsaid == 0 && !s.Last.IsZero() }

// Words says how it stands, in a few words each; nothing where no relay carries
// anything. "Synced" is said only of what the relay has confirmed.
func (s Standing) Words(p *i18n.Printer, now time.Time) []string {
	if !s.Relay {
		return nil
	}
	var words []string
	if waits := s.Waiting + s.Unsaid; waits > 0 {
		words = append(words, p.N("standing.wait", waits))
	}
	switch {
	case s.Last.IsZero():
		words = append(words, p.T("standing.never"))
	case i18n.DaysBetween(s.Last, now) == 0:
		words = append(words, p.T("standing.last", "clock", p.Clock(s.Last)))
	default:
		words = append(words, p.T("standing.last_day", "day", p.Relative(s.Last, now)))
	}
	switch {
	case s.Failed == nil:
	case errors.Is(s.Failed, report.Fail(report.NoNetwork)):
		words = append(words, p.T("standing.no_network"))
	default:
		words = append(words, p.T("standing.trouble"))
	}
	return words
}

// StandingLine is [Standing.Words] behind the words that always hold: all of it
// is on this device.
func StandingLine(c *screen.Context, s Standing) string {
	return strings.Join(append([]string{c.Text.T("standing.safe")}, s.Words(c.Text, c.Now())...), " · ")
}

// Spaces is what sync tells now; nothing where there is none.
func Spaces(c *screen.Context) []report.Space {
	if c.Sync == nil {
		return nil
	}
	return c.Sync.States()
}
