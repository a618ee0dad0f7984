package parts

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

func TestTheQuietLineSaysWhatIsSoAndNoMore(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())
	morning, earlier := now.Add(-50*time.Minute), now.AddDate(0, 0, -2)
	id := store.TeamID{1}
	team := store.Team{ID: id, Relay: "https://relay.example.org", Member: true}
	waiting, synced, byFile, out, said := team, team, team, team, team
	waiting.Waiting, waiting.Synced = 3, earlier
	synced.Synced = earlier
	byFile.Relay, byFile.Waiting = "", 12
	said.Waiting, said.Unsaid, said.Synced = 1, 2, earlier
	out.Member, out.Waiting = false, 5
	space := func(failed error, last time.Time) []report.Space {
		return []report.Space{{ID: envelope.SpaceID(id), Failed: failed, Last: last}}
	}
	for name, c := range map[string]struct {
		teams  []store.Team
		spaces []report.Space
		want   string
	}{
		"nobody to share with":       {nil, nil, ""},
		"by file only":               {[]store.Team{byFile}, nil, ""},
		"removed":                    {[]store.Team{out}, nil, ""},
		"never in contact":           {[]store.Team{team}, nil, "not synced yet"},
		"all is there":               {[]store.Team{synced}, space(nil, morning), "last synced 09:40"},
		"after a restart":            {[]store.Team{synced}, nil, "last synced Friday"},
		"without a network":          {[]store.Team{waiting}, space(report.Fail(report.NoNetwork), morning), "3 wait, last synced 09:40, no network"},
		"refused":                    {[]store.Team{waiting}, space(report.Fail(report.Full), morning), "3 wait, last synced 09:40, does not work now"},
		"a removal waits":            {[]store.Team{said}, space(nil, morning), "3 wait, last synced 09:40"},
		"one of two is behind":       {[]store.Team{{ID: store.TeamID{2}, Relay: "x", Member: true, Synced: earlier}, team}, space(nil, morning), "last synced Friday"},
		"one of two never was there": {[]store.Team{{ID: store.TeamID{2}, Relay: "x", Member: true}, team}, space(nil, morning), "not synced yet"},
	} {
		got := strings.Join(StandingOfAll(c.teams, c.spaces).Words(i18n.For(i18n.EN), now), ", ")
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
