// Package paper writes a PDF that is meant to be printed: chapters, entries and
// an index at the back, in the letters of the app. It knows neither the journal
// nor a screen, and is given every word. Start with [New].
package paper

import (
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"bankje/assets"
)

// Options say what a document is.
type Options struct {
	Title    string
	Foot     string // stands under every page, before its number
	Language string // "nl", for who has it read aloud
	Made     time.Time
}

// Document is a PDF in the making. It is used by one goroutine. Its pages stay
// in memory until [Document.Write]: some 4 kB each.
type Document struct {
	pdf      *fpdf.Fpdf
	faces    [2]*face // regular, bold
	foot     string
	y        float64 // where the next line begins, in mm from the top
	index    map[string]*listed
	replaced bool
}

// family is by what name the document knows the font.
const family = "Inter"

// pageCount stands for the number of pages until that is known: a character
// that no font and so no text has.
const pageCount = "\ue000"

// New makes a document with its title on the first page.
func New(o Options) (*Document, error) {
	d := &Document{foot: o.Foot, index: map[string]*listed{}}
	for i, font := range [][]byte{assets.InterRegular, assets.InterSemiBold} {
		var err error
		if d.faces[i], err = newFace(font); err != nil {
			return nil, fmt.Errorf("begin a document: %w", err)
		}
	}
	d.pdf = fpdf.New("P", "mm", "A4", "")
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetTitle(o.Title, true)
	d.pdf.SetLang(o.Language)
	d.pdf.SetProducer("Bankje", true)
	d.pdf.SetCreationDate(o.Made)
	d.pdf.SetModificationDate(o.Made)
	d.pdf.SetCatalogSort(true)
	d.pdf.AliasNbPages(pageCount)
	d.pdf.AddUTF8FontFromBytes(family, "", assets.InterRegular)
	d.pdf.AddUTF8FontFromBytes(family, "B", assets.InterSemiBold)
	d.page()
	d.write(titleStyle, o.Title)
	d.y += 2
	return d, nil
}

// Pages is how many pages there are by now.
func (d *Document) Pages() int { return d.pdf.PageNo() }

// Replaced reports whether something was written that the font has no letter
// for, such as an emoji. A dot stands there.
func (d *Document) Replaced() bool { return d.replaced }

// Write writes the finished document; nothing can be added to it any more.
func (d *Document) Write(w io.Writer) error {
	d.endPage()
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("write a document: %w", err)
	}
	return nil
}
