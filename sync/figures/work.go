package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"bankje/store"
)

// work is the files that say what is to be done.
type work struct{ Entries, Edits string }

// An entry is a line of the list of entries, or of edits.
type entry struct {
	ID         string    `json:"id"`
	Person     string    `json:"person"`
	HappenedAt time.Time `json:"happened_at"`
	Tags       []string  `json:"tags"`
	Text       string    `json:"text"`
}

// read reads a list.
func read(path string) ([]entry, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []entry
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(all)+1, err)
		}
		all = append(all, e)
	}
	return all, lines.Err()
}

// first is the name of an entry's person without its number. There are nearly as
// many numbered people as entries, and adding each would be the same work again:
// people of the journal are those with one first name.
func (e entry) first() string {
	name, _, _ := strings.Cut(e.Person, "-")
	return name
}

// conversation is the entry as it is saved, with its person's whole name in a
// text of its own.
func (e entry) conversation(team store.TeamID, people map[string]store.PersonID) store.Conversation {
	return store.Conversation{
		At: e.HappenedAt, People: []store.PersonID{people[e.first()]}, Domains: e.Tags,
		Note: e.Text, Wish: e.Person, Team: team,
	}
}

// errDiffers says that a device reads something else than was written.
var errDiffers = errors.New("a row differs")

// is says whether a conversation is what the entry says.
func (e entry) is(c store.Conversation, people map[string]store.PersonID) error {
	tags, domains := slices.Clone(e.Tags), slices.Clone(c.Domains)
	slices.Sort(tags)
	slices.Sort(domains)
	if c.Note != e.Text || c.Wish != e.Person || !c.At.Equal(e.HappenedAt) ||
		!slices.Equal(slices.Compact(tags), domains) || !slices.Equal(c.People, []store.PersonID{people[e.first()]}) {
		return fmt.Errorf("entry %s: %w", e.ID, errDiffers)
	}
	return nil
}

// A plan is what phases leave for later ones.
type plan struct {
	Work    work
	Address string // of the relay
	Team    store.TeamID
	People  map[string]store.PersonID       // by first name
	IDs     map[string]store.ConversationID // by id of the entry
	Edited  bool                            // the edits were made
}

// expected gives what every device is to read.
func (p plan) expected() ([]entry, error) {
	all, err := read(p.Work.Entries)
	if err != nil || !p.Edited {
		return all, err
	}
	edits, err := read(p.Work.Edits)
	if err != nil {
		return nil, err
	}
	text := map[string]string{}
	for _, e := range edits {
		text[e.ID] = e.Text
	}
	for i, e := range all {
		if t, edited := text[e.ID]; edited {
			all[i].Text = t
		}
	}
	return all, nil
}
