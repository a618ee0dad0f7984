package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/sync/envelope"

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
