package sim

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// killFor is how long processes are killed; after so many lines of theirs in each
// second of it, it is enough.
var killFor = flag.Duration("killfor", 40*time.Second, "kill processes for so long")

const killLines = 10

// TestNothingIsLostOfProcessesThatAreKilled lets the relay's program and phones,
// each a process on real files, work with each other over loopback, and kills them
// at random. In the end the relay has whatever it said to have, and each phone all
// that was ever said to be saved.
func TestNothingIsLostOfProcessesThatAreKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	r := startProgram(t)
	names := []string{"Anna", "Bohdan", "Vira"}
	team := foundOnFiles(t, r.address(), names, r.folder)
	var lines []line
	kills := 0
	work(t, r, names, func(l line) (killPhone, killRelay bool) {
		lines = append(lines, l)
		killPhone, killRelay = rand.IntN(15) == 0, rand.IntN(40) == 0
		if killPhone || killRelay {
			kills++
		}
		return killPhone, killRelay
	})
	t.Logf("%d lines of phones, %d kills", len(lines), kills)
	r.kill()
	r.hasSent(envelope.SpaceID(team), lines)
	r.start()
	phonesHaveAll(t, r.folder, names, team, lines)
}

// A line is what a phone said: a word that is saved, or that the relay confirmed,
// as which envelope of which device.
type line struct {
	phone    string
	sent     bool
	word     string
	device   string
	sequence uint64
}

// A program is the relay's own, as a process.
type program struct {
	t      *testing.T
	binary string
	addr   string
	folder string
	run    *exec.Cmd
}

// work lets phones write and make contact until it is enough, and has them killed
// as asked.
func work(t *testing.T, r *program, names []string, heard func(line) (killPhone, killRelay bool)) {
	t.Helper()
	ctx, enough := context.WithTimeout(t.Context(), *killFor)
	defer enough()
	said := make(chan saying)
	var phones sync.WaitGroup
	for _, name := range names {
		phones.Go(func() {
			for ctx.Err() == nil {
				if err := runPhone(ctx, filepath.Join(r.folder, name), said); err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
			}
		})
	}
	go func() {
		phones.Wait()
		close(said)
	}()
	count := 0
	for s := range said {
		killPhone, killRelay := heard(s.line)
		if count++; count >= killLines*int(killFor.Seconds()) {
			enough()
		}
		s.kill <- killPhone
		if killRelay && ctx.Err() == nil {
			r.kill()
			r.start()
		}
	}
}

// A saying is a line, and the way to have its phone killed.
type saying struct {
	line line
	kill chan bool
}

// runPhone runs a phone until it is killed. It ends by itself only in error.
func runPhone(ctx context.Context, folder string, said chan<- saying) error {
	command := exec.CommandContext(ctx, os.Args[0], "-test.run", "^$")
	command.Env = append(os.Environ(), phoneFolder+"="+folder)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	killed := false
	for lines := bufio.NewReader(out); ; {
		text, err := lines.ReadString('\n')
		if err != nil {
			break // what is not a whole line was not said
		}
		l, err := parseLine(filepath.Base(folder), text)
		if err != nil {
			return err
		}
		s := saying{l, make(chan bool)}
		said <- s
		if <-s.kill && !killed {
			killed = true
			if err := command.Process.Kill(); err != nil {
				return err
			}
		}
	}
	if err := command.Wait(); err == nil || !killed && ctx.Err() == nil {
		return fmt.Errorf("ended by itself: %v", err)
	}
	return nil
}

func parseLine(phone, text string) (line, error) {
	l := line{phone: phone}
	words := strings.Fields(text)
	if len(words) != 4 || words[0] != "saved" && words[0] != "sent" {
		return l, fmt.Errorf("said %q", text)
	}
	l.sent, l.word, l.device = words[0] == "sent", words[1], words[2]
	_, err := fmt.Sscan(words[3], &l.sequence)
	return l, err
}

// hasSent looks into the database of the relay, which is not running.
func (r *program) hasSent(id envelope.SpaceID, lines []line) {
	r.t.Helper()
	storage, err := sqlite.Open(r.t.Context(), filepath.Join(r.folder, "relay", "relay.db"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer storage.Close()
	// Each of them verifies, and none before it is missing.
	sum, err := relay.Check(r.t.Context(), storage, func(_ envelope.SpaceID, err error) { r.t.Errorf("the relay's file: %v", err) })
	if err != nil || sum.Envelopes == 0 {
		r.t.Errorf("the relay's file: %+v, %v", sum, err)
	}
	has := map[string]uint64{}
	err = storage.View(r.t.Context(), id, func(tx relay.Tx) error {
		heads, err := tx.Heads()
		for _, head := range heads {
			has[head.Device.String()] = head.Sequence
		}
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, l := range lines {
		if l.sent && has[l.device] < l.sequence {
			r.t.Errorf("the relay had confirmed envelope %d of %s and has %d", l.sequence, l.phone, has[l.device])
		}
	}
}

// phonesHaveAll has the phones make contact and looks whether each reads all.
func phonesHaveAll(t *testing.T, folder string, names []string, team store.TeamID, lines []line) {
	t.Helper()
	var all []*store.Journal
	for _, name := range names {
		all = append(all, openFile(t, filepath.Join(folder, name)))
	}
	for range 2 {
		for i, j := range all {
			if err := visit(t.Context(), j, team); err != nil {
				t.Fatalf("%s: %v", names[i], err)
			}
		}
	}
	for i, j := range all {
		text := ""
		entries, err := j.Timeline(t.Context(), store.Filter{}, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			text += e.Excerpt + "\n"
		}
		for _, l := range lines {
			if !strings.Contains(text, l.word) {
				t.Errorf("%s said that %s is saved or sent, and %s cannot read it", l.phone, l.word, names[i])
			}
		}
	}
}

// visit makes contact with the relay of a team.
func visit(ctx context.Context, j *store.Journal, team store.TeamID) error {
	id := envelope.SpaceID(team)
	address, err := j.RelayAddress(ctx, id)
	if err != nil {
		return err
	}
	way, err := client.NewRelay(address, j)
	if err != nil {
		return err
	}
	self, err := j.SelfIn(id)
	if err != nil {
		return err
	}
	_, err = client.Contact(ctx, j, self, way, id, nil)
	return err
}
