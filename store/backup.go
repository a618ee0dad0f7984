package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"bankje/store/feed"
	"bankje/store/seal"
)

// What can be wrong with a back-up. Callers compare with [errors.Is].
var (
	// ErrBackupNeedsCode means that only a PIN opens the journal. A file that
	// lies elsewhere has to be opened by a recovery code or a passphrase.
	ErrBackupNeedsCode = errors.New("store: back-up needs a recovery code or a passphrase")
	// ErrNotBackup means that a file is no back-up.
	ErrNotBackup = errors.New("store: not a back-up")
	// ErrBackupDamaged means that a back-up was changed or cut short.
	ErrBackupDamaged = errors.New("store: back-up is damaged")
)

// aboutBackup is the first record of a back-up.
type aboutBackup struct {
	Made  time.Time `json:"made"`
	Bytes int64     `json:"bytes"` // of all records, about
}

// CanBackUp tells whether there is a recovery code or a passphrase that a
// back-up could be opened with.
func (v *Vault) CanBackUp() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.keyFile != nil && (v.keyFile.HasRecovery() || v.keyFile.Kind() == seal.Passphrase)
}

// Backup writes an encrypted back-up of everything to w: all spaces with their
// statements and envelopes, the drafts and the settings. It never holds more
// of it than a few envelopes, and saves go on meanwhile; what is saved after it
// began may be left out. Progress is told, on this goroutine, how many bytes
// of how many are written.
//
// Without an error w has all of it, and not before. ErrBackupNeedsCode,
// ErrLocked, the error of w, or the context's own.
func (j *Journal) Backup(ctx context.Context, w io.Writer, progress func(done, of int64)) error {
	if err := j.FlushDrafts(ctx); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	sealed, err := j.sealedBackup(w)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	b := &backupWriter{journal: j, to: sealed, progress: progress}
	if err := b.write(ctx); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := sealed.Close(); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// sealedBackup seals what is written to it. It goes on while the journal is
// locked: it holds a key for this one back-up only.
func (j *Journal) sealedBackup(w io.Writer) (io.WriteCloser, error) {
	v := j.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.journal != j {
		return nil, ErrLocked
	}
	head, err := v.keyFile.NewBackup(v.random)
	if errors.Is(err, seal.ErrNoRecovery) {
		return nil, ErrBackupNeedsCode
	}
	if err != nil {
		return nil, err
	}
	return head.Write(w, j.keys), nil
}

// A backupWriter writes the records of a back-up.
type backupWriter struct {
	journal  *Journal
	to       io.Writer
	progress func(done, of int64)
	done, of int64
}

func (b *backupWriter) write(ctx context.Context) error {
	f := b.journal.feed
	// Drafts first: one that is saved meanwhile is then there twice rather
	// than not at all.
	drafts, err := f.Drafts(ctx)
	if err != nil {
		return err
	}
	last, err := f.Last(ctx)
	if err != nil {
		return err
	}
	if b.of, err = f.Bytes(ctx); err != nil {
		return err
	}
	about := aboutBackup{Made: b.journal.now().UTC(), Bytes: b.of}
	if err := b.json(recordAbout, about); err != nil {
		return err
	}
	if err := b.json(recordSettings, b.journal.vault.Settings()); err != nil {
		return err
	}
	if err := b.statements(ctx); err != nil {
		return err
	}
	for raw, err := range f.Raw(ctx, last.Number) {
		if err != nil {
			return err
		}
		if err := b.record(rawRecord(raw)); err != nil {
			return err
		}
	}
	for _, d := range drafts {
		if err := b.record(record{kind: recordDraft, content: append(d.ID[:], d.Sealed...)}); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (b *backupWriter) statements(ctx context.Context) error {
	spaces, err := b.journal.feed.Spaces(ctx)
	if err != nil {
		return err
	}
	for _, space := range spaces {
		statements, err := b.journal.feed.Statements(ctx, space)
		if err != nil {
			return err
		}
		for _, s := range statements {
			if err := b.record(record{kind: recordStatement, content: append(space[:], s...)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *backupWriter) json(kind recordKind, value any) error {
	content, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return b.record(record{kind: kind, content: content})
}

func (b *backupWriter) record(r record) error {
	if err := r.write(b.to); err != nil {
		return err
	}
	if r.kind == recordEnvelope || r.kind == recordNewer {
		b.done += int64(len(r.content))
		b.progress(min(b.done, b.of), b.of)
	}
	return nil
}

// rawRecord is the record of an envelope.
func rawRecord(raw feed.Raw) record {
	if raw.Newer() {
		return record{kind: recordNewer, content: appendRaw(nil, raw)}
	}
	return record{kind: recordEnvelope, content: raw.Bytes}
}
