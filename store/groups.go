package store

import (
	"cmp"
	"context"
	"slices"

	"bankje/store/projection"
	"bankje/store/search"
)

// Groups lists groups, the one talked with last first.
func (j *Journal) Groups(ctx context.Context) ([]GroupSummary, error) {
	all, err := readAll(ctx, j, groups)
	if err != nil {
		return nil, err
	}
	var summaries []GroupSummary
	for _, g := range slices.Backward(all) {
		summary, err := j.summaryOfGroup(ctx, g)
		if err != nil {
			return nil, err
		}
		summaries = append(summaries, summary)
	}
	slices.SortStableFunc(summaries, func(a, b GroupSummary) int { return b.LastAt.Compare(a.LastAt) })
	return summaries, nil
}

func (j *Journal) summaryOfGroup(ctx context.Context, g Group) (GroupSummary, error) {
	summary := GroupSummary{ID: g.ID, Name: g.Name, Colour: g.Colour}
	err := j.view(ctx, func(p *projection.Projection) error {
		count, last, err := p.GroupUse(g.ID)
		if err != nil || count == 0 {
			return err
		}
		c, err := conversations.fromState(last.ID, last.State, j.viewpoint())
		summary.Conversations, summary.LastAt, summary.LastCount = count, c.At, c.GroupCount
		return err
	})
	return summary, err
}

// Group reads a group, hidden or not. ErrNotFound.
func (j *Journal) Group(ctx context.Context, id GroupID) (Group, error) {
	return readNoun(ctx, j, groups, id)
}

// AddGroup saves a new group. ErrNoAlias.
func (j *Journal) AddGroup(ctx context.Context, g Group) (Group, error) {
	return addNoun(ctx, j, groups, g)
}

// EditGroup saves what differs between before and after. ErrNoAlias,
// ErrNewerRecord.
func (j *Journal) EditGroup(ctx context.Context, before, after Group) (Group, error) {
	return editNoun(ctx, j, groups, before, after)
}

// HideGroup hides a group. ErrNotFound.
func (j *Journal) HideGroup(ctx context.Context, id GroupID) error {
	return j.hide(ctx, groups.key(id))
}

// RestoreGroup shows a hidden group again. ErrNotFound.
func (j *Journal) RestoreGroup(ctx context.Context, id GroupID) error {
	return j.restore(ctx, groups.key(id))
}

// groupNames reads the groups that a page of the timeline may need, by id.
func (j *Journal) groupNames(p *projection.Projection) (map[GroupID]Group, error) {
	states, err := p.States(kindGroup)
	if err != nil {
		return nil, err
	}
	byID := make(map[GroupID]Group, len(states))
	for _, s := range states {
		g, err := groups.fromState(s.ID, s.State, j.viewpoint())
		if err != nil {
			return nil, err
		}
		byID[g.ID] = g
	}
	return byID, nil
}

// groupsNamed gives the groups whose name has a word with this beginning.
func groupsNamed(byID map[GroupID]Group, begin string) []projection.ID {
	var ids []projection.ID
	for id, g := range byID {
		if (search.Query{begin}).Matches(g.Name) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b projection.ID) int { return cmp.Compare(string(a[:]), string(b[:])) })
	return ids
}
