package storetest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"bankje/store"
)

// entry is what is used of a line of a list of journal entries.
type entry struct {
	Person     string    `json:"person"`
	HappenedAt time.Time `json:"happened_at"`
	Tags       []string  `json:"tags"`
	Text       string    `json:"text"`
}

// ReadNDJSON reads a story from entries, one a line in JSON. The tags become
// life domains.
func ReadNDJSON(from io.Reader) (Story, error) {
	var s Story
	place := map[string]int{}
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return Story{}, fmt.Errorf("read entry %d: %w", len(s.Conversations)+1, err)
		}
		if _, known := place[e.Person]; !known {
			place[e.Person] = len(s.People)
			s.People = append(s.People, store.Person{Alias: e.Person, Language: "uk"})
		}
		s.Conversations = append(s.Conversations, Conversation{
			Conversation: store.Conversation{At: e.HappenedAt, Domains: e.Tags, Note: e.Text},
			Who:          []int{place[e.Person]},
		})
	}
	return s, lines.Err()
}
