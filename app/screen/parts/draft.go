package parts

import (
	"context"
	"errors"
	"fmt"

	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/store"
)

// The stages of a draft, by which Today knows where to go on.
const (
	StageTalk  = "talk"
	StageAfter = "after"
	StageQuick = "quick"
)

// DraftRoute is the place where a draft is gone on with.
func DraftRoute(d store.Draft) route.Route {
	switch {
	case d.Editing || d.Stage == StageAfter:
		return route.After{Draft: d.ID}
	case d.Stage == StageQuick:
		return route.Quick{Draft: d.ID}
	}
	return route.Talk{Draft: d.ID}
}

// WhoReader reads those with whom a conversation is.
type WhoReader interface {
	Person(context.Context, store.PersonID) (store.Person, error)
	Group(context.Context, store.GroupID) (store.Group, error)
}

// Company is with whom a conversation is.
type Company struct {
	People []store.Person
	Group  store.Group // zero for no group, or one without a name
	Count  int         // of the group
}

// ReadCompany reads with whom a conversation is.
func ReadCompany(ctx context.Context, j WhoReader, c store.Conversation) (Company, error) {
	company := Company{Count: c.GroupCount}
	for _, id := range c.People {
		p, err := j.Person(ctx, id)
		if err != nil {
			return Company{}, fmt.Errorf("read person of conversation: %w", err)
		}
		company.People = append(company.People, p)
	}
	if c.Group.IsZero() {
		return company, nil
	}
	group, err := j.Group(ctx, c.Group)
	if err != nil {
		return Company{}, fmt.Errorf("read group of conversation: %w", err)
	}
	company.Group = group
	return company, nil
}

// Names says with whom it is: "Oksana en Serhij".
func (w Company) Names(c *screen.Context) string {
	var names []string
	for _, p := range w.People {
		names = append(names, p.Alias)
	}
	if w.Group.Name != "" || w.Count > 0 || len(names) == 0 {
		names = append(names, Group(c, w.Group.Name, w.Count))
	}
	return Names(c, names)
}

// DraftReader reads a draft and those with whom it is.
type DraftReader interface {
	WhoReader
	Draft(context.Context, store.DraftID) (store.Draft, error)
}

// Opened is a draft as a screen takes it up.
type Opened struct {
	Draft   store.Draft
	Company Company
	// Gone means that it was saved or thrown away: the screen leads back.
	Gone bool
}

// OpenDraft reads a draft and with whom it is.
func OpenDraft(ctx context.Context, j DraftReader, id store.DraftID) (Opened, error) {
	d, err := j.Draft(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return Opened{Gone: true}, nil
	}
	if err != nil {
		return Opened{}, err
	}
	company, err := ReadCompany(ctx, j, d.Conversation)
	return Opened{Draft: d, Company: company}, err
}
