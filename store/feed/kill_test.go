package feed

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// savingFolder names the folder in which this binary, run as a child, saves
// until it is killed.
const savingFolder = "FEED_TEST_SAVING_FOLDER"

// erasingFolder names the folder in which it erases until it is killed.
const erasingFolder = "FEED_TEST_ERASING_FOLDER"

// emulator names the program, if any, that this binary runs under, as given
// to go test with -exec: its child needs it too.
const emulator = "BANKJE_EMULATOR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(savingFolder); dir != "" {
		fmt.Fprintln(os.Stderr, saveForEver(dir))
		os.Exit(1)
	}
	if dir := os.Getenv(erasingFolder); dir != "" {
		fmt.Fprintln(os.Stderr, eraseForEver(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saveForEver types a draft, or every third time none, saves it and prints its
// sequence, again and again.
func saveForEver(dir string) error {
	ctx := context.Background()
	f, err := Open(ctx, dir)
	if err != nil {
		return err
	}
	if _, err := f.KeyFile(ctx); errors.Is(err, ErrNotFound) {
		err = f.Found(ctx, noise(1, 2000), testSpace, noise(2, 1500))
		if err != nil {
			return err
		}
	}
	anna := newAuthor('a')
	for row, err := range f.Range(ctx, testSpace, 0) {
		if err != nil {
			return err
		}
		anna.last = row.Envelope
	}
	for {
		e := anna.next(900)
		draft := Draft{draftOf(e.Header.Sequence), noise(e.Header.Sequence, 5000)}
		if e.Header.Sequence%3 > 0 {
			if err := f.PutDraft(ctx, draft); err != nil {
				return err
			}
		}
		if _, err := f.Append(ctx, &draft.ID, e); err != nil {
			return err
		}
		fmt.Println(e.Header.Sequence)
	}
}

func draftOf(sequence uint64) DraftID {
	var id DraftID
	binary.BigEndian.PutUint64(id[:], sequence)
	return id
}

func TestAKilledProcessLosesNoConfirmedSaveAndLeavesNoneHalf(t *testing.T) {
	dir, random := newFolder(t), rand.New(rand.NewPCG(1, 2))
	for range rounds(25) {
		confirmed := runAndKill(t, savingFolder, dir, 1+random.IntN(60))
		f := openIn(t, dir)
		saved := uint64(0)
		last := newAuthor('a').last
		for _, row := range all(t, f) {
			h := row.Envelope.Header
			if saved++; h.Sequence != saved || saved > 1 && h.Previous != last.Hash() {
				t.Fatalf("envelope %d of sequence %d breaks the chain", saved, h.Sequence)
			}
			last = row.Envelope
		}
		if saved < confirmed {
			t.Fatalf("%d saves were confirmed, %d are there", confirmed, saved)
		}
		drafts, err := f.Drafts(t.Context())
		if err != nil || len(drafts) > 1 || len(drafts) == 1 && drafts[0].ID != draftOf(saved+1) {
			t.Fatalf("after %d saves the drafts are %v, %v; want at most that of the next", saved, drafts, err)
		}
		if err := f.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		closeNow(t, f)
	}
}

// runAndKill runs a child, which does in dir what the name says, until it has
// confirmed so many saves, kills it wherever it then is, and returns the last
// sequence that it confirmed.
func runAndKill(t *testing.T, does, dir string, saves int) (confirmed uint64) {
	t.Helper()
	command := append(strings.Fields(os.Getenv(emulator)), os.Args[0])
	child := exec.Command(command[0], command[1:]...)
	child.Env = append(os.Environ(), does+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for count := 1; ; count++ {
		line, err := lines.ReadString('\n')
		if err == io.EOF && count > saves {
			break // a last line cut by the kill was not confirmed
		}
		if err != nil {
			t.Fatalf("child ended after %d saves: %v", count, err)
		}
		if confirmed, err = strconv.ParseUint(line[:len(line)-1], 10, 64); err != nil {
			t.Fatal(err)
		}
		if count == saves {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	child.Wait() // says only that it was killed
	return confirmed
}
