package conversation

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/store"
)

func TestWhatTheOtherWantsIsReadFirstAndEmptyTextsAreLeftOut(t *testing.T) {
	var labels []string
	for _, p := range passages(store.Conversation{Self: "goed", Note: "koor", Wish: "hulp"}) {
		labels = append(labels, p.label)
	}
	want := []string{"conversation.wish", "conversation.note", "conversation.self"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
}

func TestVersionsOfATextAreReadTogether(t *testing.T) {
	both := []store.Version{{Text: "dinsdag", Here: true}, {Text: "woensdag"}}
	talk := store.Conversation{Note: "dinsdag\n\nwoensdag", Conflicts: []store.Conflict{{Field: store.FieldNote, Versions: both}}}
	read := passages(talk)
	if len(read) != 1 {
		t.Fatalf("%d passages; want one", len(read))
	}
	if diff := cmp.Diff(both, read[0].apart.Versions); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}
