package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"bankje/store/feed"
)

// Beside the data folder, while a back-up is restored: the folder that is being
// filled, and the empty one that it takes the place of. Opening a vault removes
// what a kill left of them.
const (
	restoringSuffix = "-restoring"
	replacedSuffix  = "-replaced"
)

// localRestored is the name under which a restored journal keeps a
// [Restoration], not sealed: it holds two times only.
const localRestored = "store.restored"

// A Restoration tells that a journal came from a back-up. The phone that wrote
// it may live on with the same device, so whoever syncs has to expect that the
// feed forks behind it.
type Restoration struct {
	At   time.Time `json:"at"`   // when it was restored
	Made time.Time `json:"made"` // when the back-up was made
}

// Restored tells whether this journal came from a back-up, and when.
func (j *Journal) Restored(ctx context.Context) (Restoration, bool, error) {
	content, err := j.feed.Local(ctx, localRestored)
	if errors.Is(err, feed.ErrNotFound) {
		return Restoration{}, false, nil
	}
	var r Restoration
	if err == nil {
		err = json.Unmarshal(content, &r)
	}
	if err != nil {
		return Restoration{}, false, fmt.Errorf("read restoration: %w", err)
	}
	return r, true, nil
}

// A Restoring is a back-up that was read whole and verified, and waits for a
// new PIN or passphrase. Until [Restoring.Found] the vault is as empty as
// before.
type Restoring struct {
	vault    *Vault
	file     *BackupFile
	dir      string
	feed     *feed.Feed // of the folder beside the vault's
	settings Settings
	founding []byte
}

// Restore reads an opened back-up into a folder beside that of the vault, which
// must be empty: ErrFounded. It verifies all signatures and chains. Progress is
// told, on this goroutine, how many bytes of how many were read.
// ErrBackupDamaged, ErrNewerFile, ErrDiskFull, or the context's own; nothing is
// left then.
func (v *Vault) Restore(ctx context.Context, f *BackupFile, progress func(done, of int64)) (*Restoring, error) {
	if f.keys == nil {
		return nil, errors.New("store: back-up was not opened")
	}
	if v.Founded() {
		return nil, ErrFounded
	}
	r := &Restoring{vault: v, file: f, dir: v.dir + restoringSuffix}
	if err := os.RemoveAll(r.dir); err != nil {
		return nil, fmt.Errorf("restore: %w", diskError(err))
	}
	var err error
	if r.feed, err = feed.Open(ctx, r.dir); err != nil {
		return nil, fmt.Errorf("restore: %w", errors.Join(err, os.RemoveAll(r.dir)))
	}
	if err := r.read(ctx, progress); err != nil {
		return nil, fmt.Errorf("restore: %w", errors.Join(err, r.Drop()))
	}
	return r, nil
}

// Drop removes what was read.
func (r *Restoring) Drop() error {
	if r.feed == nil {
		return nil
	}
	err := r.feed.Close()
	r.feed = nil
	return errors.Join(err, diskError(os.RemoveAll(r.dir)))
}

func (r *Restoring) read(ctx context.Context, progress func(done, of int64)) error {
	from := r.file.head.Read(r.file.from, r.file.keys)
	in := newRestoreReader(r, progress)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		next, err := readRecord(from)
		if errors.Is(err, io.EOF) {
			return in.end(ctx)
		}
		if err != nil {
			return backupError(err)
		}
		if err := in.take(ctx, next); err != nil {
			return err
		}
	}
}

// Found gives the restored journal a PIN or passphrase, puts it in the place of
// the empty vault and opens it. ErrShortSecret for a secret that is none, after
// which one can try another; ErrFounded. A kill leaves the vault empty or the
// journal whole.
func (r *Restoring) Found(ctx context.Context, secret []byte, kind SecretKind) (*Journal, error) {
	v := r.vault
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case v.closed:
		return nil, errClosed
	case v.keyFile != nil:
		return nil, ErrFounded
	}
	file, err := r.file.head.KeyFile(v.random, r.file.keys, secretOf(secret, kind), v.params())
	if err != nil {
		return nil, shortSecret(err)
	}
	if err := r.finish(ctx, file.Marshal()); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	if err := v.replace(ctx, r.dir); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	return v.begin(ctx, r.file.keys)
}

// finish makes the folder all that a data folder is, and closes it.
func (r *Restoring) finish(ctx context.Context, keyFile []byte) error {
	mark, err := json.Marshal(Restoration{At: r.vault.now().UTC(), Made: r.file.made})
	if err != nil {
		return err
	}
	aside := &Vault{dir: r.dir}
	err = errors.Join(
		r.feed.PutLocal(ctx, localRestored, mark),
		aside.keepFounding(r.founding),
		aside.KeepSettings(r.merged(r.vault.Settings())))
	if err != nil {
		return err
	}
	if err := r.feed.SetKeyFile(ctx, keyFile); err != nil {
		return err
	}
	err = r.feed.Close()
	r.feed = nil
	return err
}

// merged are the settings of the back-up, in the language that was just chosen.
func (r *Restoring) merged(now Settings) Settings {
	s := r.settings
	if now.Language != "" {
		s.Language = now.Language
	}
	return s
}

// replace puts a whole data folder in the place of the empty one, and opens it.
// Between the two renames there is no folder, which is as good as an empty one.
// v.mu is held.
func (v *Vault) replace(ctx context.Context, dir string) error {
	replaced := v.dir + replacedSuffix
	if err := errors.Join(os.RemoveAll(replaced), v.feed.Close()); err != nil {
		return diskError(err)
	}
	err := os.Rename(v.dir, replaced)
	if err == nil {
		err = os.Rename(dir, v.dir)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(v.dir))
	}
	return errors.Join(diskError(err), v.open(ctx))
}

// sweep removes what a restoring left that was killed. The folder's lock is
// held, so nobody is restoring now.
func (v *Vault) sweep() {
	for _, suffix := range []string{restoringSuffix, replacedSuffix} {
		// What stays is tried again at the next opening, and is sealed.
		_ = os.RemoveAll(v.dir + suffix)
	}
}
