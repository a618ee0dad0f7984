package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/sync/envelope"
)

// Aside is something that came and could not be verified. It was not kept, and
// is to be asked for again: what one carrier damaged another may have whole.
type Aside struct {
	Device    envelope.DeviceID
	Sequence  uint64 // of the change; 0: it was a statement
	Statement uint64 // number of the statement; 0: it was a change
	Why       AsideReason
}

// AsideReason says why something was set aside.
type AsideReason string

// The reasons.
const (
	AsideStatement AsideReason = "statement" // may not stand where it says
	AsideAuthor    AsideReason = "author"    // by a device that is not known here
	AsideSignature AsideReason = "signature" // not signed by the device that it names
	AsideBody      AsideReason = "body"      // not what was signed
	AsideFork      AsideReason = "fork"      // follows another change than the one that is here
	AsideRefused   AsideReason = "refused"   // sealed with a key that there was not
)

// mostAside bounds what is remembered of a space: more is the work of a carrier
// that damages everything, and would come again anyway.
const mostAside = 256

// Aside lists what of a space is set aside now.
func (j *Journal) Aside(ctx context.Context, id envelope.SpaceID) ([]Aside, error) {
	data, err := j.feed.Local(ctx, localAside(id))
	if errors.Is(err, feed.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Aside
	return all, json.Unmarshal(data, &all)
}

func localAside(id envelope.SpaceID) string { return "sync.aside." + id.String() }

// noteAside adds to what changes on the disk what is set aside from now on: what
// has arrived whole meanwhile no longer is.
func (in *incoming) noteAside(ctx context.Context, local map[string][]byte) error {
	before, err := in.journal.Aside(ctx, in.space.id)
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
func (in *incoming) arrived(a Aside) bool {
	if a.Sequence == 0 {
		return a.Statement <= in.space.members.Number()
	}
	return slices.ContainsFunc(in.good, func(e envelope.Envelope) bool {
		return e.Header.Device == a.Device && e.Header.Sequence == a.Sequence
	})
}
