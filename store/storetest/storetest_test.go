package storetest

import (
	"strings"
	"testing"

	"bankje/store"
	"bankje/store/seal"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSameSizeTellsTheSameStory(t *testing.T) {
	unexported := cmpopts.IgnoreUnexported(store.Person{}, store.Conversation{}, store.FollowUp{})
	if diff := cmp.Diff(Tell(Small, End), Tell(Small, End), unexported); diff != "" {
		t.Errorf("two stories of one size differ:\n%s", diff)
	}
	story := Tell(Size{People: 60, Conversations: 400, Months: 6}, End)
	aliases := map[string]bool{}
	for _, p := range story.People {
		if aliases[p.Alias] {
			t.Errorf("two people are called %q", p.Alias)
		}
		aliases[p.Alias] = true
	}
	for i, c := range story.Conversations {
		if strings.ContainsAny(c.Note+c.Joy+c.Wish, "{}") {
			t.Fatalf("a slot is left open: %q", c.Note)
		}
		if len(c.Note) < 300 || len(c.Note) > 900 || c.At.After(End) {
			t.Fatalf("a note of %d bytes at %v", len(c.Note), c.At)
		}
		if i > 0 && !c.At.After(story.Conversations[i-1].At) {
			t.Fatalf("conversation %d is not after the one before", i)
		}
	}
}

func TestFillWritesTheWholeStory(t *testing.T) {
	v, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	j, err := v.Found(t.Context(), []byte("246810"), store.PIN)
	if err != nil {
		t.Fatal(err)
	}
	people := Fill(t, j, Small)
	counts, err := j.Counts(t.Context())
	if err != nil || counts.Conversations != Small.Conversations || counts.People != len(people) || counts.OpenFollowUps == 0 {
		t.Errorf("counts = %+v, %v; want %+v", counts, err, Small)
	}
}

func TestEntriesOfAListAreRead(t *testing.T) {
	const list = `{"id":"1","person":"Леся-4","happened_at":"2026-01-05T08:00:00.000Z","created_at":"2026-01-05T08:10:00.000Z","updated_at":"2026-01-05T08:10:00.000Z","tags":["taal","мова"],"text":"Eerste gesprek"}
{"id":"2","person":"Леся-4","happened_at":"2026-01-06T08:00:00.000Z","created_at":"2026-01-06T08:10:00.000Z","updated_at":"2026-01-06T08:10:00.000Z","tags":[],"text":"Друга розмова"}
`
	s, err := ReadNDJSON(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.People) != 1 || len(s.Conversations) != 2 || s.Conversations[1].Note != "Друга розмова" || len(s.Conversations[0].Domains) != 2 {
		t.Errorf("read %+v", s)
	}
	if _, err := ReadNDJSON(strings.NewReader("geen json")); err == nil {
		t.Error("a line that is no entry is read")
	}
}
