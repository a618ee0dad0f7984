package talk

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/screen/parts"
	"bankje/store"
)

func TestLaterPutsACardAtTheBottom(t *testing.T) {
	d := store.Draft{Queue: []string{"a", "b", "c"}}
	later(&d)
	if diff := cmp.Diff([]string{"b", "c", "a"}, d.Queue); diff != "" {
		t.Errorf("queue after later (-want +got):\n%s", diff)
	}
	if id, _ := current(d); id != "b" {
		t.Errorf("card on top is %q; want b", id)
	}
}

func TestLaterOnTheLastCardLaysItAsideAndAStepBackBringsItUp(t *testing.T) {
	d := store.Draft{Queue: []string{"a"}}
	later(&d)
	if id, ok := current(d); ok {
		t.Fatalf("card %q is still on top", id)
	}
	previous(&d)
	if id, _ := current(d); id != "a" {
		t.Errorf("card on top is %q; want a", id)
	}
}

func TestAQueueThatIsThroughStaysThrough(t *testing.T) {
	d := store.Draft{Queue: []string{"a"}}
	for range 3 {
		next(&d)
	}
	ask(&d, true)
	later(&d)
	if d.Position != 1 || len(d.Conversation.Prompts) != 0 {
		t.Errorf("position %d, asked %q; want 1 and none", d.Position, d.Conversation.Prompts)
	}
}

func TestAskingTwiceCountsOnceAndCanBeTakenBack(t *testing.T) {
	d := store.Draft{Queue: []string{"a"}}
	ask(&d, true)
	ask(&d, true)
	if diff := cmp.Diff([]string{"a"}, d.Conversation.Prompts); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	ask(&d, false)
	if asked(d, "a") {
		t.Error("the mark was not taken back")
	}
}

func TestUnreadableCardsLeaveTheQueueAndTheCardOnTopStays(t *testing.T) {
	d := store.Draft{Queue: []string{"x", "a", "y", "b"}, Position: 3}
	readable(&d, func(id string) bool { return id == "a" || id == "b" })
	if diff := cmp.Diff([]string{"a", "b"}, d.Queue); diff != "" {
		t.Errorf("queue (-want +got):\n%s", diff)
	}
	if id, _ := current(d); id != "b" {
		t.Errorf("card on top is %q; want b", id)
	}
}

func TestFittingCardsGoOnFromTheChosenOnes(t *testing.T) {
	prompts := slices.Values([]parts.Prompt{
		{ID: "chosen", Domains: []string{"NW"}, Drawable: true},
		{ID: "other", Domains: []string{"FI"}, Drawable: true},
		{ID: "same", Domains: []string{"NW"}, Drawable: true},
		{ID: "again", Domains: []string{"NW"}, Drawable: true},
		{ID: "handle-with-care", Domains: []string{"NW"}},
		{ID: "for-staff", Domains: []string{"NW"}, Drawable: true, ToStaff: true},
		{ID: "at-home", Domains: []string{"NW"}, Drawable: true, Settings: []string{store.SettingHomeVisit}},
	})
	d := store.Draft{Queue: []string{"chosen"}, Conversation: store.Conversation{Setting: store.SettingReception}}
	got := fitting(prompts, d, map[string]bool{"again": true})
	if diff := cmp.Diff([]string{"same", "other", "again"}, got); diff != "" {
		t.Errorf("cards (-want +got):\n%s", diff)
	}
}
