package feed

import (
	"crypto/sha256"
	"errors"
	"slices"
	"testing"

	"bankje/sync/envelope"

	"github.com/google/go-cmp/cmp"
)

// made returns count envelopes of an author who writes elsewhere.
func made(a *author, count int) []envelope.Envelope {
	var all []envelope.Envelope
	for range count {
		all = append(all, a.next(400))
	}
	return all
}

// inSpace opens a feed that has a statement of the test's space.
func inSpace(t testing.TB) *Feed {
	t.Helper()
	f := open(t)
	hurry(t, f)
	if err := f.AddStatement(t.Context(), testSpace, noise(1, 200)); err != nil {
		t.Fatal(err)
	}
	return f
}

func receive(t testing.TB, f *Feed, all ...envelope.Envelope) Received {
	t.Helper()
	got, err := f.Receive(t.Context(), Delivery{Space: testSpace, Envelopes: all})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func runsOf(t testing.TB, f *Feed) []Run {
	t.Helper()
	runs, err := f.Runs(t.Context(), testSpace)
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

func TestWhatArrivesTwiceOrInAnyOrderIsHeldOnce(t *testing.T) {
	f, anna := inSpace(t), newAuthor('a')
	envelopes := made(anna, 9)
	for _, part := range [][]int{{4, 5}, {0}, {5, 1}, {8, 7, 6}, {2, 3, 4}, {0, 1, 2}} {
		var some []envelope.Envelope
		for _, i := range part {
			some = append(some, envelopes[i])
		}
		receive(t, f, some...)
	}
	if got := len(all(t, f)); got != len(envelopes) {
		t.Errorf("%d envelopes held, want %d", got, len(envelopes))
	}
	want := []Run{{anna.device, 1, 9, envelopes[8].Hash()}}
	if diff := cmp.Diff(want, runsOf(t, f)); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}

func TestGapsAreKnownAndRememberedAsTheFileHasThem(t *testing.T) {
	f, anna, bohdan := inSpace(t), newAuthor('a'), newAuthor('b')
	a, b := made(anna, 7), made(bohdan, 3)
	runsOf(t, f) // so that they are remembered from now on
	receive(t, f, a[0], a[1], a[3], b[2])
	receive(t, f, a[6])
	want := []Run{
		{anna.device, 1, 2, a[1].Hash()},
		{anna.device, 4, 4, a[3].Hash()},
		{anna.device, 7, 7, a[6].Hash()},
		{bohdan.device, 3, 3, b[2].Hash()},
	}
	slices.SortFunc(want, compareRuns)
	if diff := cmp.Diff(want, runsOf(t, f)); diff != "" {
		t.Errorf("remembered runs (-want +got):\n%s", diff)
	}
	f.runs.forget(testSpace)
	if diff := cmp.Diff(want, runsOf(t, f)); diff != "" {
		t.Errorf("runs in the file (-want +got):\n%s", diff)
	}
}

func TestAnotherEnvelopeInAHeldPlaceIsToldAndNotKept(t *testing.T) {
	f, anna, clone := inSpace(t), newAuthor('a'), newAuthor('a')
	first := made(anna, 2)
	receive(t, f, first...)
	clone.last = first[0]
	fork := clone.next(401)
	got := receive(t, f, fork)
	if len(got.New) != 0 || len(got.Forked) != 1 || got.Forked[0].Hash() != fork.Hash() {
		t.Errorf("Receive = %d new, %d forked; want the fork told", len(got.New), len(got.Forked))
	}
	if held := all(t, f); held[1].Hash != first[1].Hash() {
		t.Error("the fork took the place of what was held")
	}
}

func TestABodyTakesThePlaceOfAStubButNotTheOtherWayRound(t *testing.T) {
	f, anna := inSpace(t), newAuthor('a')
	e := made(anna, 1)[0]
	receive(t, f, e.Stub())
	if got := receive(t, f, e); got.Filled != 1 {
		t.Errorf("%d filled, want one", got.Filled)
	}
	receive(t, f, e.Stub())
	if held := all(t, f)[0].Envelope; held.IsStub() || sha256.Sum256(held.Body) != e.Header.BodyHash {
		t.Error("the body is not held")
	}
}

func TestSavingGoesOnBehindWhatArrived(t *testing.T) {
	f, anna, bohdan := inSpace(t), newAuthor('a'), newAuthor('b')
	add(t, f, anna, 2, 300)
	receive(t, f, made(bohdan, 300)...)
	add(t, f, anna, 2, 300)
	head, err := f.Head(t.Context(), testSpace, anna.device)
	if want := (Head{anna.device, 4, anna.last.Hash()}); head != want || err != nil {
		t.Errorf("Head = %d, %v; want 4", head.Sequence, err)
	}
	if got := len(all(t, f)); got != 304 {
		t.Errorf("%d envelopes, want 304", got)
	}
}

func TestADeliveryIsTakenWholeOrNotAtAll(t *testing.T) {
	f, anna, elsewhere := inSpace(t), newAuthor('a'), newAuthor('a')
	elsewhere.space = envelope.SpaceID{9}
	bad := Delivery{
		Space:      testSpace,
		Statements: [][]byte{noise(2, 300)},
		Envelopes:  []envelope.Envelope{anna.next(300), elsewhere.next(300)},
		Local:      map[string][]byte{"cursor": {1}},
	}
	if _, err := f.Receive(t.Context(), bad); err == nil {
		t.Fatal("an envelope of another space was taken")
	}
	if statements, err := f.Statements(t.Context(), testSpace); len(statements) != 1 || err != nil {
		t.Errorf("%d statements, %v; want the one from before", len(statements), err)
	}
	if _, err := f.Local(t.Context(), "cursor"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Local = %v, want ErrNotFound", err)
	}
	if got := len(all(t, f)); got != 0 {
		t.Errorf("%d envelopes, want none", got)
	}
	if _, err := f.Receive(t.Context(), Delivery{Space: envelope.SpaceID{7}}); !errors.Is(err, ErrNotFound) {
		t.Errorf("Receive in an unknown space = %v, want ErrNotFound", err)
	}
}

func TestAStretchIsInOrderBoundedAndWithoutAGap(t *testing.T) {
	f, anna := inSpace(t), newAuthor('a')
	e := made(anna, 8)
	receive(t, f, e[5], e[0], e[1], e[2], e[3])
	for _, test := range []struct {
		name string
		from uint64
		size int
		want []uint64
	}{
		{"up to the gap", 2, 1 << 20, []uint64{2, 3, 4}},
		{"no more than fits", 1, 900, []uint64{1, 2}},
		{"one, however small the room", 1, 1, []uint64{1}},
		{"none in the gap", 5, 1 << 20, nil},
	} {
		stretch, err := f.Stretch(t.Context(), testSpace, anna.device, test.from, test.size)
		if err != nil {
			t.Fatal(err)
		}
		var got []uint64
		for _, s := range stretch {
			got = append(got, s.Envelope.Header.Sequence)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
