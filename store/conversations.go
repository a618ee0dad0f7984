package store

import (
	"context"

	"bankje/store/projection"
	"bankje/store/search"
)

// excerptLength is how much of a conversation an entry shows, in runes.
const excerptLength = 160

// Timeline lists conversations, the latest first, from offset on, at most
// limit; all for a limit of 0.
func (j *Journal) Timeline(ctx context.Context, f Filter, offset, limit int) ([]Entry, error) {
	query := search.NewQuery(f.Query)
	var entries []Entry
	err := j.view(ctx, func(p *projection.Projection) error {
		byID, err := j.groupNames(p)
		if err != nil {
			return err
		}
		states, err := p.Timeline(j.rows(f, query, byID), offset, limit)
		if err != nil {
			return err
		}
		for _, s := range states {
			entry, err := j.entry(p, s, query, byID)
			if err != nil {
				return err
			}
			entries = append(entries, entry)
		}
		return nil
	})
	return entries, err
}

// TimelineCount counts what [Journal.Timeline] would list.
func (j *Journal) TimelineCount(ctx context.Context, f Filter) (int, error) {
	var count int
	err := j.view(ctx, func(p *projection.Projection) error {
		byID, err := j.groupNames(p)
		if err != nil {
			return err
		}
		count, err = p.Count(j.rows(f, search.NewQuery(f.Query), byID))
		return err
	})
	return count, err
}

// rows turns a filter into that of the projection.
func (j *Journal) rows(f Filter, query search.Query, byID map[GroupID]Group) projection.Filter {
	rows := projection.Filter{
		Group:   f.Group,
		Setting: f.Setting,
		Words:   query,
		Groups:  func(begin string) []projection.ID { return groupsNamed(byID, begin) },
	}
	if !f.Person.IsZero() {
		rows.Tags = append(rows.Tags, projection.PersonTag(f.Person))
	}
	if f.Domain != "" {
		rows.Tags = append(rows.Tags, projection.DomainTag(f.Domain))
	}
	if f.Support != "" {
		rows.Tags = append(rows.Tags, projection.SupportTag(f.Support))
	}
	if !f.Team.IsZero() {
		rows.Tags = append(rows.Tags, projection.TeamTag(f.Team.row()))
	}
	if f.Mine {
		for _, team := range j.viewpoint().spaces[1:] {
			rows.Without = append(rows.Without, projection.TeamTag(TeamID(team).row()))
		}
	}
	if !f.From.IsZero() {
		rows.From = f.From.Start().UnixMilli()
	}
	if !f.To.IsZero() {
		rows.To = f.To.AddDays(1).Start().UnixMilli()
	}
	return rows
}

// entry shows a conversation in a list.
func (j *Journal) entry(p *projection.Projection, s projection.State, query search.Query, byID map[GroupID]Group) (Entry, error) {
	c, err := conversations.fromState(s.ID, s.State, j.viewpoint())
	if err != nil {
		return Entry{}, err
	}
	entry := Entry{
		ID: c.ID, At: c.At, Setting: c.Setting,
		Group: byID[c.Group].Name, GroupColour: byID[c.Group].Colour, GroupCount: c.GroupCount,
		Domains: c.Domains, Support: c.Support, Signals: c.Signals,
		Team: c.Team, Conflict: len(c.Conflicts) > 0,
	}
	entry.Excerpt, entry.Match = query.Excerpt(excerptLength, c.texts()...)
	if entry.Who, err = names(p, c.People, query); err != nil {
		return Entry{}, err
	}
	entry.FollowUpsOpen, err = p.OpenFollowUps(c.ID)
	return entry, err
}

// PersonConversations lists the latest conversations with a person; all for a
// limit of 0.
func (j *Journal) PersonConversations(ctx context.Context, id PersonID, limit int) ([]Entry, error) {
	return j.Timeline(ctx, Filter{Person: id}, 0, limit)
}

// Conversation reads a conversation, hidden or not. ErrNotFound.
func (j *Journal) Conversation(ctx context.Context, id ConversationID) (Conversation, error) {
	return readNoun(ctx, j, conversations, id)
}

// HideConversation hides a conversation, for its team too where it is shared; its
// follow-ups stay. ErrNotFound.
func (j *Journal) HideConversation(ctx context.Context, id ConversationID) error {
	return j.hide(ctx, conversations.key(id))
}

// RestoreConversation shows a hidden conversation again. ErrNotFound.
func (j *Journal) RestoreConversation(ctx context.Context, id ConversationID) error {
	return j.restore(ctx, conversations.key(id))
}

// Counts tells how much there is.
func (j *Journal) Counts(ctx context.Context) (Counts, error) {
	drafts, err := j.kept(ctx, draftPlace)
	if err != nil {
		return Counts{}, err
	}
	counts := Counts{Drafts: len(drafts)}
	err = j.view(ctx, func(p *projection.Projection) error {
		rows, err := p.Counts()
		counts.Conversations, counts.People, counts.OpenFollowUps = rows.Conversations, rows.People, rows.OpenFollowUps
		counts.Unreadable = j.tail.unreadable
		return err
	})
	return counts, err
}
