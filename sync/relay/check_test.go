package relay_test

import (
	"errors"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
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
