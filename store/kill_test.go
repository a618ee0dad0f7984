package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bankje/store"
)

// killedFolder names the vault in which a process that is to be killed saves.
const killedFolder = "BANKJE_TEST_KILLED_FOLDER"

// erasingFolder names the vault in which it erases.
const erasingFolder = "BANKJE_TEST_ERASING_FOLDER"

// emulator names the program, if any, that this binary runs under, as given to
// go test with -exec: the child needs it too.
const emulator = "BANKJE_EMULATOR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killedFolder); dir != "" {
		saveUntilKilled(dir)
	}
	if dir := os.Getenv(erasingFolder); dir != "" {
		eraseUntilKilled(dir)
	}
	if dir := os.Getenv(joiningFolder); dir != "" {
		joinUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// saveUntilKilled saves conversations, each with a follow-up, and says so once
// each is confirmed. In between it keeps drafts.
func saveUntilKilled(dir string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
	}
	v, err := store.Open(dir, options())
	fail(err)
	ctx := context.Background()
	j, err := v.Unlock(ctx, pin)
	fail(err)
	for n := 0; ; n++ {
		d, err := j.NewDraft(ctx, store.Conversation{GroupCount: 3, At: time.Now()})
		fail(err)
		d.Conversation.Note = strings.Repeat("halverwege ", n%50)
		j.KeepSoon(d)
		d.Conversation.Note = strings.Repeat("woord ", 50) + "einde"
		d.FollowUps = []store.FollowUp{{What: "Bellen"}}
		c, err := j.SaveDraft(ctx, d)
		fail(err)
		fmt.Println(c.ID)
		if n%20 == 19 {
			fail(j.Leave(ctx))
		}
	}
}

// runAndKill lets a process do in dir what the name says, kills it after so
// many lines, and gives what it had confirmed by then.
func runAndKill(t *testing.T, does, dir string, lines int) []store.ConversationID {
	t.Helper()
	words := append(strings.Fields(os.Getenv(emulator)), os.Args[0])
	command := exec.Command(words[0], words[1:]...)
	command.Env = append(os.Environ(), does+"="+dir)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	var confirmed []store.ConversationID
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		id, err := store.ParseConversationID(scanner.Text())
		if err != nil {
			t.Fatalf("the process said %q", scanner.Text())
		}
		if confirmed = append(confirmed, id); len(confirmed) == lines {
			must(t, command.Process.Kill())
		}
	}
	if err := command.Wait(); err == nil {
		t.Fatal("the process ended by itself")
	}
	return confirmed
}

func TestKilledAtAnyMomentNothingConfirmedIsLost(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	_, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	must(t, v.Close())
	var confirmed []store.ConversationID
	for _, lines := range []int{1, 2, 5, 13, 20, 21, 40, 77} {
		confirmed = append(confirmed, runAndKill(t, killedFolder, dir, lines)...)
		v := open(t, dir, options())
		j := unlock(t, v)
		for _, id := range confirmed {
			if c, err := j.Conversation(t.Context(), id); err != nil || !strings.HasSuffix(c.Note, "einde") {
				t.Fatalf("confirmed conversation reads as %d bytes, %v", len(c.Note), err)
			}
		}
		none := store.Filter{}
		entries, err := j.Timeline(t.Context(), none, 0, 0)
		must(t, err)
		for _, e := range entries {
			if e.FollowUpsOpen != 1 {
				t.Fatalf("a conversation has %d follow-ups; it was saved by half", e.FollowUpsOpen)
			}
		}
		if _, damaged := v.Repair(); damaged {
			t.Fatal("killing the process damaged the file")
		}
		must(t, v.Close())
	}
}
