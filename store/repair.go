package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"bankje/store/feed"
	"bankje/sync/envelope"
)

// Repair tells what was found damaged. The damaged file was moved aside and
// kept; what could be read of it is in use.
type Repair struct {
	At     time.Time
	KeptAs string // path of the file that was moved aside
	Saved  int    // changes that could be read
	Lost   int    // changes that could not, as far as can be told
}

// Names of values that the feed keeps for this phone only.
const (
	localRepairTold = "store.repair-told" // when the last repair that was told of was made
	localFounding   = "store.founding"    // a second copy of the founding statement
)

// Repair tells what was found damaged since it was last asked, and whether
// anything was; also when the app was killed before anybody asked.
func (v *Vault) Repair() (Repair, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return Repair{}, false
	}
	ctx := context.Background()
	report, err := v.feed.LastSalvage(ctx)
	if err != nil {
		return Repair{}, false
	}
	at, err := json.Marshal(report.At)
	if err != nil {
		return Repair{}, false
	}
	if told, err := v.feed.Local(ctx, localRepairTold); err == nil && string(told) == string(at) {
		return Repair{}, false
	}
	// Told twice is better than never: a failure here is none.
	_ = v.feed.PutLocal(ctx, localRepairTold, at)
	return Repair{
		At:     report.At,
		KeptAs: filepath.Join(v.dir, report.KeptAs),
		Saved:  report.Envelopes,
		Lost:   report.Lost,
	}, true
}

// salvage moves a damaged feed aside and opens what could be read of it.
func (v *Vault) salvage(ctx context.Context) (*feed.Feed, error) {
	if _, err := feed.Salvage(ctx, v.dir, v.now()); err != nil {
		return nil, err
	}
	return feed.Open(ctx, v.dir)
}

// reopen salvages a feed in which damage was found while it was read.
func (v *Vault) reopen(ctx context.Context) error {
	if err := v.feed.Close(); err != nil {
		return err
	}
	salvaged, err := v.salvage(ctx)
	if err != nil {
		v.closed = true
		return err
	}
	v.feed = salvaged
	return nil
}

// founding gives the spaces of the feed. Should the founding statement itself
// have been in the damaged part, the second copy takes its place.
func founding(ctx context.Context, f *feed.Feed) (envelope.SpaceID, error) {
	spaces, err := f.Spaces(ctx)
	if err != nil {
		return envelope.SpaceID{}, err
	}
	if len(spaces) > 0 {
		return spaces[0], nil
	}
	second, err := f.Local(ctx, localFounding)
	if err != nil {
		return envelope.SpaceID{}, errors.Join(errors.New("founding statement is missing"), err)
	}
	statement, err := envelope.ParseStatement(second)
	if err != nil {
		return envelope.SpaceID{}, fmt.Errorf("read founding statement: %w", err)
	}
	space := envelope.FoundedSpace(statement)
	return space, f.AddStatement(ctx, space, second)
}
