package journal

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// desk keeps what was asked until the test answers it.
type desk struct {
	asked   []string
	answers []func(string, error)
	shown   []string
	failed  []error
}

func (d *desk) latest() *latest[string, string] {
	return &latest[string, string]{
		ask: func(q string, answered func(string, error)) {
			d.asked = append(d.asked, q)
			d.answers = append(d.answers, answered)
		},
		show: func(_, answer string) { d.shown = append(d.shown, answer) },
		fail: func(err error) { d.failed = append(d.failed, err) },
	}
}

func TestTypingFastAsksForTheFirstAndTheLastOnly(t *testing.T) {
	d := &desk{}
	l := d.latest()
	for _, q := range []string{"k", "ko", "koo", "koor"} {
		l.Want(q)
	}
	if diff := cmp.Diff([]string{"k"}, d.asked); diff != "" {
		t.Fatalf("before an answer: %s", diff)
	}
	d.answers[0]("all with k", nil)
	if diff := cmp.Diff([]string{"k", "koor"}, d.asked); diff != "" {
		t.Errorf("after the first answer: %s", diff)
	}
}

func TestALateAnswerToAnOlderQueryIsDropped(t *testing.T) {
	d := &desk{}
	l := d.latest()
	l.Want("k")
	l.Want("koor")
	d.answers[0]("all with k", nil)
	if len(d.shown) != 0 {
		t.Errorf("%q is shown, though it is no longer asked for", d.shown)
	}
	d.answers[1]("the choir", nil)
	if diff := cmp.Diff([]string{"the choir"}, d.shown); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameQuestionMayBeAskedAgain(t *testing.T) {
	d := &desk{}
	l := d.latest()
	for i := range 2 {
		l.Want("koor")
		d.answers[i]("answer", nil)
	}
	if len(d.shown) != 2 {
		t.Errorf("shown %d times, want 2", len(d.shown))
	}
}

func TestAQuestionThatFailedDoesNotHoldUpTheNext(t *testing.T) {
	d := &desk{}
	l := d.latest()
	l.Want("koor")
	d.answers[0]("", errors.New("the disk is gone"))
	l.Want("koord")
	if len(d.failed) != 1 || len(d.asked) != 2 {
		t.Errorf("told %v and asked %q", d.failed, d.asked)
	}
}
