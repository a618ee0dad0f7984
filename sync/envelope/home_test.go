package envelope_test

import (
	"crypto/sha256"
	"testing"

	"bankje/sync/envelope"
)

func TestARelayIsNamedByWhereItIs(t *testing.T) {
	const label = "bankje relay 1\x00"
	for address, canonical := range map[string]string{
		"https://relay.example":                 "https://relay.example",
		" HTTPS://Relay.Example:443/ ":          "https://relay.example",
		"http://10.0.0.4:80":                    "http://10.0.0.4",
		"http://10.0.0.4:443":                   "http://10.0.0.4:443",
		"https://relay.example:8443/Bankje//":   "https://relay.example:8443/Bankje",
		"what is no address is taken as it is/": "what is no address is taken as it is",
	} {
		if got := envelope.NewRelayID(address); got != sha256.Sum256([]byte(label+canonical)) {
			t.Errorf("%q has another id than %q", address, canonical)
		}
	}
	if (envelope.NewRelayID(" ") != envelope.RelayID{}) {
		t.Error("no address has an id")
	}
}
