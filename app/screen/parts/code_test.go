package parts

import "testing"

func TestACodeIsTypedGroupByGroupAndAnyGroupAgain(t *testing.T) {
	var k code
	for i := range codeGroups {
		if k.at != i {
			t.Fatalf("group %d is asked for, want %d", k.at, i)
		}
		if more := k.put("1234"); more != (i < codeGroups-1) {
			t.Errorf("after group %d there are more: %v", i, more)
		}
	}
	k.at = 2
	if k.put("5678") {
		t.Error("after one group was typed again, another is asked for")
	}
	if want := "1234 1234 5678 1234 1234 1234 1234 1234 1234 1234"; k.String() != want {
		t.Errorf("typed %q, want %q", k.String(), want)
	}
}

func TestAGroupThatWasPassedOverIsAskedForLater(t *testing.T) {
	k := code{at: codeGroups - 1}
	if !k.put("1234") || k.at != 0 {
		t.Errorf("after the last group, group %d is asked for, want the first", k.at)
	}
}
