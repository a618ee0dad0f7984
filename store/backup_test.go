package store_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"bankje/store"
	"bankje/store/storetest"
)

func nothing(int64, int64) {}

// saved is a vault with a journal in it, its back-up and its recovery code.
func saved(t *testing.T) (backup []byte, code, want string) {
	t.Helper()
	_, j := found(t)
	storetest.Fill(t, j, storetest.Size{People: 5, Conversations: 40})
	_, err := j.NewDraft(t.Context(), store.Conversation{GroupCount: 3, Note: "Nog niet af."})
	must(t, err)
	code, err = j.RecoveryCode(t.Context())
	must(t, err)
	var to bytes.Buffer
	must(t, j.Backup(t.Context(), &to, nothing))
	return to.Bytes(), code, contents(t, j)
}

// reads opens a back-up with a code and reads it into an empty vault.
func reads(t *testing.T, v *store.Vault, backup []byte, code string) (*store.Restoring, error) {
	t.Helper()
	f, err := store.ReadBackup(bytes.NewReader(backup))
	if err != nil {
		return nil, err
	}
	if err := f.UnlockWithCode(code); err != nil {
		return nil, err
	}
	return v.Restore(t.Context(), f, nothing)
}

// beside are the names of what lies beside a folder.
func beside(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	must(t, err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestABackupIsRestoredOnAnotherPhone(t *testing.T) {
	backup, code, want := saved(t)
	dir := filepath.Join(t.TempDir(), "journal")
	v := open(t, dir, options())
	must(t, v.KeepSettings(store.Settings{Language: "uk"}))
	r, err := reads(t, v, backup, code)
	must(t, err)
	if v.Founded() {
		t.Error("the vault has a journal before there is a new PIN")
	}
	if _, err := r.Found(t.Context(), []byte("12"), store.PIN); !errors.Is(err, store.ErrShortSecret) {
		t.Fatalf("a short PIN = %v", err)
	}
	other := []byte("864209")
	j, err := r.Found(t.Context(), other, store.PIN)
	must(t, err)
	if got := contents(t, j); got != want {
		t.Errorf("restored was\n%s\nwant\n%s", got, want)
	}
	if drafts, err := j.Drafts(t.Context()); err != nil || len(drafts) != 1 || drafts[0].Conversation.Note != "Nog niet af." {
		t.Errorf("drafts = %v, %v", drafts, err)
	}
	if how, was, err := j.Restored(t.Context()); err != nil || !was || how.At.IsZero() || how.Made.IsZero() {
		t.Errorf("Restored = %v, %v, %v", how, was, err)
	}
	if v.Settings().Language != "uk" {
		t.Errorf("the settings are %+v, want the language that was chosen", v.Settings())
	}
	add(t, j, "Taras") // the feed goes on
	must(t, v.Close())

	v = open(t, dir, options())
	if got := beside(t, dir); len(got) != 1 {
		t.Errorf("beside the folder lie %q", got)
	}
	j, err = v.Unlock(t.Context(), other)
	must(t, err)
	if people, err := j.People(t.Context(), store.PeopleFilter{}); err != nil || len(people) != 6 {
		t.Errorf("after a restart there are %d people, %v", len(people), err)
	}
	must(t, v.CheckCode(code))
}

func TestAPassphraseOpensABackupOnceThereIsOne(t *testing.T) {
	_, j := found(t)
	if err := j.Backup(t.Context(), io.Discard, nothing); !errors.Is(err, store.ErrBackupNeedsCode) {
		t.Fatalf("with a PIN alone = %v", err)
	}
	must(t, j.ChangeSecret(t.Context(), pin, []byte("lavendel fiets kade"), store.Passphrase))
	var to bytes.Buffer
	must(t, j.Backup(t.Context(), &to, nothing))
	f, err := store.ReadBackup(&to)
	must(t, err)
	if !f.HasPassphrase() || f.HasCode() {
		t.Errorf("passphrase %v, code %v", f.HasPassphrase(), f.HasCode())
	}
	var wrong *store.WrongSecretError
	if err := f.UnlockWithPassphrase([]byte("lavendel")); !errors.As(err, &wrong) {
		t.Errorf("another passphrase = %v", err)
	}
	must(t, f.UnlockWithPassphrase([]byte("Lavendel fiets kade ")))
	r, err := open(t, t.TempDir(), options()).Restore(t.Context(), f, nothing)
	must(t, err)
	must(t, r.Drop())
}

func TestASpoiledBackupLeavesTheFirstMinute(t *testing.T) {
	backup, code, _ := saved(t)
	dir := filepath.Join(t.TempDir(), "journal")
	v := open(t, dir, options())
	try := func(what string, file []byte, want error) {
		t.Helper()
		if _, err := reads(t, v, file, code); !errors.Is(err, want) {
			t.Errorf("%s = %v, want %v", what, err, want)
		}
		if v.Founded() || len(beside(t, dir)) != 1 {
			t.Errorf("%s left %q, founded %v", what, beside(t, dir), v.Founded())
		}
	}
	flipped := bytes.Clone(backup)
	flipped[len(flipped)*2/3] ^= 1
	try("a flipped bit", flipped, store.ErrBackupDamaged)
	try("a cut file", backup[:len(backup)/2], store.ErrBackupDamaged)
	try("another file", []byte("%PDF-1.4"), store.ErrNotBackup)
	newer := bytes.Clone(backup)
	newer[8] = 2
	try("one by a newer app", newer, store.ErrNewerFile)

	var wrong *store.WrongCodeError
	f, err := store.ReadBackup(bytes.NewReader(backup))
	must(t, err)
	if err := f.UnlockWithCode(strings.Repeat("0", 40)); !errors.As(err, &wrong) || wrong.Mistyped {
		t.Errorf("another code = %v", err)
	}
	if err := f.UnlockWithCode("1234"); !errors.As(err, &wrong) || !wrong.Mistyped {
		t.Errorf("half a code = %v", err)
	}
	must(t, f.UnlockWithCode(code))
	_, err = v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	if _, err := v.Restore(t.Context(), f, nothing); !errors.Is(err, store.ErrFounded) {
		t.Errorf("over a journal = %v, want ErrFounded", err)
	}
}

func TestCancellingLeavesNothing(t *testing.T) {
	_, j := found(t)
	storetest.Fill(t, j, storetest.Size{People: 5, Conversations: 600})
	code, err := j.RecoveryCode(t.Context())
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	if err := j.Backup(ctx, io.Discard, func(done, of int64) {
		if done > of/2 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled back-up = %v", err)
	}
	var to bytes.Buffer
	last := int64(0)
	must(t, j.Backup(t.Context(), &to, func(done, of int64) {
		if done < last || done > of {
			t.Fatalf("progress goes from %d to %d of %d", last, done, of)
		}
		last = done
	}))

	dir := filepath.Join(t.TempDir(), "journal")
	v := open(t, dir, options())
	f, err := store.ReadBackup(&to)
	must(t, err)
	must(t, f.UnlockWithCode(code))
	ctx, cancel = context.WithCancel(t.Context())
	if _, err := v.Restore(ctx, f, func(int64, int64) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled restore = %v", err)
	}
	if v.Founded() || len(beside(t, dir)) != 1 {
		t.Errorf("it left %q, founded %v", beside(t, dir), v.Founded())
	}
}

// TestKilledWhileRestoringItIsTheFirstMinuteAgain takes the folders as they are
// at the worst moments.
func TestKilledWhileRestoringItIsTheFirstMinuteAgain(t *testing.T) {
	backup, code, _ := saved(t)
	dir := filepath.Join(t.TempDir(), "journal")
	v := open(t, dir, options())
	_, err := reads(t, v, backup, code)
	must(t, err)
	for _, moment := range []string{"read", "between the renames"} {
		left := filepath.Join(t.TempDir(), "journal")
		must(t, os.CopyFS(filepath.Dir(left), os.DirFS(filepath.Dir(dir))))
		if moment != "read" {
			must(t, os.Rename(left, left+"-replaced"))
		}
		again := open(t, left, options())
		if again.Founded() || len(beside(t, left)) != 1 {
			t.Errorf("killed after %s: founded %v, with %q", moment, again.Founded(), beside(t, left))
		}
	}
}

func TestAFullDiskEndsABackup(t *testing.T) {
	_, j := found(t)
	_, err := j.RecoveryCode(t.Context())
	must(t, err)
	full := errors.New("full")
	if err := j.Backup(t.Context(), failing{full}, nothing); !errors.Is(err, full) {
		t.Errorf("Backup = %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestABackupTakesNoMoreMemoryForALongerJournal counts what is allocated at
// most while it is written, by looking at each step of its progress.
func TestABackupTakesNoMoreMemoryForALongerJournal(t *testing.T) {
	_, j := found(t)
	storetest.Fill(t, j, storetest.Size{People: 5, Conversations: 1500})
	_, err := j.RecoveryCode(t.Context())
	must(t, err)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	most, steps := uint64(0), 0
	must(t, j.Backup(t.Context(), io.Discard, func(int64, int64) {
		if steps++; steps%100 != 0 {
			return
		}
		runtime.GC()
		runtime.ReadMemStats(&now)
		most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
	}))
	if most > 1<<20 {
		t.Errorf("a back-up holds %d bytes", most)
	}
}

func TestWhenAndWhereItWasBackedUpIsKept(t *testing.T) {
	v, j := found(t)
	if _, was, err := j.LastBackup(t.Context()); was || err != nil {
		t.Errorf("a new journal was backed up: %v, %v", was, err)
	}
	must(t, j.KeepBackedUp(t.Context(), "/stick/bankje.bankje"))
	last, was, err := relock(t, v, j).LastBackup(t.Context())
	if !was || err != nil || last.Where != "/stick/bankje.bankje" || last.At.IsZero() {
		t.Errorf("LastBackup = %+v, %v, %v", last, was, err)
	}
}
