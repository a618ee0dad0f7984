package design

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours by what they are for. The names of Fyne's own are used where one
// exists, so that its widgets look the same.
const (
	ColorGround      = theme.ColorNameBackground          // behind everything
	ColorInk         = theme.ColorNameForeground          // text
	ColorPrimary     = theme.ColorNamePrimary             // the one thing to do
	ColorOnPrimary   = theme.ColorNameForegroundOnPrimary // text on it
	ColorPlaceholder = theme.ColorNamePlaceHolder         // text of an empty field
	ColorField       = theme.ColorNameInputBackground     // inside a field
	ColorPressed     = theme.ColorNamePressed             // over what is pressed
	ColorHover       = theme.ColorNameHover               // over what is pointed at
	ColorLine        = theme.ColorNameSeparator           // between rows

	ColorPaper   fyne.ThemeColorName = "bankje.paper"   // cards
	ColorSunken  fyne.ThemeColorName = "bankje.sunken"  // what lies deeper than the ground
	ColorOutline fyne.ThemeColorName = "bankje.outline" // round what can be tapped or filled
	ColorMuted   fyne.ThemeColorName = "bankje.muted"   // text of less weight
	ColorShadow  fyne.ThemeColorName = "bankje.shadow"  // under cards
	ColorScrim   fyne.ThemeColorName = "bankje.scrim"   // over the screen behind a sheet
	ColorScanned fyne.ThemeColorName = "bankje.scanned" // under a code for a camera

	ColorToast       fyne.ThemeColorName = "bankje.toast"       // a short message over the screen
	ColorOnToast     fyne.ThemeColorName = "bankje.onToast"     // text on it
	ColorToastAction fyne.ThemeColorName = "bankje.toastAction" // its button

	ColorCrisis   fyne.ThemeColorName = "bankje.crisis"   // the only red, for crisis cards
	ColorOnCrisis fyne.ThemeColorName = "bankje.onCrisis" // text on it
)

// pair is a colour in the light and in the dark theme.
type pair struct{ light, dark color.NRGBA }

func (p pair) in(dark bool) color.NRGBA {
	if dark {
		return p.dark
	}
	return p.light
}

// rgb reads 0xRRGGBB.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// veil is a colour through which what is beneath can be seen.
func veil(v uint32, alpha uint8) color.NRGBA {
	c := rgb(v)
	c.A = alpha
	return c
}

// palette holds every colour of the app. A test keeps the contrast of text
// against each of the fills that it is drawn on.
var palette = map[fyne.ThemeColorName]pair{
	ColorGround:      {rgb(0xFBF6EF), rgb(0x191512)},
	ColorInk:         {rgb(0x2B211B), rgb(0xF3E9DF)},
	ColorPrimary:     {rgb(0xA34526), rgb(0xF2A281)},
	ColorOnPrimary:   {rgb(0xFFFFFF), rgb(0x3A1406)},
	ColorPlaceholder: {rgb(0x766859), rgb(0xA4978B)},
	ColorField:       {rgb(0xFFFFFF), rgb(0x241E1A)},
	ColorPressed:     {veil(0x2B211B, 0x1a), veil(0xF3E9DF, 0x20)},
	ColorHover:       {veil(0x2B211B, 0x0a), veil(0xF3E9DF, 0x0e)},
	ColorLine:        {rgb(0xECE1D4), rgb(0x352C26)},
	ColorPaper:       {rgb(0xFFFFFF), rgb(0x241E1A)},
	ColorSunken:      {rgb(0xF3E9DD), rgb(0x2F2823)},
	ColorOutline:     {rgb(0xE2D4C4), rgb(0x473C34)},
	ColorMuted:       {rgb(0x6B5D52), rgb(0xBEB1A5)},
	ColorShadow:      {veil(0x5A3A1E, 0x24), veil(0x000000, 0x50)},
	ColorScrim:       {veil(0x2B211B, 0x73), veil(0x000000, 0x99)},
	ColorScanned:     {rgb(0xFFFFFF), rgb(0xFFFFFF)},
	ColorToast:       {rgb(0x3A302A), rgb(0xF3E9DF)},
	ColorOnToast:     {rgb(0xFBF6EF), rgb(0x2B211B)},
	ColorToastAction: {rgb(0xF2A281), rgb(0x9A3F22)},
	ColorCrisis:      {rgb(0xB3261E), rgb(0xF2B8B5)},
	ColorOnCrisis:    {rgb(0xFFFFFF), rgb(0x601410)},

	Terracotta.Fill(): {rgb(0xF9DDD0), rgb(0x5A2C1B)},
	Terracotta.Ink():  {rgb(0x7A2F16), rgb(0xFFD9C9)},
	Sage.Fill():       {rgb(0xDDEBE1), rgb(0x22392D)},
	Sage.Ink():        {rgb(0x2F5A42), rgb(0xB4DCC5)},
	Sky.Fill():        {rgb(0xD9E9F0), rgb(0x1D3541)},
	Sky.Ink():         {rgb(0x27546B), rgb(0xB2D7E9)},
	Plum.Fill():       {rgb(0xF1DFEB), rgb(0x402637)},
	Plum.Ink():        {rgb(0x6C3A5B), rgb(0xE8C1DA)},
	Sand.Fill():       {rgb(0xF2E6CB), rgb(0x3B3220)},
	Sand.Ink():        {rgb(0x66501A), rgb(0xE6D2A2)},
	Crisis.Fill():     {rgb(0xFADFDC), rgb(0x551A17)},
	Crisis.Ink():      {rgb(0x8C1D18), rgb(0xFFCFC9)},

	theme.ColorNameButton:              {rgb(0xF3E9DD), rgb(0x2F2823)},
	theme.ColorNameDisabledButton:      {rgb(0xEFE8DF), rgb(0x2A241F)},
	theme.ColorNameDisabled:            {rgb(0x8F8276), rgb(0x8A7D72)},
	theme.ColorNameInputBorder:         {rgb(0xD3C4B2), rgb(0x54483F)},
	theme.ColorNameSelection:           {veil(0xA34526, 0x30), veil(0xF2A281, 0x40)},
	theme.ColorNameFocus:               {veil(0xA34526, 0x60), veil(0xF2A281, 0x70)},
	theme.ColorNameScrollBar:           {veil(0x2B211B, 0x30), veil(0xF3E9DF, 0x30)},
	theme.ColorNameScrollBarBackground: {veil(0, 0), veil(0, 0)},
	theme.ColorNameShadow:              {veil(0x3A2412, 0x16), veil(0, 0x50)},
	theme.ColorNameOverlayBackground:   {rgb(0xFFFDFA), rgb(0x26201B)},
	theme.ColorNameMenuBackground:      {rgb(0xFFFDFA), rgb(0x2C2520)},
	theme.ColorNameHeaderBackground:    {rgb(0xF3E9DD), rgb(0x221C18)},
	theme.ColorNameError:               {rgb(0x8A5A00), rgb(0xF0C878)},
	theme.ColorNameForegroundOnError:   {rgb(0xFFFFFF), rgb(0x3A2600)},
	theme.ColorNameSuccess:             {rgb(0x2F5A42), rgb(0xB4DCC5)},
	theme.ColorNameForegroundOnSuccess: {rgb(0xFFFFFF), rgb(0x10331F)},
	theme.ColorNameWarning:             {rgb(0x8A5A00), rgb(0xF0C878)},
	theme.ColorNameForegroundOnWarning: {rgb(0xFFFFFF), rgb(0x3A2600)},
	theme.ColorNameHyperlink:           {rgb(0xA34526), rgb(0xF2A281)},
}
