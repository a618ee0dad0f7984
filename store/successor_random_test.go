package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestHoweverACopyAndItsPhoneMeetTheOthersNothingConfirmedIsLost: both write,
// and meet others in any order; in the end all who are in read the same, and
// whichever of the two goes on has all that it saved there.
func TestHoweverACopyAndItsPhoneMeetTheOthersNothingConfirmedIsLost(t *testing.T) {
	few(t, "10")
	rapid.Check(t, func(r *rapid.T) {
		anna, bohdan, vira := phoneIn(t, t.TempDir(), quick()), phoneIn(t, t.TempDir(), quick()), phoneIn(t, t.TempDir(), quick())
		team := anna.found(bohdan, vira)
		meet(team, anna, bohdan, vira)
		bohdan.shares(team, "voor de kopie")
		must(t, bohdan.vault.Close())
		dir := filepath.Join(t.TempDir(), "copy")
		must(t, os.CopyFS(dir, os.DirFS(bohdan.dir)))
		all := []phone{anna, vira}
		for _, dir := range []string{bohdan.dir, dir} {
			v := open(t, dir, quick())
			all = append(all, phone{unlock(t, v), t, v, dir})
		}
		saved := map[int][]string{2: {"voor de kopie"}, 3: {"voor de kopie"}}
		for n := range rapid.IntRange(2, 16).Draw(r, "acts") {
			at := rapid.IntRange(0, 3).Draw(r, "who")
			if rapid.Bool().Draw(r, "carries") {
				all[at].carry(team, all[rapid.IntRange(0, 3).Draw(r, "to")])
				continue
			}
			note := fmt.Sprintf("woord %d", n)
			if err := all[at].ShareConversation(t.Context(), all[at].talk(note, "").ID, team); err == nil {
				saved[at] = append(saved[at], note)
			}
		}
		for range 4 {
			meet(team, all...)
		}
		first := teamNotes(anna, team)
		for at, p := range all {
			if !p.team(team).Member {
				continue
			}
			if diff := cmp.Diff(sorted(first), sorted(teamNotes(p, team))); diff != "" {
				r.Errorf("phone %d reads otherwise than Anna's (-want +got):\n%s", at, diff)
			}
			for _, note := range saved[at] {
				if !slices.Contains(first, note) {
					r.Errorf("phone %d had saved %q", at, note)
				}
			}
			h, err := p.Holding(t.Context(), envelope.SpaceID(team))
			must(t, err)
			if len(h.Sought) > 0 || p.head(team) != anna.head(team) {
				r.Errorf("phone %d is not through: it seeks %v", at, h.Sought)
			}
		}
	})
}

// TestWhatIsHeldOfAFeedThatForkedFollowsOneFromTheOther: pieces of both branches come
// in any order, and more than once. Whoever is given what is held can verify it. What
// comes of one branch alone is all taken.
func TestWhatIsHeldOfAFeedThatForkedFollowsOneFromTheOther(t *testing.T) {
	few(t, "30")
	anna, bohdan := phoneIn(t, t.TempDir(), quick()), phoneIn(t, t.TempDir(), quick())
	team := anna.found(bohdan)
	bohdan.shares(team, "voor de kopie")
	copied := bohdan.copied()
	bohdan.shares(team, "telefoon een", "telefoon twee", "telefoon drie", "telefoon vier")
	copied.shares(team, "kopie een", "kopie twee", "kopie drie")
	must(t, anna.vault.Close())
	branches := [][]envelope.Envelope{feedOf(bohdan.all(team), bohdan), feedOf(copied.all(team), bohdan)}
	rapid.Check(t, func(r *rapid.T) {
		dir := filepath.Join(t.TempDir(), "anna")
		must(t, os.CopyFS(dir, os.DirFS(anna.dir)))
		v := open(t, dir, quick())
		defer v.Close()
		p := phone{unlock(t, v), t, v, dir}
		one, others := rapid.Bool().Draw(r, "one branch alone"), false
		d := space.Delivery{Space: envelope.SpaceID(team)}
		for range rapid.IntRange(1, 8).Draw(r, "pieces") {
			other := !one && rapid.Bool().Draw(r, "of the copy")
			branch := branches[0]
			if other {
				branch, others = branches[1], true
			}
			from := rapid.IntRange(0, len(branch)-1).Draw(r, "from")
			d.Envelopes = append(d.Envelopes, branch[from:rapid.IntRange(from+1, len(branch)).Draw(r, "to")]...)
			if rapid.Bool().Draw(r, "more comes along") {
				continue
			}
			taken, err := p.Take(t.Context(), d)
			must(t, err)
			if d.Envelopes = nil; !others && len(taken.Aside) > 0 {
				r.Errorf("of one branch %v is set aside", taken.Aside)
			}
			h, err := p.Holding(t.Context(), d.Space)
			must(t, err)
			key, _ := h.State.Device(bohdan.Self())
			for _, run := range h.Runs {
				some, err := p.Stretch(t.Context(), d.Space, run.Device, run.First, 1<<20)
				must(t, err)
				if n, err := envelope.VerifyRun(key.Keys.Signing, some); run.Device == bohdan.Self() && n < len(some) {
					r.Fatalf("of what is held from %d on the one behind %d does not follow: %v", run.First, n, err)
				}
			}
		}
	})
}

// feedOf gives what a delivery holds of a device.
func feedOf(d space.Delivery, by phone) []envelope.Envelope {
	return slices.DeleteFunc(d.Envelopes, func(e envelope.Envelope) bool { return e.Header.Device != by.Self() })
}
