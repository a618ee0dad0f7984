package store

import (
	"strings"
	"time"

	"bankje/store/merge"
)

// Group is some people together, of whom only the number is kept.
type Group struct {
	ID        GroupID
	Name      string
	Colour    Colour
	Team      TeamID // with whom it is shared; zero: only one's own
	Hidden    bool
	Conflicts []Conflict

	seen merge.Seen
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

var groups = noun[Group]{
	kind: kindGroup,
	about: func(g *Group) about {
		return about{(*[16]byte)(&g.ID), &g.Team, &g.Hidden, &g.Conflicts, &g.seen}
	},
	validate: Group.validate,
	fields: []field[Group]{
		codeField(groupName, FieldName, func(g *Group) *string { return &g.Name }),
		countField(groupColour, FieldColour, func(g *Group) *Colour { return &g.Colour }),
	},
}
