package sim

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// startProgram builds the relay's program and starts it on loopback.
func startProgram(t *testing.T) *program {
	t.Helper()
	r := &program{t: t, folder: t.TempDir()}
	r.binary = filepath.Join(r.folder, "bankje-relay")
	build := exec.Command("go", "build", "-o", r.binary, "bankje/sync/bankje-relay")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the relay: %v\n%s", err, out)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.addr = listener.Addr().String()
	listener.Close()
	r.start()
	t.Cleanup(r.kill)
	return r
}

func (r *program) address() string { return "http://" + r.addr }

// start starts the program and waits until it answers.
func (r *program) start() {
	r.t.Helper()
	r.run = exec.Command(r.binary, "-addr", r.addr, "-data", filepath.Join(r.folder, "relay"), "-rate", "1000", "-burst", "10000")
	if err := r.run.Start(); err != nil {
		r.t.Fatal(err)
	}
	for range 3000 {
		if response, err := http.Get(r.address() + "/healthz"); err == nil {
			response.Body.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	r.t.Fatal("the relay does not come up")
}

// kill ends the program as a power cut does, but for what the system holds.
func (r *program) kill() {
	if r.run != nil {
		_ = r.run.Process.Kill()
		_ = r.run.Wait()
		r.run = nil
	}
}

// openFile opens a journal on files as they are in the field.
func openFile(t *testing.T, folder string) *store.Journal {
	t.Helper()
	v, err := store.Open(folder, store.Options{Work: &seal.MinParams})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	var j *store.Journal
	if v.Founded() {
		j, err = v.Unlock(t.Context(), pin)
	} else {
		j, err = v.Found(t.Context(), pin, store.PIN)
	}
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// foundOnFiles makes a team of phones in folders, and closes them.
func foundOnFiles(t *testing.T, address string, names []string, folder string) (team store.TeamID) {
	t.Helper()
	t.Run("found", func(t *testing.T) {
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		founder := openFile(t, filepath.Join(folder, names[0]))
		var err error
		team, err = founder.FoundTeam(t.Context(), planted, planted)
		must(err)
		must(founder.SetRelay(t.Context(), team, address))
		for _, name := range names[1:] {
			code, err := founder.Invite(t.Context(), team, false, "2099-12-31", planted)
			must(err)
			must(visit(t.Context(), founder, team))
			j := openFile(t, filepath.Join(folder, name))
			way, err := client.NewRelay(address, code)
			must(err)
			statements, err := way.Invited(t.Context(), code.ID())
			must(err)
			_, err = j.JoinTeam(t.Context(), statements, code, name)
			must(err)
			must(visit(t.Context(), j, team))
		}
	})
	return team
}

// phoneFolder names the folder in which this binary, run as a child, is a phone
// until it is killed.
const phoneFolder = "BANKJE_SIM_PHONE"

// beAPhone writes, shares and makes contact, and says what it was told to be saved
// and to be sent. It only returns in error.
func beAPhone(ctx context.Context, folder string) error {
	v, err := store.Open(folder, store.Options{Work: &seal.MinParams})
	if err != nil {
		return err
	}
	j, err := v.Unlock(ctx, pin)
	if err != nil {
		return err
	}
	team := store.TeamID(j.Spaces()[1])
	for {
		d, err := j.NewDraft(ctx, store.Conversation{At: time.Now(), GroupCount: 2})
		if err != nil {
			return err
		}
		word := fmt.Sprintf("%s-%x", planted, d.ID[8:])
		d.Conversation.Note = word
		c, err := j.SaveDraft(ctx, d)
		if err != nil {
			return err
		}
		if err := j.ShareConversation(ctx, c.ID, team); err != nil {
			return err
		}
		device, sequence, err := newest(ctx, j, team)
		if err != nil {
			return err
		}
		fmt.Println("saved", word, device, sequence)
		if err := visit(ctx, j, team); err != nil {
			continue // the relay was killed, say
		}
		if waiting, err := j.Waiting(ctx, envelope.SpaceID(team)); err == nil && waiting == 0 {
			fmt.Println("sent", word, device, sequence)
		}
	}
}

// newest gives the newest envelope of a phone in its team.
func newest(ctx context.Context, j *store.Journal, team store.TeamID) (envelope.DeviceID, uint64, error) {
	self, err := j.SelfIn(envelope.SpaceID(team))
	if err != nil {
		return self, 0, err
	}
	h, err := j.Holding(ctx, envelope.SpaceID(team))
	for _, run := range h.Runs {
		if run.Device == self {
			return self, run.Last, err
		}
	}
	return self, 0, err
}
