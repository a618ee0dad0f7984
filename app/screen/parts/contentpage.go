package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
)

// ContentPage is the page of one thing in the packs that one reads and may
// keep with a heart. It keeps how far one has read.
type ContentPage[T any] struct {
	options ContentPageOptions[T]
	page    *kit.Page
}

// ContentPageOptions say what stands on a [ContentPage].
type ContentPageOptions[T any] struct {
	Journal Hearts
	Key     string // of the heart: store.FavouriteKey
	Find    func(*assets.Content) (T, bool)
	Title   func(T) assets.Text
	Objects func(*screen.Context, T) []fyne.CanvasObject
	// Gone is the id of the sentence, and Icon what is drawn, where the packs
	// no longer have it.
	Gone string
	Icon design.Outline
}

// NewContentPage makes a page.
func NewContentPage[T any](o ContentPageOptions[T]) *ContentPage[T] {
	return &ContentPage[T]{options: o}
}

// Build draws the page. What is no longer in the packs gives an empty page that
// says so.
func (p *ContentPage[T]) Build(c *screen.Context) fyne.CanvasObject {
	offset := Offset(p.page)
	found, ok := p.options.Find(c.Content)
	if !ok {
		drawing := kit.NewDrawing(design.IconCards, p.options.Icon, design.IconSearch)
		p.page = Page(Bar(c, ""), kit.NewEmptyState(drawing, c.Text.T(p.options.Gone), nil))
		return p.page
	}
	bar := Bar(c, p.options.Title(found).In(string(c.Text.Lang())))
	bar.Icons = []fyne.CanvasObject{NewHeart(c, p.options.Journal, p.options.Key)}
	p.page = Page(bar, p.options.Objects(c, found)...)
	p.page.SetOffset(offset)
	return p.page
}
