package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
	"bankje/i18n"
)

// CheckWordCount is how many words of each language check words are taken from:
// as many in all of them, so that two phones that speak different languages show
// words for the same numbers.
const CheckWordCount = 1296

// CheckWords shows the four words that two people compare, in one's own language
// and under it in the others, since the other person's phone may speak one of
// those.
func CheckWords(c *screen.Context, numbers [4]int) fyne.CanvasObject {
	own := c.Text.Lang()
	var words []fyne.CanvasObject
	for _, n := range numbers {
		words = append(words, design.NewText(checkWord(own, n), design.SizeHeading, design.ColorInk).Strong().Whole())
	}
	objects := []fyne.CanvasObject{design.Flow(18, 6, words...)}
	for _, language := range i18n.All() {
		if language == own {
			continue
		}
		line := language.Name() + ":"
		for _, n := range numbers {
			line += " " + checkWord(language, n)
		}
		objects = append(objects, kit.NewCaption(line))
	}
	return kit.NewCard(design.Paper, design.Col(8, objects...))
}

// checkWord is the word for a number below CheckWordCount.
func checkWord(language i18n.Language, number int) string {
	return assets.Words(string(language))[number]
}
