// Package storagetest is what a relay asks of its storage, as tests that every
// storage passes.
//
// Start with [Run].
package storagetest

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// An Opener opens one database, the same at each call: what one storage wrote,
// the next one finds. Several may be open at once, as if in several processes. A
// storage that the test does not close is closed after it.
type Opener func() relay.Storage

// Run makes an empty database for each promise and tests it.
func Run(t *testing.T, empty func(t *testing.T) Opener) {
	for _, promise := range promises {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, empty(t)) })
	}
}

var promises = []struct {
	name string
	test func(t *testing.T, open Opener)
}{
	{"A space is founded once", foundedOnce},
	{"Statements come back in order, behind those that are known", statementsInOrder},
	{"An invitation leads to its space", invitationLeads},
	{"What was inserted comes back byte for byte", bytesComeBack},
	{"Envelopes that do not follow are refused", onlyWhatFollows},
	{"What Update did is there after opening anew", durable},
	{"Of an Update that fails nothing is there", allOrNothing},
	{"Numbers have no gaps, whoever writes at the same time", gaplessNumbers},
	{"A cursor never passes over what is written meanwhile", cursorSeesAll},
	{"View sees one state while others write", oneState},
	{"After leaves out the caller's own", afterLeavesOut},
	{"After gives pages of about the size that is asked for", pages},
	{"HashAt finds every number", hashAt},
	{"Stretch gives one feed from any sequence on", stretch},
	{"What is in quarantine has no number and waits", quarantine},
	{"Release gives numbers, and to no more than was said", release},
	{"A stub keeps its place and its hash", stub},
	{"A stub in quarantine is released as one", stubInQuarantine},
	{"What is cut is gone, and another branch takes its place under new numbers", cut},
	{"Deleted is another thing than never kept", deleted},
	{"Spaces do not see each other", isolation},
	{"Spaces are listed in order, in pages", listed},
	{"Counts tells how much there is", counts},
	{"Any order of calls keeps what a model keeps", model},
}

// update runs work on a space, and fails the test if that fails.
func update(t testing.TB, s relay.Storage, id envelope.SpaceID, work func(relay.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), id, work); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func view(t testing.TB, s relay.Storage, id envelope.SpaceID, work func(relay.Tx) error) {
	t.Helper()
	if err := s.View(t.Context(), id, work); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// insert keeps a run, and gives the number of its first.
func insert(t testing.TB, s relay.Storage, run []envelope.Envelope, quarantined bool) relay.Number {
	t.Helper()
	var first relay.Number
	update(t, s, run[0].Header.Space, func(tx relay.Tx) (err error) {
		first, err = tx.Insert(run, quarantined)
		return err
	})
	return first
}
