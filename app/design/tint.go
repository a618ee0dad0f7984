package design

import "fyne.io/fyne/v2"

// Tint is a pair of colours, a fill and the ink that is read on it, which
// tells kinds and people apart.
type Tint int

// The tints. Paper is the plain card; Crisis is red and only for a crisis.
const (
	Paper Tint = iota
	Terracotta
	Sage
	Sky
	Plum
	Sand
	Crisis
)

// people are the tints that a person can have.
var people = [...]Tint{Terracotta, Sage, Sky, Plum, Sand}

// PeopleTints is the number of tints that a person can have.
const PeopleTints = len(people)

// PersonTint is the tint of a person's colour number; any number has one.
func PersonTint(n int) Tint {
	return people[((n%PeopleTints)+PeopleTints)%PeopleTints]
}

var tintNames = [...]string{"paper", "terracotta", "sage", "sky", "plum", "sand", "crisis"}

// Fill is the colour of the surface.
func (t Tint) Fill() fyne.ThemeColorName {
	if t == Paper {
		return ColorPaper
	}
	return fyne.ThemeColorName("bankje.fill." + tintNames[t])
}

// Ink is the colour of icons and strong words on the surface. Running text on
// it is in ColorInk.
func (t Tint) Ink() fyne.ThemeColorName {
	if t == Paper {
		return ColorMuted
	}
	return fyne.ThemeColorName("bankje.ink." + tintNames[t])
}
