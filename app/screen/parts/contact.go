package parts

import (
	"net/url"

	"bankje/app/screen"
)

// Call hands a number to the telephone. Where that fails it tells the number
// and what else one can do.
func Call(c *screen.Context, number string) {
	if address, ok := PhoneAddress(number); !ok || !opens(c, address) {
		c.Go.Say(c.Text.T("error.phone", "number", number), nil)
	}
}

// Mail begins a mail to an address.
func Mail(c *screen.Context, mail string) {
	if address, ok := MailAddress(mail); !ok || !opens(c, address) {
		c.Go.Say(c.Text.T("error.mail", "address", mail), nil)
	}
}

// Visit opens a website.
func Visit(c *screen.Context, site string) {
	if address, ok := SiteAddress(site); !ok || !opens(c, address) {
		c.Go.Say(c.Text.T("error.link", "address", site), nil)
	}
}

func opens(c *screen.Context, address *url.URL) bool { return c.Outside.Open(address) == nil }

// Copy puts a text on the clipboard and says so.
func Copy(c *screen.Context, text string) {
	c.Outside.Copy(text)
	c.Go.Say(c.Text.T("common.copied"), nil)
}
