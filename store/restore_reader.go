package store

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"

	"bankje/store/feed"
	"bankje/sync/envelope"
)

// restoreBatch bounds how many envelopes, and how many bytes of them, are put
// on disk in one transaction: each waits for the disk once.
const (
	restoreBatch = 256
	restoreBytes = 1 << 20
)

// A restoreReader puts the records of a back-up into a feed, and verifies what
// is in them.
//
// The seal of the whole file says already that they are what some phone held
// that had verified them. That the signatures are looked at again costs little:
// the last of a run stands for all of it.
type restoreReader struct {
	to       *Restoring
	progress func(done, of int64)
	done, of int64

	keys map[envelope.DeviceID]ed25519.PublicKey // of devices that are known
	runs map[runOf]envelope.Envelope             // the last of each

	waiting []feed.Raw
	bytes   int
}

// runOf is whose envelopes follow each other.
type runOf struct {
	space  envelope.SpaceID
	device envelope.DeviceID
}

func newRestoreReader(to *Restoring, progress func(done, of int64)) *restoreReader {
	return &restoreReader{to: to, progress: progress,
		keys: map[envelope.DeviceID]ed25519.PublicKey{to.file.keys.Device.ID(): to.file.keys.Device.SigningKey()},
		runs: map[runOf]envelope.Envelope{}}
}

func (in *restoreReader) take(ctx context.Context, r record) error {
	switch r.kind {
	case recordAbout:
		var about aboutBackup
		if err := json.Unmarshal(r.content, &about); err != nil {
			return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
		}
		in.to.file.made, in.of = about.Made, about.Bytes
		return nil
	case recordSettings:
		// Settings that cannot be read are choices that can be made again.
		_ = json.Unmarshal(r.content, &in.to.settings)
		return nil
	case recordStatement:
		return in.statement(ctx, r.content)
	case recordEnvelope, recordNewer:
		return in.envelope(ctx, r)
	case recordDraft:
		return in.draft(ctx, r.content)
	}
	if r.kind >= skippable {
		return nil
	}
	return fmt.Errorf("record of kind %d: %w", r.kind, ErrNewerFile)
}

// statement keeps a statement. One that founds a space has to be the one that
// the space is called after.
func (in *restoreReader) statement(ctx context.Context, content []byte) error {
	if len(content) < len(envelope.SpaceID{}) {
		return ErrBackupDamaged
	}
	space, bytes := envelope.SpaceID(content[:32]), content[32:]
	statement, err := envelope.ParseStatement(bytes)
	switch {
	case errors.Is(err, envelope.ErrVersion):
		return in.to.feed.AddStatement(ctx, space, bytes)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
	case statement.Type == envelope.Found:
		founding, err := envelope.ParseFounding(statement)
		if err != nil || envelope.FoundedSpace(statement) != space {
			return errors.Join(err, ErrBackupDamaged)
		}
		in.keys[statement.Author] = founding.SigningKey
		if in.to.founding == nil {
			in.to.founding = bytes
		}
	}
	in.meet(statement)
	if key := in.keys[statement.Author]; key != nil && statement.Type != envelope.Found {
		if err := statement.Verify(key); err != nil {
			return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
		}
	}
	return in.to.feed.AddStatement(ctx, space, bytes)
}

// meet learns with which key a device signs that comes in by a statement, or as
// which this phone or another goes on.
func (in *restoreReader) meet(statement envelope.Statement) {
	if j, err := envelope.ParseJoining(statement); err == nil {
		in.keys[j.Keys.Device()] = j.Keys.Signing
	}
	if c, err := envelope.ParseSuccession(statement); err == nil {
		in.keys[c.Keys.Device()] = c.Keys.Signing
	}
}

func (in *restoreReader) envelope(ctx context.Context, r record) error {
	raw, err := r.raw()
	if err != nil {
		return err
	}
	if r.kind == recordEnvelope {
		if err := in.follow(raw); err != nil {
			return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
		}
	}
	in.waiting = append(in.waiting, raw)
	in.bytes += len(raw.Bytes)
	in.done += int64(len(raw.Bytes))
	if len(in.waiting) < restoreBatch && in.bytes < restoreBytes {
		return nil
	}
	return in.flush(ctx)
}

// follow compares an envelope with the one of its device that came before it,
// and its body with the hash that it names. Where a feed has a gap, as one that
// was damaged has, a new run begins and the old one has to be signed.
func (in *restoreReader) follow(raw feed.Raw) error {
	e, err := envelope.Parse(raw.Bytes)
	if err != nil {
		return err
	}
	by := runOf{raw.Space, raw.Device}
	run := []envelope.Envelope{e}
	if last, ok := in.runs[by]; ok && last.Header.Sequence+1 == e.Header.Sequence {
		run = []envelope.Envelope{last, e}
	} else if ok {
		if err := in.signed(last); err != nil {
			return err
		}
	}
	in.runs[by] = e
	return envelope.VerifyLinks(run)
}

// signed verifies the last of a run. Of a device that joined by a statement
// which only a newer app knows there is no key to verify it with.
func (in *restoreReader) signed(e envelope.Envelope) error {
	key, known := in.keys[e.Header.Device]
	if !known {
		return nil
	}
	return e.Verify(key)
}

func (in *restoreReader) draft(ctx context.Context, content []byte) error {
	id := feed.DraftID{}
	if len(content) < len(id) {
		return ErrBackupDamaged
	}
	return in.to.feed.PutDraft(ctx, feed.Draft{ID: feed.DraftID(content[:len(id)]), Sealed: content[len(id):]})
}

func (in *restoreReader) flush(ctx context.Context) error {
	if len(in.waiting) == 0 {
		return nil
	}
	err := in.to.feed.AddRaw(ctx, in.waiting)
	in.waiting, in.bytes = in.waiting[:0], 0
	in.progress(min(in.done, in.of), in.of)
	return err
}

// end puts on disk what still waits, and verifies the ends of all runs.
func (in *restoreReader) end(ctx context.Context) error {
	if in.to.founding == nil {
		return fmt.Errorf("no founding statement: %w", ErrBackupDamaged)
	}
	for _, last := range in.runs {
		if err := in.signed(last); err != nil {
			return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
		}
	}
	return in.flush(ctx)
}
