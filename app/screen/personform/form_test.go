package personform

import (
	"testing"
	"time"

	"bankje/store"
)

func TestAnAnswerKeepsTheTimeAtWhichItWasGiven(t *testing.T) {
	then, now := time.Unix(1000, 0), time.Unix(2000, 0)
	yes := store.Consent{Answer: store.Yes, At: then}
	if got := answered(yes, store.Yes, now); got != yes {
		t.Errorf("saying yes again gives %v", got)
	}
	if got := answered(yes, store.No, now); got != (store.Consent{Answer: store.No, At: now}) {
		t.Errorf("no after yes gives %v", got)
	}
	if got := answered(yes, store.NotAsked, now); got != (store.Consent{}) {
		t.Errorf("taking the answer back gives %v", got)
	}
}

func TestWhoSaysNoAtOnceIsNotWrittenDown(t *testing.T) {
	p := newPerson(0)
	p.Consent.Answer = store.No
	if !isNobody(p) {
		t.Error("somebody new who said no would be kept")
	}
	p.ID[0] = 1
	if isNobody(p) {
		t.Error("the no of somebody who is known would not be kept")
	}
}

func TestNeighboursDiffer(t *testing.T) {
	for n := range 20 {
		if newPerson(n).Colour == newPerson(n+1).Colour {
			t.Errorf("person %d and the next have the same colour", n)
		}
	}
}

func TestSpaceIsNoChange(t *testing.T) {
	before := store.Person{Alias: "Oksana", Language: "uk"}
	after := before
	after.Alias = "  Oksana "
	if differs(before, after) {
		t.Error("space counts as a change")
	}
	if after.Alias = "Oksana  K"; cleaned(after).Alias != "Oksana K" || !differs(before, after) {
		t.Error("a new alias counts as none")
	}
}
