// Package about tells what Bankje is and does not do, who has read its texts,
// where they come from and under which licences it travels. Start with [New].
package about

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// Screen is the page about Bankje.
type Screen struct{}

// New makes the screen.
func New() *Screen { return &Screen{} }

// Build draws the page.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	t := c.Text
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconTalks, design.IconBench, design.IconHandHeart)),
		kit.NewBody(t.T("about.what")),
	}
	if version := fyne.CurrentApp().Metadata().Version; version != "" {
		objects = append(objects, kit.NewCaption(t.T("about.version", "version", version)))
	}
	objects = append(objects,
		kit.NewSection(t.T("about.privacy")),
		sentences(design.IconLock, t.T("about.privacy_place"), t.T("about.privacy_pin"), t.T("about.privacy_passphrase")),
		kit.NewSection(t.T("about.not")),
		sentences(design.IconClose, t.T("about.not_track"), t.T("about.not_score"), t.T("about.not_emergency")),
		kit.NewSection(t.T("about.read")),
		readers(c),
		kit.NewSection(t.T("about.sources")),
		sources(c),
		kit.NewSection(t.T("about.licences")),
		licences(c))
	return parts.Page(parts.Bar(c, t.T("about.title")), objects...)
}

// sentences are a few sentences on a card, each with the same icon.
func sentences(icon design.Outline, texts ...string) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, text := range texts {
		lines = append(lines, kit.NewIconLine(icon, text))
	}
	return kit.NewCard(design.Paper, design.Col(12, lines...))
}

// readers says which texts no native speaker has read yet.
func readers(c *screen.Context) fyne.CanvasObject {
	titles := unread(c.Content, string(c.Text.Lang()))
	objects := []fyne.CanvasObject{
		kit.NewBody(c.Text.T("about.unread")),
		kit.NewIconLine(design.IconBookOpen, c.Text.T("about.unread_interface")),
	}
	for _, title := range titles {
		objects = append(objects, kit.NewIconLine(design.IconBookOpen, title))
	}
	return kit.NewCard(design.Paper, design.Col(10, objects...))
}

// sources lists the documents from which the content was made.
func sources(c *screen.Context) fyne.CanvasObject {
	language := string(c.Text.Lang())
	var rows []fyne.CanvasObject
	for d := range c.Content.Documents.All() {
		words := []fyne.CanvasObject{design.NewText(d.Title, design.SizeBody, design.ColorInk).Strong()}
		if by := published(d, c.Text); by != "" {
			words = append(words, kit.NewCaption(by))
		}
		words = append(words, kit.NewBody(d.About.In(language)), kit.NewCaption(d.Licence.In(language)))
		if d.URL != "" {
			words = append(words, design.Left(kit.NewLink(c.Text.T("about.open_source"), func() { parts.Visit(c, d.URL) })))
		}
		rows = append(rows, design.Pad(12, 16, design.Col(6, words...)))
	}
	return kit.NewListCard(rows...)
}
