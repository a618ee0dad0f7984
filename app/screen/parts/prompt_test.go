package parts

import (
	"testing"

	"bankje/assets"
	"bankje/store"
)

// packs are the content that the app is built with.
func packs(t *testing.T) *assets.Content {
	t.Helper()
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestTheOtherReadsTheirOwnLanguageWhereThereIsOne(t *testing.T) {
	for _, c := range []struct{ app, spoken, want string }{
		{"nl", "uk", "uk"}, {"uk", "uk", "nl"}, {"en", "uk", "uk"}, {"en", "nl", "nl"},
		{"nl", "ru", "uk"}, {"uk", "other", "nl"}, {"nl", "en", "en"}, {"nl", "", "uk"},
	} {
		v := NewVoice(c.app, []store.Person{{Language: c.spoken}})
		if v.Other != c.want {
			t.Errorf("app in %s, other speaks %q: shows %s; want %s", c.app, c.spoken, v.Other, c.want)
		}
	}
}

func TestOneAdultAmongChildrenIsSpokenToAsAnAdult(t *testing.T) {
	for _, c := range []struct {
		people []store.Person
		want   assets.Address
	}{
		{[]store.Person{{Address: store.Child}}, assets.Child},
		{[]store.Person{{Address: store.Child}, {Address: store.Informal}}, assets.Informal},
		{[]store.Person{{Address: store.Informal}, {Address: store.Formal}}, assets.Formal},
		{[]store.Person{{Address: "from a later version"}}, assets.Formal},
	} {
		if got := *NewVoice("nl", c.people).Address; got != c.want {
			t.Errorf("%v: address %v; want %v", c.people, got, c.want)
		}
	}
}

func TestAPromptWithoutAChildsFormIsNotForAChild(t *testing.T) {
	child := NewVoice("nl", []store.Person{{Address: store.Child}})
	for p := range Prompts(packs(t), nil, child) {
		known, _ := packs(t).Prompts.Get(p.ID)
		if known.Wording.UKChild == "" {
			t.Errorf("%s has no words for a child", p.ID)
		}
		if p.Other != known.Wording.UKChild {
			t.Errorf("%s says %q to a child; want %q", p.ID, p.Other, known.Wording.UKChild)
		}
	}
}

func TestAnOwnPromptInOneLanguageIsNotShownTwice(t *testing.T) {
	own := store.OwnPrompt{ID: store.PromptID{1}, NL: "Speelt u schaak?"}
	p, ok := ReadPrompt(packs(t), []store.OwnPrompt{own}, own.ID.Key(), NewVoice("uk", nil))
	if !ok || p.Text != "Speelt u schaak?" || p.Other != "" {
		t.Errorf("read %+v, %v", p, ok)
	}
	if _, ok := ReadPrompt(packs(t), nil, own.ID.Key(), NewVoice("uk", nil)); ok {
		t.Error("a prompt that is gone was read")
	}
}
