package assets

import (
	"slices"
	"strings"
	"unicode"
)

func (f *faults) checkPrompts(c *Content) {
	for p := range c.Prompts.All() {
		f.checkPlaces(p)
		f.checkWording(p)
		f.checkAddress(p)
		f.checkSay(p)
		if (p.Sensitivity == "") != p.Reason.Empty() {
			f.add(p.ID, "sensitivity and reason go together")
		}
		if pack, _ := c.Packs.Get(p.Pack); pack.OurOwn != p.OurOwn {
			f.add(p.ID, "the pack says our_own = %v, the source says otherwise", pack.OurOwn)
		}
	}
}

func (f *faults) checkPlaces(p Prompt) {
	f.needWords(p.ID, "direction", []string{p.Direction}, []string{ToResident, ToStaff})
	f.needWords(p.ID, "settings", p.Settings, Settings[:])
	f.needWords(p.ID, "moments", p.Moments, Moments[:])
	f.needWords(p.ID, "audiences", p.Audiences, Audiences[:])
	if p.Sensitivity != "" {
		f.needWords(p.ID, "sensitivity", []string{p.Sensitivity}, Sensitivities[:])
	}
	for _, place := range [][]string{p.Domains, p.Settings, p.Moments, p.Audiences} {
		if len(place) == 0 {
			f.add(p.ID, "one of domains, settings, moments, audiences is empty: no filter would find it")
		}
	}
}

// checkWording keeps the audience and the forms of address in step.
func (f *faults) checkWording(p Prompt) {
	w := p.Wording
	young := slices.Contains(p.Audiences, AudienceChild) || slices.Contains(p.Audiences, AudienceTeenager)
	grown := slices.ContainsFunc(p.Audiences, func(a string) bool { return a != AudienceChild && a != AudienceTeenager })
	if w.EN == "" || w.NLInformal == "" {
		f.add(p.ID, "wording.en or wording.nl_informal is missing")
	}
	if young != (w.UKChild != "") {
		f.add(p.ID, "wording.uk_child and the audience child or teenager go together")
	}
	if grown != (w.UK != "") || grown != (w.NL != "") {
		f.add(p.ID, "wording.nl, wording.uk and a grown-up audience go together")
	}
}

// checkAddress finds the wrong you in each form.
func (f *faults) checkAddress(p Prompt) {
	for _, form := range []struct {
		field, text string
		not         []string
	}{
		{"wording.nl", p.Wording.NL, []string{"je", "jij", "jou", "jouw"}},
		{"wording.nl_informal", p.Wording.NLInformal, []string{"u", "uw"}},
		{"wording.uk_child", strings.ToLower(p.Wording.UKChild), []string{"ви", "вас", "вам", "вами", "ваш", "ваша", "вашу"}},
	} {
		for _, word := range words(form.text) {
			if slices.Contains(form.not, word) {
				f.add(p.ID, "%s has %q", form.field, word)
			}
		}
	}
}

func (f *faults) checkSay(p Prompt) {
	for _, pair := range []struct {
		field, say, wording string
		foreign             *unicode.RangeTable
	}{
		{"say.nl", p.Say.NL, p.Wording.NL, unicode.Latin},
		{"say.nl_informal", p.Say.NLInformal, p.Wording.NLInformal, unicode.Latin},
		{"say.uk", p.Say.UK, p.Wording.UK, unicode.Cyrillic},
		{"say.uk_child", p.Say.UKChild, p.Wording.UKChild, unicode.Cyrillic},
	} {
		for _, fault := range spelling(pair.say) {
			f.add(p.ID, "%s %s", pair.field, fault)
		}
		// A word left out is the one fault that a reader of the other alphabet
		// cannot see.
		if len(strings.Fields(pair.say)) != len(strings.Fields(pair.wording)) {
			f.add(p.ID, "%s has another number of words than the wording", pair.field)
		}
		if strings.ContainsFunc(pair.say, func(r rune) bool { return unicode.Is(pair.foreign, r) }) || strings.ContainsAny(pair.say, russian) {
			f.add(p.ID, "%s has a letter of the wrong alphabet", pair.field)
		}
	}
}
