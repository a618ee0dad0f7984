package assets

// OwnWork is the document of a source that is no document: the item was
// written for Bankje.
const OwnWork = "ours"

// Source says where an item comes from.
type Source struct {
	// Document is the id of a [Document], or OwnWork.
	Document string `toml:"document"`
	// Line is the line of the document, counted from one; zero for OwnWork.
	Line int `toml:"line"`
	// Quote is a short exact quotation in Dutch, with the document's own
	// spelling and punctuation; empty for OwnWork.
	Quote string `toml:"quote"`
	// Verbatim says that the Dutch text of the item is the quotation itself.
	// Otherwise the document names the subject and the wording is Bankje's.
	Verbatim bool `toml:"verbatim"`
}

// Own reports whether the item was written for Bankje.
func (s Source) Own() bool { return s.Document == OwnWork }

// Document is one of the publications from which the packs were made.
type Document struct {
	ID        string `toml:"id"`
	Title     string `toml:"title"`
	Publisher string `toml:"publisher"`
	// Date is as precise as it is known (2021-06-09, 2024), or empty.
	Date string `toml:"date"`
	// URL is empty where the page was not found.
	URL string `toml:"url"`
	// About says in one line what the document is.
	About Text `toml:"about"`
	// Licence says in our own words what may be reused and how it is here.
	Licence Text `toml:"licence"`
}
