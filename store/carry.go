package store

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// This file is for whoever carries: the sync client, and files. All of it may
// be called from any goroutine while the journal is unlocked.

// Spaces lists the spaces that the journal lies in, one's own first.
func (j *Journal) Spaces() []envelope.SpaceID {
	return append([]envelope.SpaceID(nil), j.viewpoint().spaces...)
}

// Holding gives what is here of a space now. ErrNotFound, ErrLocked.
func (j *Journal) Holding(ctx context.Context, id envelope.SpaceID) (space.Holding, error) {
	var h space.Holding
	err := j.inSpace(id, func(s *joined) error {
		h.State, h.Statements, h.Self = s.members, s.tree.Held(), j.keys.Caller(s.writing).ID()
		return nil
	})
	if err != nil {
		return space.Holding{}, err
	}
	runs, err := j.feed.Runs(ctx, id)
	if err != nil {
		return space.Holding{}, err
	}
	for _, r := range runs {
		h.Runs = append(h.Runs, space.Run(r))
	}
	if h.Sought, err = j.sought(ctx, h.State, h.Runs); err != nil {
		return space.Holding{}, err
	}
	if h.Aside, err = j.aside(ctx, id); err != nil {
		return space.Holding{}, err
	}
	if h.Confirmed, err = j.confirmed(ctx, id); err != nil {
		return space.Holding{}, err
	}
	h.Cursor, err = j.local(ctx, localCursor(id))
	return h, err
}

// Statements gives all statements of a space that are here, each after the one
// before it, also those of chains that lost. ErrNotFound, ErrLocked.
func (j *Journal) Statements(id envelope.SpaceID) ([]envelope.Statement, error) {
	var all []envelope.Statement
	err := j.inSpace(id, func(s *joined) error {
		all = s.tree.All()
		return nil
	})
	return all, err
}

// inSpace lets read look at a space while no save is under way.
func (j *Journal) inSpace(id envelope.SpaceID, read func(*joined) error) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	s, err := j.joinedSpace(id)
	if err != nil {
		return err
	}
	return read(s)
}

// Stretch gives envelopes of one device in a space from a sequence on, in order
// and without a gap, of about size bytes together; one at least, if it is here.
func (j *Journal) Stretch(ctx context.Context, id envelope.SpaceID, device envelope.DeviceID, from uint64, size int) ([]envelope.Envelope, error) {
	stored, err := j.feed.Stretch(ctx, id, device, from, size)
	if err != nil {
		return nil, fmt.Errorf("read what is to be sent: %w", err)
	}
	all := make([]envelope.Envelope, len(stored))
	for i, s := range stored {
		all[i] = s.Envelope
	}
	return all, nil
}

// SignRequest signs a request to a relay about a space, as the device that this
// phone is there as far as the relay knows, and names it. It signs nothing else. ErrNotFound, ErrLocked.
func (j *Journal) SignRequest(id envelope.SpaceID, message []byte) (device envelope.DeviceID, signature [envelope.SignatureSize]byte, err error) {
	err = j.inSpace(id, func(s *joined) error {
		caller := j.keys.Caller(s.writing)
		device = caller.ID()
		signature, err = caller.SignRequest(message)
		return err
	})
	return device, signature, err
}

// SelfIn gives as which device this phone signs requests about a space.
// ErrNotFound, ErrLocked.
func (j *Journal) SelfIn(id envelope.SpaceID) (device envelope.DeviceID, err error) {
	err = j.inSpace(id, func(s *joined) error {
		device = j.keys.Caller(s.writing).ID()
		return nil
	})
	return device, err
}

// confirmed reads how far the relay has said that it has each feed of a space on
// its disk.
func (j *Journal) confirmed(ctx context.Context, id envelope.SpaceID) (map[envelope.DeviceID]uint64, error) {
	var confirmed confirmedHeads
	err := j.readJSON(ctx, localConfirmed(id), &confirmed)
	return confirmed, err
}

// Waiting counts the changes in a space that its relay has not confirmed.
func (j *Journal) Waiting(ctx context.Context, id envelope.SpaceID) (int, error) {
	confirmed, err := j.confirmed(ctx, id)
	if err != nil {
		return 0, err
	}
	held, err := j.feed.Runs(ctx, id)
	if err != nil {
		return 0, err
	}
	waiting := uint64(0)
	for _, run := range held {
		if done := max(run.First-1, confirmed[run.Device]); run.Last > done {
			waiting += run.Last - done
		}
	}
	return int(waiting), nil
}

// confirmedHeads are kept as JSON, by the hexadecimal id of the device.
type confirmedHeads map[envelope.DeviceID]uint64

func (c confirmedHeads) MarshalJSON() ([]byte, error) {
	byName := make(map[string]uint64, len(c))
	for device, sequence := range c {
		byName[device.String()] = sequence
	}
	return json.Marshal(byName)
}

func (c *confirmedHeads) UnmarshalJSON(data []byte) error {
	var byName map[string]uint64
	if err := json.Unmarshal(data, &byName); err != nil {
		return err
	}
	*c = make(confirmedHeads, len(byName))
	for name, sequence := range byName {
		id, err := hex.DecodeString(name)
		if err != nil || len(id) != len(envelope.DeviceID{}) {
			return errors.New("confirmed heads: no device id")
		}
		(*c)[envelope.DeviceID(id)] = sequence
	}
	return nil
}

func localConfirmed(id envelope.SpaceID) string { return "sync.confirmed." + id.String() }

// noteConfirmed adds to what changes on the disk what the relay has confirmed.
func (in *incoming) noteConfirmed(ctx context.Context, confirmed map[envelope.DeviceID]uint64, local map[string][]byte) error {
	if confirmed == nil {
		return nil
	}
	before, err := in.journal.confirmed(ctx, in.space.id)
	if err != nil || maps.Equal(before, confirmed) {
		return err
	}
	data, err := json.Marshal(confirmedHeads(confirmed))
	local[localConfirmed(in.space.id)] = data
	return err
}
