package store

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
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

// localRepairTold is under what name the feed keeps when the last repair was
// made that was told of.
const localRepairTold = "store.repair-told"

// foundingName is a second copy of the founding statement. Without it not one
// envelope could be told from those of another space, and it lies in a single
// page of the database.
const foundingName = "founding"

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

// foundingSpace gives the space of the journal. Should the founding statement
// have been in a damaged part of the feed, the second copy takes its place.
func (v *Vault) foundingSpace(ctx context.Context) (envelope.SpaceID, error) {
	spaces, err := v.feed.Spaces(ctx)
	if err != nil {
		return envelope.SpaceID{}, err
	}
	if len(spaces) > 0 {
		return spaces[0], nil
	}
	second, err := os.ReadFile(v.foundingPath())
	if err != nil {
		return envelope.SpaceID{}, fmt.Errorf("founding statement is missing: %w", err)
	}
	statement, err := envelope.ParseStatement(second)
	if err != nil {
		return envelope.SpaceID{}, fmt.Errorf("read founding statement: %w", err)
	}
	space := envelope.FoundedSpace(statement)
	return space, v.feed.AddStatement(ctx, space, second)
}

func (v *Vault) foundingPath() string { return filepath.Join(v.dir, foundingName) }

// keepFounding writes the second copy.
func (v *Vault) keepFounding(statement []byte) error {
	return diskError(writeFile(v.foundingPath(), func(w io.Writer) error {
		_, err := w.Write(statement)
		return err
	}))
}
