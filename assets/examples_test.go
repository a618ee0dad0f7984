package assets

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func loadedExamples(t *testing.T) *Examples {
	t.Helper()
	e, err := LoadExamples()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestTheExamplesAreValid(t *testing.T) {
	for _, fault := range ValidateExamples(loaded(t), loadedExamples(t)) {
		t.Error(fault)
	}
}

// TestTheExamplesShowWhatThereIs keeps what one is to meet while looking around.
func TestTheExamplesShowWhatThereIs(t *testing.T) {
	e := loadedExamples(t)
	met := map[string]int{}
	for _, p := range e.People {
		met["speaks "+p.Language]++
		met[p.Address]++
		if p.PausedAgo > 0 {
			met["paused"]++
		}
	}
	for _, c := range e.Conversations {
		if c.Ago > 150 {
			met["conversations of half a year ago"]++
		}
		if c.Ago < 8 {
			met["conversations of this week"]++
		}
		met[c.Setting]++
		met["edited later"] += len(c.Before.NL) / max(1, len(c.Before.NL))
		met["signals"] += len(c.Signals)
		met["referrals"] += len(c.Referrals)
		met["support"] += len(c.Support)
		for _, f := range c.FollowUps {
			met[stateOf(f)]++
		}
	}
	for _, want := range []string{
		"speaks uk", "speaks nl", "speaks en", "formal", "informal", "child", "paused",
		"conversations of half a year ago", "conversations of this week",
		"home_visit", "reception", "activity", "outside", "phone",
		"edited later", "signals", "referrals", "support",
		"due today", "late", "within a period", "later", "some day", "done", "dropped",
	} {
		if met[want] == 0 {
			t.Errorf("nothing in the examples is %q", want)
		}
	}
	if len(e.Conversations) < 60 || len(e.Groups) != 2 || len(e.Prompts) == 0 || len(e.Cards) == 0 || len(e.Favourites.Keys) == 0 {
		t.Errorf("there are %d conversations, %d groups, %d prompts and %d cards", len(e.Conversations), len(e.Groups), len(e.Prompts), len(e.Cards))
	}
}

// stateOf is how it stands with a follow-up today.
func stateOf(f ExampleFollowUp) string {
	switch {
	case f.Done != nil:
		return "done"
	case f.Dropped != nil:
		return "dropped"
	case f.Day == nil:
		return "some day"
	case *f.Day == 0:
		return "due today"
	case f.Until != nil && *f.Day < 0 && *f.Until > 0:
		return "within a period"
	case *f.Day < 0:
		return "late"
	}
	return "later"
}

func TestFaultsInExamplesAreFound(t *testing.T) {
	const sound = `
[[person]]
id = "a"
alias = { nl = "A", uk = "А", en = "A" }
language = "uk"
address = "%s"
[[conversation]]
ago = 3
at = "%s"
with = ["%s"]
prompts = ["%s"]
note = { nl = "%s", uk = "Чай", en = "Tea" }
[[conversation.follow_up]]
what = { nl = "Bellen", uk = "Зателефонувати", en = "Call" }
done = %d
[[card]]
fills = "huisarts"
name = { nl = "A", uk = "А", en = "A" }
hours = { nl = "A", uk = "А", en = "A" }
note = { nl = "A", uk = "А", en = "A" }
phone = "%s"
[draft]
with = ["a"]
note = { nl = "Thee", uk = "Чай", en = "Tea" }
`
	for _, test := range []struct{ address, at, with, prompt, note, phone, fault string }{
		{"formal", "10:00", "a", "P08", "Thee", "000 000", ""},
		{"formal", "10:00", "a", "P08", "", "000 000", "note.nl is missing"},
		{"formal", "25:00", "a", "P08", "Thee", "000 000", "no time before today"},
		{"formal", "10:00", "b", "P08", "Thee", "000 000", `nobody is called "b"`},
		{"child", "10:00", "a", "P29", "Thee", "000 000", "not for a child"},
		{"formal", "10:00", "a", "P99", "Thee", "000 000", "P99"},
		{"formal", "10:00", "a", "P08", "Bel 0612345678", "000 000", "telephone number"},
		{"formal", "10:00", "a", "P08", "Thee", "020 000", "could be somebody’s"},
	} {
		file := fmt.Sprintf(sound, test.address, test.at, test.with, test.prompt, test.note, -1, test.phone)
		e, err := readExamples(fstest.MapFS{"examples/a.toml": {Data: []byte(file)}})
		if err != nil {
			t.Fatal(err)
		}
		found := fmt.Sprint(ValidateExamples(loaded(t), e))
		if (test.fault == "" && found != "[]") || !strings.Contains(found, test.fault) {
			t.Errorf("found %s, want %q", found, test.fault)
		}
	}
	if _, err := readExamples(fstest.MapFS{"examples/a.toml": {Data: []byte("[[person]]\nnaam = \"a\"")}}); err == nil {
		t.Error("a key that nobody knows is read")
	}
}
