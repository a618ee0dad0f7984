package client

import (
	"encoding/json"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A memo is what the client remembers of a space from one contact to the next.
// The journal keeps it in the transaction of what was received, so it never
// tells of more than is there. Losing it costs one round trip, a list of heads
// and the relay's statements once more.
type memo struct {
	Home   envelope.RelayID // of which relay the rest is
	Cursor protocol.Mark    // how far the relay's numbers were followed
	Chain  protocol.Mark    // how far its list of statements was
	Last   []envelope.Hash  // of what it has of statements, those that none follows

	Refused []envelope.DeviceID // whose feeds it did not take
	Keeps   []keeping           `json:",omitempty"` // branches that it keeps though another counts
}

// readMemo reads a memo about a relay, and says whether it is about that one. One
// that is missing, spoiled or about another is that of who never had a contact.
func readMemo(kept []byte, home envelope.RelayID) (memo, bool) {
	var m memo
	if err := json.Unmarshal(kept, &m); err != nil || m.Home != home {
		return memo{Home: home}, false
	}
	return m, true
}

func (m memo) bytes() []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("client: memo: " + err.Error()) // numbers and arrays only
	}
	return b
}
