package store_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A company is several phones that do what comes to mind.
type company struct {
	*rapid.T
	all    []phone
	team   store.TeamID
	codes  []store.InvitationCode
	shared map[string]int // which phone shared a note
}

// act lets a phone say something, or not if it may not.
func (c *company) act(p phone, other store.DeviceID, number int) {
	ctx := p.t.Context()
	switch rapid.IntRange(0, 7).Draw(c.T, "what") {
	case 0:
		_ = p.RenameTeam(ctx, c.team, fmt.Sprintf("naam %d", number))
	case 1:
		_ = p.RenameMember(ctx, c.team, other, fmt.Sprintf("lid %d", number))
	case 2:
		if code, err := p.Invite(ctx, c.team, rapid.Bool().Draw(c.T, "as coordinator"), "2026-12-31", ""); err == nil {
			c.codes = append(c.codes, code)
		}
	case 3:
		_ = p.SetCoordinator(ctx, c.team, other, rapid.Bool().Draw(c.T, "coordinator"))
	case 4:
		_ = p.RemoveMember(ctx, c.team, other)
	case 5:
		if open := p.team(c.team).Invitations; len(open) > 0 {
			_ = p.Withdraw(ctx, c.team, open[0].ID)
		}
	case 6:
		note := fmt.Sprintf("woord %d", number)
		_ = p.ShareConversation(ctx, p.talk(note, "").ID, c.team)
	case 7:
		_ = p.LeaveTeam(ctx, c.team)
	}
}

// come lets a phone that is in no team come in by any code that opens there.
func (c *company) come(p, through phone) {
	statements, err := through.Statements(envelope.SpaceID(c.team))
	must(p.t, err)
	for _, code := range c.codes {
		if _, err := p.JoinTeam(p.t.Context(), statements, code, "kwam later"); err == nil {
			return
		}
	}
}

// in gives the phones that know of the team.
func (c *company) in() []phone {
	return slices.DeleteFunc(slices.Clone(c.all), func(p phone) bool {
		return !slices.Contains(p.Spaces(), envelope.SpaceID(c.team))
	})
}

func (c *company) draw(of []phone, name string) phone {
	return of[rapid.IntRange(0, len(of)-1).Draw(c.T, name)]
}

// told is what a phone says of the team, apart from itself.
func (c *company) told(p phone) store.Team {
	team := p.team(c.team)
	team.Coordinator, team.Member, team.Waiting, team.Unsaid = false, false, 0, 0
	for i := range team.Members {
		team.Members[i].Me = false
	}
	return team
}

// TestWhateverIsSaidApartComesTogether: several phones, any order of
// deliveries; what was lost is signed again or void in the end, and all phones
// say the same.
func TestWhateverIsSaidApartComesTogether(t *testing.T) {
	few(t, "12")
	rapid.Check(t, func(r *rapid.T) {
		c := &company{T: r, shared: map[string]int{}}
		for range 4 {
			c.all = append(c.all, phoneIn(t, t.TempDir(), quick()))
		}
		c.team = c.all[0].found()
		c.all[0].let(c.team, c.all[1], true)
		c.all[0].let(c.team, c.all[2], rapid.Bool().Draw(r, "coordinator"))
		for n := range rapid.IntRange(1, 14).Draw(r, "acts") {
			p := c.draw(c.in(), "who")
			switch rapid.IntRange(0, 5).Draw(r, "carries") {
			case 0, 1:
				p.carry(c.team, c.draw(c.in(), "to"))
			case 2:
				if len(c.in()) < len(c.all) {
					c.come(c.all[3], p)
				}
			default:
				c.act(p, c.draw(c.all, "whom").Self(), n)
			}
		}
		c.comeTogether()
	})
}

// comeTogether has all phones meet until nothing is new to any.
func (c *company) comeTogether() {
	phones := c.in()
	for range 12 {
		before := phones[0].head(c.team)
		meet(c.team, phones...)
		if phones[0].head(c.team) == before {
			break
		}
	}
	first := phones[0]
	for _, p := range phones {
		if p.head(c.team) != first.head(c.team) {
			c.Fatal("they go on with two chains")
		}
		waits := p.waits(c.team)
		comes := slices.Contains(waits, "joining")
		for _, what := range waits {
			// Who would come in by an invitation whose author is out cannot, nor be
			// given a name or a role.
			if !comes || what != "joining" && what != "change of role" && what != "naming" {
				c.Errorf("%s is still to be signed again", what)
			}
		}
		if p.team(c.team).Member && first.team(c.team).Member {
			if diff := cmp.Diff(c.told(first), c.told(p)); diff != "" {
				c.Errorf("two phones tell of the team (-first +second):\n%s", diff)
			}
			if diff := cmp.Diff(sorted(teamNotes(first, c.team)), sorted(teamNotes(p, c.team))); diff != "" {
				c.Errorf("two phones read (-first +second):\n%s", diff)
			}
		}
	}
}

// teamNotes gives what a phone reads in a team.
func teamNotes(p phone, team store.TeamID) (notes []string) {
	entries, err := p.Timeline(p.t.Context(), store.Filter{}, 0, 0)
	must(p.t, err)
	for _, e := range entries {
		c, err := p.Conversation(p.t.Context(), e.ID)
		must(p.t, err)
		if c.Team == team {
			notes = append(notes, c.Note)
		}
	}
	return notes
}

func sorted(all []string) []string {
	slices.Sort(all)
	return all
}

// quick are options of a phone that no power cut is tried on.
func quick() store.Options {
	o := options()
	o.Fleeting = true
	return o
}

// few has properties tried less often than usual, unless it was said how often:
// each time has phones with real files.
func few(t *testing.T, checks string) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if before := f.Value.String(); before == f.DefValue {
		must(t, f.Value.Set(checks))
		t.Cleanup(func() { must(t, f.Value.Set(before)) })
	}
}
