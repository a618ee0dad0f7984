package relay_test

import (
	"bytes"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

func TestACheckFindsWhatIsUnsound(t *testing.T) {
	for name, spoil := range map[string]func(anna *phone, run protocol.Run){
		"nothing":         nil,
		"a signature":     func(_ *phone, run protocol.Run) { run[4].Signature[3]++ },
		"a missing body":  func(_ *phone, run protocol.Run) { run[4] = run[4].Stub() },
		"a stranger":      func(_ *phone, run protocol.Run) { run[4].Header.Device[0]++ },
		"other contents":  func(_ *phone, run protocol.Run) { run[4].Header.Epoch++ },
		"somebody else's": func(anna *phone, run protocol.Run) { run[4].Signature = anna.sign([]byte("another message")) },
	} {
		r := start(t, relay.Options{})
		anna := newPhone("anna")
		team := found(t, anna)
		r.carries(team, anna)
		run := anna.write(team, 5)
		if spoil != nil {
			spoil(anna, run)
		}
		// The storage verifies nothing: this is what a fault of the disk, or of
		// the relay, would leave.
		for _, part := range []protocol.Run{run[:4], run[4:]} {
			err := r.storage.Update(t.Context(), team.id(), func(tx relay.Tx) error {
				if part[0].Header.Device != anna.id() {
					part[0].Header.Sequence, part[0].Header.Previous = 1, envelope.Hash{}
				}
				_, err := tx.Insert(part, false)
				return err
			})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		faults := 0
		sum, err := relay.Check(t.Context(), r.storage, func(id envelope.SpaceID, err error) {
			if faults++; id != team.id() || !errors.Is(err, relay.ErrUnsound) {
				t.Errorf("%s: %v", name, err)
			}
		})
		want := 1
		if spoil == nil {
			want = 0
		}
		if err != nil || faults != want || sum.Spaces != 1 || sum.Statements != 1 {
			t.Errorf("%s: %d faults, %+v, %v; want %d", name, faults, sum, err, want)
		}
	}
}

// A page of the file that is rubbish is told of the space that it belongs to,
// and all others are looked at.
func TestACheckGoesOnWhereASpaceCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "relay.db")
	storage, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, relay: relay.New(storage, relay.Options{})}
	server := httptest.NewServer(r.relay)
	r.url = server.URL
	anna, bohdan := newPhone("anna"), newPhone("bohdan")
	damaged, whole := found(t, anna), found(t, bohdan)
	r.carries(damaged, anna)
	r.carries(whole, bohdan)
	r.push(damaged, anna, anna.write(damaged, 100))
	r.push(whole, bohdan, bohdan.write(whole, 100))
	server.Close()
	if err := storage.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := bytes.Index(content, []byte("body 50 of anna")) / 4096 * 4096
	copy(content[page:], bytes.Repeat([]byte{0xff}, 4096))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if storage, err = sqlite.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer storage.Close()
	faults := map[envelope.SpaceID]error{}
	sum, err := relay.Check(t.Context(), storage, func(id envelope.SpaceID, err error) { faults[id] = err })
	if err != nil || len(faults) != 1 || !sqlite.IsDamaged(faults[damaged.id()]) || sum.Envelopes != 100 {
		t.Errorf("faults %v, %+v, %v; want one, of a damaged file, and the 100 envelopes of the other space verified", faults, sum, err)
	}
}
