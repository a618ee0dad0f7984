package shell

import (
	"testing"

	"bankje/app/screen/route"
)

func at(routes ...route.Route) *trail[int] {
	t := &trail[int]{}
	for i, r := range routes {
		t.to(place[int]{r, i})
	}
	return t
}

func TestBackReturnsThroughThePlacesThenToTodayThenLeaves(t *testing.T) {
	tr := at(route.Today{}, route.Help{}, route.Referral{ID: "112"})
	if popped, _ := tr.back(); !popped || tr.top().route != route.Route(route.Help{}) {
		t.Fatalf("back from a card shows %v, want the help tab", tr.top().route)
	}
	popped, leave := tr.back()
	if popped || leave {
		t.Fatalf("back on a tab: popped %v, leave %v; want the shell to go to Today", popped, leave)
	}
	tr = at(route.Today{})
	if _, leave := tr.back(); !leave {
		t.Error("back on Today does not leave the app")
	}
}

func TestATabForgetsThePlacesOnTopOfAnother(t *testing.T) {
	tr := at(route.Today{}, route.People{}, route.Person{}, route.Cards{Segment: route.Tips})
	if len(tr.places) != 1 {
		t.Errorf("%d places lie under the cards tab, want none", len(tr.places)-1)
	}
}

func TestInsteadIsSkippedByBack(t *testing.T) {
	tr := at(route.Today{}, route.Prepare{}, route.Talk{})
	tr.instead(place[int]{route.After{}, 9})
	tr.back()
	if tr.top().route != route.Route(route.Prepare{}) {
		t.Errorf("back from After shows %v, want the place before the talk", tr.top().route)
	}
}

func TestInsteadNeverRemovesTheTab(t *testing.T) {
	tr := at(route.Today{})
	tr.instead(place[int]{route.People{}, 1})
	if tr.tab() != route.Route(route.Today{}) {
		t.Error("a place put instead of a tab took the tab away")
	}
}

func TestWhatWasHandedOverIsTakenBackWithAllThatLiesOnIt(t *testing.T) {
	tr := at(route.Today{}, route.Card{ID: "P10"}, route.Show{Prompt: "P10", HandOver: true}, route.Crisis{})
	if !tr.handedOver() {
		t.Fatal("nothing is said to be handed over")
	}
	tr.takeBack()
	if tr.handedOver() || tr.top().route != route.Route(route.Card{ID: "P10"}) {
		t.Errorf("after taking it back %v is shown, want the card", tr.top().route)
	}
	tr = at(route.Today{}, route.Show{Prompt: "P10"})
	if tr.takeBack(); tr.handedOver() || len(tr.places) != 2 {
		t.Error("a card that one holds oneself is taken for handed over")
	}
}
