package design

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The type sizes, which grow with the person's own text size.
const (
	SizePrompt  fyne.ThemeSizeName = "bankje.prompt" // a prompt alone on the screen
	SizeTitle   fyne.ThemeSizeName = "bankje.title"
	SizeHeading fyne.ThemeSizeName = "bankje.heading"
	SizeBody    fyne.ThemeSizeName = "bankje.body"
	SizeCaption fyne.ThemeSizeName = "bankje.caption"
	SizeNav     fyne.ThemeSizeName = "bankje.nav" // grows less, so that five words fit a bar
)

// The icon sizes, which grow with the text, but less.
const (
	SizeIconSmall fyne.ThemeSizeName = "bankje.icon.small"
	SizeIcon      fyne.ThemeSizeName = "bankje.icon"
	SizeIconLarge fyne.ThemeSizeName = "bankje.icon.large"
)

// Measures in device-independent pixels that are the same at any text size.
const (
	Gutter      = 18  // between the edge of the screen and what is on it
	Target      = 48  // the least width and height of what can be tapped
	CardRadius  = 20  // corners of a card
	ButtonRound = 14  // corners of a button or field
	Pill        = 999 // corners of what is round at both ends
	MaxWidth    = 640 // the widest that a column of text gets
)

// typeSizes are the sizes at a text size of 1.
var typeSizes = map[fyne.ThemeSizeName]float32{
	SizePrompt:                   30,
	SizeTitle:                    26,
	SizeHeading:                  18,
	SizeBody:                     16,
	SizeCaption:                  13,
	theme.SizeNameText:           16,
	theme.SizeNameCaptionText:    13,
	theme.SizeNameHeadingText:    26,
	theme.SizeNameSubHeadingText: 18,
}

var iconSizes = map[fyne.ThemeSizeName]float32{
	SizeIconSmall: 18, SizeIcon: 24, SizeIconLarge: 32,
}

// plainSizes do not grow. InnerPadding makes an entry taller than [Target].
var plainSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:         6,
	theme.SizeNameInnerPadding:    15,
	theme.SizeNameLineSpacing:     6,
	theme.SizeNameInlineIcon:      22,
	theme.SizeNameInputRadius:     ButtonRound,
	theme.SizeNameButtonRadius:    ButtonRound,
	theme.SizeNameSelectionRadius: 6,
	theme.SizeNameCardRadius:      CardRadius,
	theme.SizeNameDialogRadius:    24,
	theme.SizeNamePopupRadius:     16,
	theme.SizeNameMenuRadius:      16,
	theme.SizeNameInputBorder:     1.5,
	theme.SizeNameScrollBar:       8,
	theme.SizeNameScrollBarSmall:  3,
	theme.SizeNameScrollBarRadius: 4,
	theme.SizeNameModalBlurRadius: 0,
}

// Size answers the names above and, for others, as Fyne's own theme does.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := typeSizes[name]; ok {
		return size * t.scale
	}
	if size, ok := iconSizes[name]; ok {
		return size * min(max(t.scale, 1), 1.25)
	}
	if name == SizeNav {
		return 12 * min(t.scale, 1.15)
	}
	if size, ok := plainSizes[name]; ok {
		return size
	}
	return theme.DefaultTheme().Size(name)
}
