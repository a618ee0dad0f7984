package referral

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// reach is how to reach somebody.
type reach struct {
	Phone, Email, Site, Address string

	urgent bool // a crisis card, whose button is red
	soft   bool // one of several, none of which is the thing to do
}

func reachOf(o store.OwnCard) reach {
	return reach{Phone: o.Phone, Email: o.Email, Site: o.URL, Address: o.Address}
}

// buttons are one large button to call, and smaller ones for the rest.
func (r reach) buttons(c *screen.Context) []fyne.CanvasObject {
	var objects, others []fyne.CanvasObject
	if r.Phone != "" {
		call := c.Text.T("referral.call", "number", r.Phone)
		objects = append(objects, kit.NewIconTextButton(r.kind(), design.IconPhone, call, func() { parts.Call(c, r.Phone) }))
	}
	if r.Email != "" {
		others = append(others, kit.NewAction(design.IconMail, c.Text.T("common.mail"), func() { parts.Mail(c, r.Email) }))
	}
	if r.Site != "" {
		others = append(others, kit.NewAction(design.IconGlobe, c.Text.T("common.site"), func() { parts.Visit(c, r.Site) }))
	}
	if len(others) > 0 {
		objects = append(objects, kit.Buttons(others...))
	}
	return objects
}

func (r reach) kind() kit.Kind {
	switch {
	case r.urgent:
		return kit.Danger
	case r.soft:
		return kit.Soft
	default:
		return kit.Primary
	}
}

// lines are the same as text, to read aloud or to copy, on a card of their own.
func (r reach) lines(c *screen.Context) []fyne.CanvasObject {
	rows := r.rows(c)
	if len(rows) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.NewListCard(rows...)}
}

func (r reach) rows(c *screen.Context) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, line := range []struct{ label, shown, copied string }{
		{c.Text.T("referral.phone"), r.Phone, r.Phone},
		{c.Text.T("referral.mail"), r.Email, r.Email},
		{c.Text.T("referral.site"), parts.ShortSite(r.Site), r.Site},
		{c.Text.T("referral.address"), r.Address, r.Address},
	} {
		if line.shown != "" {
			rows = append(rows, parts.CopyLine(c, line.label, line.shown, line.copied))
		}
	}
	return rows
}

// factIcons stand beside the facts.
var factIcons = map[string]design.Outline{
	"audience":  design.IconUsers,
	"languages": design.IconLanguages,
	"hours":     design.IconClock,
	"cost":      design.IconBanknote,
	"note":      design.IconInfo,
}

// factCard lists facts, each under its name.
func factCard(c *screen.Context, list []fact) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range list {
		words := design.Col(2, kit.NewCaption(c.Text.T("referral.fact."+f.Kind)), kit.NewBody(f.Text))
		icon := design.NewIcon(factIcons[f.Kind], design.SizeIcon, design.Terracotta.Ink())
		rows = append(rows, design.Pad(10, 16, design.TopRow(14, 1, design.Pad(4, 0, icon), words)))
	}
	return kit.NewListCard(rows...)
}
