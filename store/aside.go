package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// mostAside bounds what is remembered of a space: more is the work of a carrier
// that damages everything, and would come again anyway.
const mostAside = 256

// aside reads what of a space is set aside now.
func (j *Journal) aside(ctx context.Context, id envelope.SpaceID) ([]space.Aside, error) {
	var all []space.Aside
	err := j.readJSON(ctx, localAside(id), &all)
	return all, err
}

// readJSON reads a local value, and leaves into alone where there is none.
func (j *Journal) readJSON(ctx context.Context, name string, into any) error {
	data, err := j.local(ctx, name)
	if err != nil || data == nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// local reads a local value; nil where there is none.
func (j *Journal) local(ctx context.Context, name string) ([]byte, error) {
	data, err := j.feed.Local(ctx, name)
	if errors.Is(err, feed.ErrNotFound) {
		return nil, nil
	}
	return data, err
}

func localAside(id envelope.SpaceID) string { return "sync.aside." + id.String() }

// noteAside adds to what changes on the disk what is set aside from now on: what
// has arrived whole meanwhile no longer is.
func (in *incoming) noteAside(ctx context.Context, local map[string][]byte) error {
	before, err := in.journal.aside(ctx, in.space.id)
	if err != nil {
		return err
	}
	all := slices.DeleteFunc(slices.Clone(before), in.arrived)
	for _, a := range in.taken.Aside {
		if !slices.Contains(all, a) && len(all) < mostAside {
			all = append(all, a)
		}
	}
	if slices.Equal(all, before) {
		return nil
	}
	data, err := json.Marshal(all)
	local[localAside(in.space.id)] = data
	return err
}

// arrived says whether what was set aside is among what is good.
func (in *incoming) arrived(a space.Aside) bool {
	if a.Sequence == 0 {
		return a.Statement <= in.space.members.Number()
	}
	return slices.ContainsFunc(slices.Concat(in.good, in.instead), func(e envelope.Envelope) bool {
		return e.Header.Device == a.Device && e.Header.Sequence == a.Sequence
	})
}
