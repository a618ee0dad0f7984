package parts

import (
	"strings"
	"testing"

	"bankje/store"
)

func TestWhatTellsWhoSomebodyIsRaisesTheQuietLine(t *testing.T) {
	for want, sentences := range map[Detail][]string{
		PhoneDetail: {
			"Bel haar op 06 1234 5678.",
			"06-12345678",
			"haar nummer is 0612345678, bel na zes uur",
			"06 12 34 56 78",
			"06.12.34.56.78",
			"Thuis: 020-123 45 67",
			"(010) 123 4567",
			"0115 - 12 34 56",
			"+31 6 12345678",
			"+31 (0)6 1234 5678",
			"0031612345678",
			"31612345678 op WhatsApp",
			"Kamer 12, 06-12345678",
			"06\u00a01234\u00a05678",
			"Її номер: +380 67 123 45 67",
			"+38 (067) 123-45-67",
			"телефон 067 123 45 67",
			"(050)123-45-67",
			"380501234567",
			"00380 50 123 45 67",
			"8 067 123 45 67",
			"тел.0671234567",
			"Call +44 20 7946 0958",
		},
		MailDetail: {
			"mail naar oksana.k@voorbeeld.nl",
			"oksana_84@ukr.net",
			"пошта: o.kovalenko@gmail.com.",
			"oksana (at) gmail.com",
			"oksana[at]gmail.com",
			"oksana собака gmail.com",
			"Оксана@пошта.укр",
		},
		CitizenDetail: {
			"BSN 111222333",
			"bsn: 111.222.333",
			"1112.22.333",
			"123 456 782",
			"її номер БСН 123456782.",
		},
		BirthDetail: {
			"geboren 3-5-1987 in Lviv",
			"03/05/1987",
			"3.05.1987",
			"3 mei 1987",
			"geb. 3-5-87",
			"geboortedatum: 12 maart 2019",
			"1987-05-03",
			"народилася 3 травня 1987 року",
			"03.05.1987 р.",
			"дата народження 12.03.2019",
			"born on 3 May 1987",
			"May 3, 1987",
		},
	} {
		for _, sentence := range sentences {
			if got := Identifies(sentence); got != want {
				t.Errorf("%q: %q; want %q", sentence, got, want)
			}
			if got := Identifies("Rustig gesprek. " + sentence + " En verder niets."); got != want {
				t.Errorf("%q in a longer text: %q; want %q", sentence, got, want)
			}
		}
	}
}

func TestWhatTellsNothingRaisesNoLine(t *testing.T) {
	for _, sentence := range []string{
		"",
		"Op dinsdag 24 november om 14.30 uur",
		"Er waren 112 mensen, zaal 20",
		"Bel 112 of 113, of 0800-2000",
		"Volgende keer: 3-12-2026",
		"Volgende keer: 3-12-2026 10:30 uur",
		"02-12-2026 15:30, kamer 214",
		"09.00-10.30 en 10.45-12.00 uur",
		"tussen 09:00 en 10:30",
		"09.00-10.30 12 personen",
		"De huur is € 1.250,00 en daarna € 1.310,50",
		"Kost 12,50 en 100 000 in Oekraïne",
		"15 000 000 грн",
		"Damrak 1, 1012 LG Amsterdam",
		"Huisnummer 101-103, kamer 2.14",
		"вул. Шевченка, 12, кв. 48",
		"кімната 101, поверх 3",
		"Sinds 24 februari 2022 hier",
		"24.02.2022 почалася війна",
		"У 1987 році переїхала до Львова",
		"Ze is geboren in 1987",
		"народилася в 1987 році у Києві",
		"у 2014–2016 роках",
		"van 1990 tot 2005 was ze lerares",
		"jaargang 2010/2011",
		"Bus 21, 22 en 24 rijden niet",
		"111222334 is geen goed nummer",
		"ref. 123456789",
		"automaat 20 30 40 50",
		"@gemeente en @home",
		"Look at bankje.nl",
		"De hond, собака, heet Bim",
		"7 dagen, 24 uur, 365 dagen",
		"1,5 kg, 2 x 3 m, 10 km",
		"30 mei 2026 kunnen we naar zee",
		"о 10.30 – 12.00 у п’ятницю",
		"60+ en 18-25 jaar",
		"groep 3, 4 en 5; 06-07 en 08-09 september",
	} {
		if got := Identifies(sentence); got != NoDetail {
			t.Errorf("%q raises %q", sentence, got)
		}
	}
}

func TestEveryBSNThatFailsTheCheckByElevenIsLeftAlone(t *testing.T) {
	passed := 0
	for last := range 10 {
		if isCitizenNumber("12345678" + string(rune('0'+last))) {
			passed++
		}
	}
	if passed != 1 {
		t.Errorf("%d of ten last digits pass the check; want one", passed)
	}
}

func TestTheQuietLineIsOnUntilSomebodyTurnsItOff(t *testing.T) {
	before := store.Settings{Screens: map[string]string{"other": "kept"}}
	off := WithQuietLine(before, false)
	if !QuietLine(store.Settings{}) || QuietLine(off) || !QuietLine(before) || !QuietLine(WithQuietLine(off, true)) {
		t.Error("the line is not as it was chosen")
	}
	if QuietLine(WithQuietLine(store.Settings{}, false)) {
		t.Error("who never chose anything can't turn it off")
	}
	if off.Screens["other"] != "kept" {
		t.Errorf("another choice was lost: %v", off.Screens)
	}
}

func BenchmarkIdentifies(b *testing.B) {
	text := strings.Repeat("Op dinsdag om 10.30 is er een koor in zaal 12; ze wil eerst luisteren. ", 60)
	for b.Loop() {
		Identifies(text)
	}
}
