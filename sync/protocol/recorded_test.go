package protocol_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"bankje/sync/protocol"
)

// exchanges are what phones and a relay once said, in testdata. The relay's
// tests say it again; both must stay readable, and be written the same, for as
// long as the version is spoken.
type exchange struct {
	What, Method, URI, Body string
	Status                  int
	Answer                  string
}

func exchanges(t testing.TB) []exchange {
	t.Helper()
	content, err := os.ReadFile("testdata/exchanges.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []exchange
	if err := json.Unmarshal(content, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestWhatWasOnceSaidIsReadAndWrittenTheSame(t *testing.T) {
	synced := 0
	for _, x := range exchanges(t) {
		body, answer := must[[]byte](t)(hex.DecodeString(x.Body)), must[[]byte](t)(hex.DecodeString(x.Answer))
		if x.Status != http.StatusOK && x.Status != http.StatusNoContent {
			if r, err := protocol.ParseRefusal(x.Status, answer); err != nil || protocol.Refuse(r.Code).Status != x.Status {
				t.Errorf("%s: refused with %d %q: %v", x.What, x.Status, answer, err)
			}
		}
		name, ok := strings.CutSuffix(strings.TrimPrefix(x.URI, protocol.PathSpaces+"/"), "/sync")
		if !ok || x.Status != http.StatusOK {
			continue
		}
		synced++
		id, err := protocol.ParseSpace(name)
		if err != nil {
			t.Fatal(err)
		}
		_, content, err := protocol.SplitBody(body)
		if err != nil {
			t.Fatal(err)
		}
		q := must[protocol.Request](t)(protocol.ParseRequest(id, content))
		if again := must[[]byte](t)(protocol.AppendRequest(nil, id, q)); !bytes.Equal(again, content) {
			t.Errorf("%s: the request is written otherwise", x.What)
		}
		a := must[protocol.Answer](t)(protocol.ParseAnswer(id, answer))
		if again := must[[]byte](t)(protocol.AppendAnswer(nil, id, a)); !bytes.Equal(again, answer) {
			t.Errorf("%s: the answer is written otherwise", x.What)
		}
	}
	if synced < 5 {
		t.Errorf("%d exchanges were looked at", synced)
	}
}
