package store

import (
	"strings"
	"time"
)

// Group is some people together, of whom only the number is kept.
type Group struct {
	ID        GroupID
	Name      string
	Colour    Colour
	Hidden    bool
	Conflicts []Conflict

	seen seen
}

func (g Group) validate() error {
	if strings.TrimSpace(g.Name) == "" {
		return ErrNoAlias
	}
	return nil
}

// GroupSummary is a group as a list shows it.
type GroupSummary struct {
	ID            GroupID
	Name          string
	Colour        Colour
	LastAt        time.Time // last conversation; zero: none yet
	LastCount     int       // how many there were then
	Conversations int
}
