package projection

import (
	"encoding/hex"
	"iter"
	"sync"
)

// Index notes the folded words of the conversation for the search. Besides
// each of them, once, the index is told a word for each person and the group,
// so that a new alias finds old conversations; they are to be set before.
func (c *Conversation) Index(words iter.Seq[string]) {
	d := documents.Get().(*document)
	defer documents.Put(d)
	for word := range words {
		d.add(word)
	}
	for _, id := range c.People {
		d.add(nameWord(id))
	}
	if c.Group != (ID{}) {
		d.add(nameWord(c.Group))
	}
	c.document = d.finish()
}

// A document is what the search index is told of a conversation, while it is
// written.
type document struct {
	text []byte
	told map[string]struct{}
}

// documents are kept for the next: with thousands of conversations to index,
// making them anew would be a third of all memory that is asked for.
var documents = sync.Pool{New: func() any { return &document{told: map[string]struct{}{}} }}

// add adds a word that is not there yet.
func (d *document) add(word string) {
	if _, told := d.told[word]; told {
		return
	}
	d.told[word] = struct{}{}
	d.text = append(append(d.text, word...), ' ')
}

// finish gives the document and makes place for another.
func (d *document) finish() string {
	text := string(d.text)
	d.text = d.text[:0]
	clear(d.told)
	return text
}

// nameWord stands for an id in the search index. It begins with a character
// that is in no folded word.
func nameWord(id ID) string { return "\uE000" + hex.EncodeToString(id[:]) }
