package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// domainTints give neighbouring domains of the packs different tints. Colour is
// never the only carrier: the word stands beside it.
var domainTints = map[string]design.Tint{
	"NW": design.Sky, "GZ": design.Sage, "FI": design.Sand, "WO": design.Plum,
	"VT": design.Terracotta, "WE": design.Sky, "GE": design.Plum, "ON": design.Sage,
	"ZI": design.Sand, "VE": design.Terracotta, "AL": design.Terracotta,
}

// DomainTint is the tint of a life domain; any id has one.
func DomainTint(id string) design.Tint {
	if tint, ok := domainTints[id]; ok {
		return tint
	}
	return design.Sand
}

// DomainPills are the words of life domains on their tints.
func DomainPills(c *screen.Context, ids []string) fyne.CanvasObject {
	known := Domains(c)
	var pills []fyne.CanvasObject
	for _, id := range ids {
		if word := WordOf(known, id); word != "" {
			pills = append(pills, kit.NewPill(word, DomainTint(id)))
		}
	}
	return kit.Pills(pills...)
}

// WordPills puts words on pills of one tint.
func WordPills(texts []string, tint design.Tint) fyne.CanvasObject {
	var pills []fyne.CanvasObject
	for _, text := range texts {
		pills = append(pills, kit.NewPill(text, tint))
	}
	return kit.Pills(pills...)
}
