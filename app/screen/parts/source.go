package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
)

// NewSource says where something comes from: the words of a document, or that
// it was written for Bankje.
func NewSource(c *screen.Context, s assets.Source) fyne.CanvasObject {
	if s.Own() {
		return kit.NewQuietLine(design.IconPencil, design.ColorMuted, c.Text.T("cards.our_own"))
	}
	quote := kit.NewQuote("“"+s.Quote+"”", DocumentTitle(c, s.Document))
	if s.Verbatim {
		return quote
	}
	return design.Col(10, quote, kit.NewCaption(c.Text.T("cards.subject_only")))
}

// DocumentTitle names a document of the packs and, where that is known, who
// published it.
func DocumentTitle(c *screen.Context, id string) string {
	document, ok := c.Content.Documents.Get(id)
	if !ok {
		return id
	}
	if document.Publisher == "" {
		return document.Title
	}
	return c.Text.T("cards.document", "title", document.Title, "publisher", document.Publisher)
}
