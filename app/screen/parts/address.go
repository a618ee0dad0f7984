package parts

import (
	"net/url"
	"strings"
	"unicode"
)

// PhoneAddress makes of a number as one reads it aloud the address that calls
// it. It reports false where there is nothing to dial.
func PhoneAddress(number string) (*url.URL, bool) {
	dial := dialled(number)
	if len(strings.TrimPrefix(dial, "+")) < 3 {
		return nil, false
	}
	return &url.URL{Scheme: "tel", Opaque: dial}, true
}

// dialled keeps what a telephone dials of the first number in a text: an
// extension or a second number behind it would make it a wrong one.
func dialled(number string) string {
	abroad := strings.HasPrefix(strings.TrimSpace(number), "+")
	if abroad {
		// In "+31 (0)20 123 45 67" the nought is only for calls from inside.
		number = strings.Replace(number, "(0)", "", 1)
	}
	var dial strings.Builder
	for _, r := range number {
		switch {
		case '0' <= r && r <= '9':
			dial.WriteRune(r)
		case r == '+' && dial.Len() == 0:
			dial.WriteRune(r)
		case dial.Len() > 0 && !unicode.IsSpace(r) && !strings.ContainsRune("-–.()", r):
			return dial.String()
		}
	}
	return dial.String()
}

// MailAddress makes the address that writes to somebody. It reports false for
// what is no mail address.
func MailAddress(mail string) (*url.URL, bool) {
	mail = strings.TrimSpace(mail)
	name, host, found := strings.Cut(mail, "@")
	if !found || name == "" || !isHost(host) || strings.ContainsAny(mail, " ?&<>,;") {
		return nil, false
	}
	return &url.URL{Scheme: "mailto", Opaque: mail}, true
}

// SiteAddress makes the address of a website, which people write without its
// beginning. It reports false for what is none.
func SiteAddress(site string) (*url.URL, bool) {
	site = strings.TrimSpace(site)
	if !strings.Contains(site, "://") {
		site = "https://" + site
	}
	address, err := url.Parse(site)
	if err != nil || address.Scheme != "https" && address.Scheme != "http" || !isHost(address.Hostname()) {
		return nil, false
	}
	return address, true
}

// ShortSite is a website as one says it: without its beginning.
func ShortSite(site string) string {
	for _, beginning := range []string{"https://", "http://", "www."} {
		site = strings.TrimPrefix(site, beginning)
	}
	return strings.TrimSuffix(site, "/")
}

func isHost(host string) bool {
	dot := strings.LastIndex(host, ".")
	return dot > 0 && dot < len(host)-1 && !strings.ContainsAny(host, " @")
}
