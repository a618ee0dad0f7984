package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/sync/envelope"
)

const (
	snapshotName  = "snapshot"
	snapshotPlace = "snapshot" // what it is sealed for

	// A snapshot is written when it is this old, or this many changes behind:
	// it is large, and flash wears out. So many changes take some hundredths
	// of a second to read.
	snapshotAge    = 24 * time.Hour
	snapshotBehind = 500
)

// errStale means that a snapshot is of another history than the feed.
var errStale = errors.New("snapshot does not fit the feed")

// fromSnapshot makes the projection from the snapshot and what came after it.
// Any error means to make it from the feed.
func (j *Journal) fromSnapshot(ctx context.Context) (*projection.Projection, tail, error) {
	made, err := j.readSnapshot()
	if err != nil {
		return nil, tail{}, err
	}
	from, err := j.snapshotTail(ctx, made)
	if err == nil {
		from, err = j.follow(ctx, made, from)
	}
	if err != nil {
		return nil, tail{}, errors.Join(err, made.Close())
	}
	return made, from, nil
}

func (j *Journal) readSnapshot() (*projection.Projection, error) {
	file, err := os.Open(j.snapshotPath())
	if err != nil {
		return nil, err
	}
	defer file.Close()
	serialized, err := j.keys.File.OpenLarge(file, snapshotPlace)
	if err != nil {
		return nil, err
	}
	made, err := projection.Load(serialized)
	if err != nil {
		return nil, err
	}
	// One from before something was erased would bring it back.
	mark, err := made.Mark()
	if err == nil && j.erasedAfter(mark.Erased) {
		err = errors.Join(errStale, j.dropSnapshot())
	}
	if err != nil {
		return nil, errors.Join(err, made.Close())
	}
	return made, nil
}

// snapshotTail tells where the snapshot ends, and makes sure that the feed has
// come by there.
func (j *Journal) snapshotTail(ctx context.Context, p *projection.Projection) (tail, error) {
	mark, err := p.Mark()
	if err != nil {
		return tail{}, err
	}
	if len(mark.Hash) != len(envelope.Hash{}) {
		return tail{}, errStale
	}
	at := feed.Position{Number: feed.Number(mark.Position), Hash: envelope.Hash(mark.Hash)}
	if holds, err := j.feed.Holds(ctx, at); err != nil || !holds {
		return tail{}, errors.Join(err, errStale)
	}
	return tail{position: at, clock: merge.Time(mark.Clock), newest: merge.Time(mark.Newest)}, nil
}

func (j *Journal) snapshotPath() string { return filepath.Join(j.vault.dir, snapshotName) }

// keepSnapshot writes the snapshot, if it is due, and then looks whether the
// feed is whole.
func (j *Journal) keepSnapshot(ctx context.Context) error {
	// saving keeps Lock from dropping the keys meanwhile.
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil || !j.snapshotDue() {
		return nil
	}
	serialized, covered, err := j.serialize(ctx)
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	err = writeFile(j.snapshotPath(), func(w io.Writer) error {
		return j.keys.File.SealLarge(w, j.random, snapshotPlace, serialized)
	})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", diskError(err))
	}
	j.reading.Lock()
	j.tail.behind -= covered
	j.reading.Unlock()
	return j.checkFeed(ctx)
}

// checkFeed reads the whole feed, which nobody does as long as the journal is
// opened from snapshots. What is damaged then is mended at the lock, while the
// new snapshot still has all that the feed lost. j.saving is held.
func (j *Journal) checkFeed(ctx context.Context) error {
	err := j.feed.Check(ctx)
	j.damaged = errors.Is(err, feed.ErrDamaged)
	if j.damaged {
		return nil
	}
	return err
}

// snapshotDue says whether a snapshot is to be written. One that lacks a
// change which a newer app will understand would hide it from that app.
func (j *Journal) snapshotDue() bool {
	j.reading.Lock()
	tail := j.tail
	j.reading.Unlock()
	if tail.behind == 0 || tail.unreadable > 0 {
		return false
	}
	info, err := os.Stat(j.snapshotPath())
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	age := j.now().Sub(info.ModTime())
	return tail.behind >= snapshotBehind || age < 0 || age >= snapshotAge
}

// serialize gives the projection as bytes, and how many changes are in it that
// no snapshot has.
func (j *Journal) serialize(ctx context.Context) (serialized []byte, covered int, err error) {
	err = j.view(ctx, func(p *projection.Projection) error {
		at := j.tail.position
		err := p.SetMark(projection.Mark{
			Position: int64(at.Number),
			Hash:     at.Hash[:],
			Clock:    uint64(j.tail.clock),
			Newest:   uint64(j.tail.newest),
			Erased:   j.lastErased(),
		})
		if err != nil {
			return err
		}
		covered = j.tail.behind
		serialized, err = p.Serialize()
		return err
	})
	return serialized, covered, err
}
