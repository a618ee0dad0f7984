package feed

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestDraftsAreThoseThatWereNeitherSavedNorDropped types, drops and saves in any
// order, also over openings, and saves what was never a draft.
func TestDraftsAreThoseThatWereNeitherSavedNorDropped(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dir, anna := begun(t), newAuthor('a')
		f := openIn(t, dir)
		hurry(t, f)
		want := map[DraftID]bool{}
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			id := DraftID{byte(rapid.IntRange(1, 3).Draw(r, "id"))}
			var err error
			switch rapid.SampledFrom([]string{"type", "type", "drop", "save", "save", "save none", "open"}).Draw(r, "step") {
			case "type":
				err, want[id] = f.PutDraft(t.Context(), Draft{id, noise(1, 200)}), true
			case "drop":
				err = f.DropDraft(t.Context(), id)
				delete(want, id)
			case "save":
				_, err = f.Append(t.Context(), &id, anna.next(300))
				delete(want, id)
			case "save none":
				_, err = f.Append(t.Context(), nil, anna.next(300))
			case "open":
				closeNow(t, f)
				f = openIn(t, dir)
				hurry(t, f)
			}
			if err != nil {
				r.Fatal(err)
			}
		}
		drafts, err := f.Drafts(t.Context())
		var got []DraftID
		for _, d := range drafts {
			got = append(got, d.ID)
		}
		kept := slices.SortedFunc(maps.Keys(want), func(a, b DraftID) int { return slices.Compare(a[:], b[:]) })
		if err != nil || !slices.Equal(got, kept) {
			r.Fatalf("drafts are %v, %v; want %v", got, err, kept)
		}
		if got := len(all(t, f)); got != int(anna.last.Header.Sequence) {
			r.Fatalf("%d envelopes, want %d", got, anna.last.Header.Sequence)
		}
		closeNow(t, f)
	})
}
