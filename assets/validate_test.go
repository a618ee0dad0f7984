package assets

import (
	"slices"
	"strings"
	"testing"
)

// Each test breaks the real content in one place and names what must be said
// about it.
func TestValidateFinds(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(c *Content, p *Prompt)
		want  string
	}{
		{"a missing language", func(c *Content, p *Prompt) { c.Domains.items[0].Label.EN = "" }, "NW: label.en is missing"},
		{"half a note", func(c *Content, p *Prompt) { p.Note = Text{NL: "Rustig."} }, "P10: note.uk is missing"},
		{"a second item with an id", func(c *Content, p *Prompt) { c.Prompts.ids[0] = "P10" }, "a second prompt has this id"},
		{"a typewriter apostrophe", func(c *Content, p *Prompt) { p.Wording.EN = "What's up?" }, "wording.en has '\\''"},
		{"a letter apostrophe", func(c *Content, p *Prompt) { p.Wording.UK = "Здоровʼя?" }, "wording.uk has 'ʼ'"},
		{"a double space", func(c *Content, p *Prompt) { p.Wording.EN = "What  now?" }, "wording.en has a double space"},
		{"a trailing blank", func(c *Content, p *Prompt) { p.Wording.NL += " " }, "wording.nl begins or ends with a blank"},
		{"a Latin i in a Ukrainian word", func(c *Content, p *Prompt) { p.Wording.UK = "Що робити зранкi?" }, "wording.uk mixes alphabets"},
		{"a Latin i alone", func(c *Content, p *Prompt) { p.Wording.UK = "Тут i зараз?" }, "Latin letters that look Cyrillic"},
		{"a Cyrillic а in a Dutch word", func(c *Content, p *Prompt) { p.Wording.NL = "Wаar?" }, "wording.nl mixes alphabets"},
		{"a whole Cyrillic word in English", func(c *Content, p *Prompt) { p.Wording.EN = "Що?" }, "wording.en has the Cyrillic word"},
		{"a Russian letter", func(c *Content, p *Prompt) { p.Wording.UK = "Как Вы?" }, "wording.uk has a Russian letter"},
		{"a trauma word", func(c *Content, p *Prompt) { p.Wording.UK = "Що Вас тригерить?" }, "speaks of trauma"},
		{"a social medium for a network", func(c *Content, p *Prompt) { p.Wording.UK = "Яка Ваша соціальна мережа?" }, "means Facebook"},
		{"ти to an adult", func(c *Content, p *Prompt) { p.Wording.UK = "Як ти?" }, "says «ти»"},
		{"a verb that says ти", func(c *Content, p *Prompt) { p.Wording.UK = "Куди підеш?" }, "says «ти»"},
		{"a small ви", func(c *Content, p *Prompt) { p.Wording.UK = "Що вас радує?" }, "write «Ви»"},
		{"Ви to a child", func(c *Content, p *Prompt) { p.Wording.UKChild = "Що Вас радує?" }, "wording.uk_child has \"вас\""},
		{"je in the formal Dutch", func(c *Content, p *Prompt) { p.Wording.NL = "Waar word je blij van?" }, "wording.nl has \"je\""},
		{"u in the informal Dutch", func(c *Content, p *Prompt) { p.Wording.NLInformal = "Waar wordt u blij van?" }, "wording.nl_informal has \"u\""},
		{"a child without a form for one", func(c *Content, p *Prompt) { p.Wording.UKChild = "" }, "go together"},
		{"a word not said", func(c *Content, p *Prompt) { p.Say.UK = "Sjtsjo rádoeje?" }, "say.uk has another number of words"},
		{"Latin in the Cyrillic way to say it", func(c *Content, p *Prompt) { p.Say.NL = "Ваар ворт u блей ван?" }, "say.nl has a letter of the wrong alphabet"},
		{"an unknown moment", func(c *Content, p *Prompt) { p.Moments = []string{"later"} }, "moments has \"later\""},
		{"an unknown domain", func(c *Content, p *Prompt) { p.Domains = []string{"XX"} }, "domains names \"XX\""},
		{"no place to be found", func(c *Content, p *Prompt) { p.Settings = nil }, "no filter would find it"},
		{"care without a reason", func(c *Content, p *Prompt) { p.Sensitivity = SensitivityTrauma }, "sensitivity and reason"},
		{"a prompt nobody would find", func(c *Content, p *Prompt) {
			p.Sensitivity = SensitivityLoss
			c.Guides = List[Guide]{}
		}, "P10: is never drawn and stands in no guide"},
		{"an unknown document", func(c *Content, p *Prompt) { p.Source.Document = "elsewhere" }, "which is not there"},
		{"a source without a quote", func(c *Content, p *Prompt) { p.Source.Quote = "" }, "no line or no quote"},
		{"a quotation too long", func(c *Content, p *Prompt) { p.Source.Quote = strings.Repeat("a", 201) }, "more than 200 characters"},
		{"an unread number in a text", func(c *Content, p *Prompt) { p.Note.NL = "Bel 0800-1234." }, "the telephone number"},
		{"a number on the wrong card", func(c *Content, p *Prompt) {
			c.Referrals = newList([]Referral{{ID: "huisarts", Phone: "0800-2000"}}, func(r Referral) string { return r.ID })
		}, "huisarts: phone is \"0800-2000\"; the source gives \"\""},
		{"an address with a diaeresis", func(c *Content, p *Prompt) {
			c.Referrals = newList([]Referral{{ID: "loop", Email: "info@loketoeukraïne.nl"}}, func(r Referral) string { return r.ID })
		}, "loop: email"},
	}
	unspoilt := Validate(loaded(t))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := read(embedded)
			if err != nil {
				t.Fatal(err)
			}
			if found(unspoilt, test.want) {
				t.Fatalf("the content has this fault by itself: %s", test.want)
			}
			at := slices.Index(c.Prompts.ids, "P10")
			test.spoil(c, &c.Prompts.items[at])
			if !found(Validate(c), test.want) {
				t.Errorf("nothing said %q", test.want)
			}
		})
	}
}

func found(faults []error, want string) bool {
	return slices.ContainsFunc(faults, func(err error) bool { return strings.Contains(err.Error(), want) })
}

func TestAQuotedWordMayBeForeign(t *testing.T) {
	for _, p := range []passage{
		{language: Ukrainian, text: "Не кажіть «тригерить», кажіть «що захоплює»."},
		{language: Ukrainian, text: "Нідерландською: «Wie staat er op de foto?»"},
		{language: Dutch, text: "«Як ти?» is warm."},
	} {
		var f faults
		if f.checkPassage(p); len(f) > 0 {
			t.Errorf("%q: %v", p.text, f)
		}
	}
}

func TestDatesAndYearsAreNoTelephoneNumbers(t *testing.T) {
	if got := phonesIn("Gelezen op 03-10-2025; 2021-06-09; open 08.00–17.00; over 2021–2024."); got != nil {
		t.Errorf("took %q for telephone numbers", got)
	}
}
