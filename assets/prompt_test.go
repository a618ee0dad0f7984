package assets

import (
	"strings"
	"testing"
)

func TestCarefulPromptsAreNeverDrawn(t *testing.T) {
	never := map[string]bool{"P01": true, "P06": true, "P07": true, "N22": true, "N23": true, "N24": true}
	c := loaded(t)
	for p := range c.Prompts.All() {
		if p.Drawable() == never[p.ID] {
			t.Errorf("%s: Drawable() = %v", p.ID, p.Drawable())
		}
		if never[p.ID] && p.Reason.Empty() {
			t.Errorf("%s gives no reason", p.ID)
		}
	}
}

func TestWhatTriggersYouIsNoTraumaWordInUkrainian(t *testing.T) {
	p, _ := loaded(t).Prompts.Get("P09")
	for _, text := range []string{p.Wording.UK, p.Wording.UKChild} {
		if text == "" || strings.Contains(strings.ToLower(text), "тригер") {
			t.Errorf("P09 asks %q", text)
		}
	}
}

func TestAddress(t *testing.T) {
	c := loaded(t)
	tests := []struct {
		id       string
		language Language
		address  Address
		want     string
		ok       bool
	}{
		{"P10", Dutch, Formal, "Waar wordt u blij van?", true},
		{"P10", Dutch, Informal, "Waar word je blij van?", true},
		{"P10", Dutch, Child, "Waar word je blij van?", true},
		{"P10", Ukrainian, Formal, "Що Вас радує?", true},
		{"P10", Ukrainian, Informal, "Що Вас радує?", true},
		{"P10", Ukrainian, Child, "Що тебе радує?", true},
		{"P10", English, Child, "What makes you happy?", true},
		// Whether a prompt is for a child is the same in every language.
		{"P29", Ukrainian, Child, "", false},
		{"P29", Dutch, Child, "", false},
		{"P29", English, Child, "", false},
		{"N13", Dutch, Formal, "", false},
		{"N13", English, Informal, "", false},
		{"N13", Dutch, Child, "Wat vind je leuk om te doen?", true},
	}
	for _, test := range tests {
		p, _ := c.Prompts.Get(test.id)
		got, ok := p.In(test.language, test.address)
		if got != test.want || ok != test.ok {
			t.Errorf("%s in %s, address %d: %q, %v; want %q, %v",
				test.id, test.language, test.address, got, ok, test.want, test.ok)
		}
	}
}

func TestSayItFollowsTheAddress(t *testing.T) {
	p, _ := loaded(t).Prompts.Get("P10")
	if got, _ := p.SayIn(Ukrainian, Formal); got != "Sjtsjo vas rádoeje?" {
		t.Errorf("to an adult: %q", got)
	}
	if got, _ := p.SayIn(Ukrainian, Child); got != "Sjtsjo tebé rádoeje?" {
		t.Errorf("to a child: %q", got)
	}
	if got, _ := p.SayIn(Dutch, Informal); got != "Ваар ворт є блей ван?" {
		t.Errorf("in Cyrillic: %q", got)
	}
	if _, ok := p.SayIn(English, Formal); ok {
		t.Error("English needs no help")
	}
}

func TestEveryPromptCanBeSaidInItsUsualAddress(t *testing.T) {
	for p := range loaded(t).Prompts.All() {
		for _, language := range []Language{Dutch, Ukrainian} {
			if say, ok := p.SayIn(language, p.Usual()); !ok || say == "" {
				t.Errorf("%s has no way to say it in %s", p.ID, language)
			}
		}
	}
}

func TestOurOwnPromptsAreMarked(t *testing.T) {
	for p := range loaded(t).Prompts.All() {
		if own := p.ID[0] != 'P'; p.OurOwn != own {
			t.Errorf("%s: OurOwn = %v, want %v", p.ID, p.OurOwn, own)
		}
		if toStaff := p.ID[0] == 'Q'; (p.Direction == ToStaff) != toStaff {
			t.Errorf("%s is directed %s", p.ID, p.Direction)
		}
	}
}
