package seal

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhatCannotBeOpenedIsNotSaidAgainAsNothing: a name or an address whose key is
// not here, or that was damaged before it was signed.
func TestWhatCannotBeOpenedIsNotSaidAgainAsNothing(t *testing.T) {
	random := newRandom()
	keys, err := NewKeys(random)
	if err != nil {
		t.Fatal(err)
	}
	founding, err := keys.Found(random, "a team")
	if err != nil {
		t.Fatal(err)
	}
	s, err := space.Fold([]envelope.Statement{founding})
	if err != nil {
		t.Fatal(err)
	}
	sealed := envelope.Sealed{Epoch: 1, Bytes: []byte("what no key opens")}
	for what, said := range map[string]envelope.Statement{
		"the name of the team":  envelope.Naming{Name: sealed}.Statement(),
		"the name of a device":  envelope.Naming{Device: keys.Device.id, Name: sealed}.Statement(),
		"where the relay is at": envelope.Home{Relay: envelope.RelayID{1}, Address: sealed}.Statement(),
	} {
		_, err := keys.Again(random, s, keys.Say(s, said), nil, nil)
		expect(t, what, err, ErrNoKey)
	}
	nameless, err := keys.Rename(random, s, keys.Device.id, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = keys.Again(random, s, nameless, nil, nil)
	expect(t, "no name", err, nil)
}
