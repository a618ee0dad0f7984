package client_test

import "testing"

// Whoever ordered the erasure is to sign it again, since the relay heard something else
// first, and is no more. What was erased is a stub that nobody there asked for.
func TestAStubIsBroughtWithTheErasureThatNobodySignsAgain(t *testing.T) {
	r, team, anna, bohdan, vira := three(t)
	talk := anna.says(team, "soep")
	anna.says(team, "brood")
	bohdan.takes(anna.file(team, nil))
	c, err := bohdan.Conversation(t.Context(), talk)
	must(t, err)
	_, err = bohdan.ErasePersonFrom(t.Context(), team, c.People[0], false)
	must(t, err)
	must(t, vira.RenameMember(t.Context(), team, vira.Self(), "Віра"))
	vira.meet(r, team)
	anna.takes(bohdan.file(team, nil))
	round(r, team, anna, vira)
	same(t, team, []string{"brood"}, vira) // Anna has both in her own journal
	for i, p := range []phone{anna, vira} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || len(report.Refused) > 0 {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
}
