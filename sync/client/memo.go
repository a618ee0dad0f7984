package client

import (
	"encoding/json"

	"bankje/sync/protocol"
)

// A memo is what the client remembers of a space from one contact to the next.
// The journal keeps it in the transaction of what was received, so it never
// tells of more than is there. Losing it costs one round trip and a list of
// heads.
type memo struct {
	Cursor protocol.Mark // how far the relay's numbers were followed
	Chain  protocol.Mark // the relay's newest statement, when it last said
}

// readMemo reads a memo. One that is missing or spoiled is that of who never
// had a contact.
func readMemo(kept []byte) memo {
	var m memo
	if err := json.Unmarshal(kept, &m); err != nil {
		return memo{}
	}
	return m
}

func (m memo) bytes() []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("client: memo: " + err.Error()) // numbers and arrays only
	}
	return b
}
