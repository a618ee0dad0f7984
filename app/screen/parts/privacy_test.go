package parts

import "testing"

func TestWhatTellsWhoSomebodyIsIsNoticed(t *testing.T) {
	for text, want := range map[string]Detail{
		"Bel haar op 06 1234 5678.":           PhoneDetail,
		"Її номер: +380 67 123 45 67":         PhoneDetail,
		"mail naar oksana.k@voorbeeld.nl":     MailDetail,
		"geboren 3-5-1987 in Lviv":            BirthDetail,
		"BSN 111222333":                       CitizenDetail,
		"":                                    NoDetail,
		"Op dinsdag 24 november om 14.30 uur": NoDetail,
		"Er waren 112 mensen, zaal 20":        NoDetail,
		"Volgende keer: 3-12-2026":            NoDetail,
	} {
		if got := Identifies(text); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}
