package parts

import "testing"

func TestANumberIsDialledAsItWasMeant(t *testing.T) {
	for number, want := range map[string]string{
		"112":                          "tel:112",
		"0800-2000":                    "tel:08002000",
		"088 0767 000":                 "tel:0880767000",
		"(020) 123 45 67":              "tel:0201234567",
		"+31 6 48 15 80 53":            "tel:+31648158053",
		"+31 (0)20 123 45 67":          "tel:+31201234567",
		"tel. 020-1234567":             "tel:0201234567",
		"020 1234567 toestel 12":       "tel:0201234567",
		"020-1234567 / 020-7654321":    "tel:0201234567",
		"0 800 100 102":                "tel:0800100102",
		"020\u00a0123\u00a045\u00a067": "tel:0201234567",
	} {
		got, ok := PhoneAddress(number)
		if !ok || got.String() != want {
			t.Errorf("PhoneAddress(%q) = %v, %v; want %s", number, got, ok, want)
		}
	}
	for _, number := range []string{"", "12", "+", "geen nummer"} {
		if got, ok := PhoneAddress(number); ok {
			t.Errorf("PhoneAddress(%q) dials %v", number, got)
		}
	}
}

func TestOnlyAMailAddressIsWrittenTo(t *testing.T) {
	got, ok := MailAddress(" info@loketoekrainepsh.nl ")
	if !ok || got.String() != "mailto:info@loketoekrainepsh.nl" {
		t.Errorf("MailAddress gives %v, %v", got, ok)
	}
	for _, mail := range []string{"", "info", "@huis.nl", "info@", "info@huis", "een twee@huis.nl", "a@b.nl?bcc=c@d.nl", "a@b@c.nl"} {
		if got, ok := MailAddress(mail); ok {
			t.Errorf("MailAddress(%q) writes to %v", mail, got)
		}
	}
}

func TestASiteIsOpenedAsPeopleWriteIt(t *testing.T) {
	for site, want := range map[string]string{
		"www.huisarts.nl":        "https://www.huisarts.nl",
		"https://www.113.nl":     "https://www.113.nl",
		"http://www.1sociaal.nl": "http://www.1sociaal.nl",
		" huisarts.nl/afspraak ": "https://huisarts.nl/afspraak",
	} {
		got, ok := SiteAddress(site)
		if !ok || got.String() != want {
			t.Errorf("SiteAddress(%q) = %v, %v; want %s", site, got, ok, want)
		}
	}
	for _, site := range []string{"", "huisarts", "javascript://x.nl", "file:///etc/hosts", "een twee.nl"} {
		if got, ok := SiteAddress(site); ok {
			t.Errorf("SiteAddress(%q) opens %v", site, got)
		}
	}
	if got := ShortSite("https://www.113.nl/"); got != "113.nl" {
		t.Errorf("ShortSite = %q", got)
	}
}
