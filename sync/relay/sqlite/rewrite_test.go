package sqlite_test

import (
	"path/filepath"
	"sync"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// TestRewriteWhileARelayServes has another process write the file anew while
// one goes on writing to it.
func TestRewriteWhileARelayServes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "relay.db")
	serving := open(t, path)
	id := foundSpace(t, serving, 1)
	run := write(id, 300)
	insert(t, serving, id, run[:200])
	err := serving.Update(t.Context(), id, func(tx relay.Tx) error {
		return tx.Stub(device, []envelope.Run{{First: 1, Last: 100}})
	})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := 200; i < 300; i++ {
			insert(t, serving, id, run[i:i+1])
		}
	})
	other := open(t, path)
	for range 3 {
		if err := other.Rewrite(t.Context()); err != nil {
			t.Error(err)
		}
	}
	wait.Wait()
	if left := count(t, dir, run[:100]); left > 0 {
		t.Errorf("%d of 100 erased bodies are in the files", left)
	}
	var kept []envelope.Envelope
	err = open(t, path).View(t.Context(), id, func(tx relay.Tx) (err error) {
		kept, err = tx.Stretch(device, 101, 1<<20, false)
		return err
	})
	if err != nil || len(kept) != 200 || kept[199].Hash() != run[299].Hash() {
		t.Errorf("%d of 200 envelopes are kept, %v", len(kept), err)
	}
}
