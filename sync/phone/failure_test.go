package phone

import (
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"bankje/sync/client"
	"bankje/sync/protocol"
	"bankje/sync/report"
)

// Nobody is told of a refusal in the words of a machine.
func TestEveryRefusalOfARelayIsToldToPeople(t *testing.T) {
	source, err := os.ReadFile("../protocol/refusal.go")
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`Code\w+ +Code = "([a-z-]+)"`).FindAllSubmatch(source, -1)
	for _, found := range all {
		code := protocol.Code(found[1])
		if _, known := codes[code]; !known && code != protocol.CodeVersion {
			t.Errorf("%s is told as nothing", code)
		}
	}
	if len(all) < 20 {
		t.Errorf("%d codes are found", len(all))
	}
}

// always answers whatever is asked with the same.
type always struct {
	status int
	body   []byte
}

func (a always) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: a.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(string(a.body)))}, nil
}

// What relays of other versions say, byte for byte.
func TestWhoIsOlderIsToldByWhatARelayOfAnotherVersionSays(t *testing.T) {
	const token = "3e0c1d2b4a5f60718293a4b5c6d7e8f9"
	for name, test := range map[string]struct {
		status int
		body   string // in hexadecimal digits
		want   report.Kind
	}{
		"of this version":            {200, token + "0101" + "f7f0a1d806" + "00" + "80808002" + "8080808001" + "3c", ""},
		"of this and later ones":     {200, token + "0107" + "f7f0a1d806" + "07" + "80808002" + "8080808001" + "3c" + "c0ffee", ""},
		"of later ones only":         {200, token + "0203" + "f7f0a1d806" + "00" + "80808002" + "8080808001" + "3c" + "c0ffee", report.AppOlder},
		"of an earlier one":          {200, token + "0000" + "f7f0a1d806" + "00" + "80808002" + "8080808001" + "3c", report.RelayOlder},
		"that refuses as a later":    {404, hex.EncodeToString([]byte("version 2 3\n")), report.AppOlder},
		"that refuses as an earlier": {404, hex.EncodeToString([]byte("version 0 0\n")), report.RelayOlder},
		"that refuses newly":         {418, hex.EncodeToString([]byte("tea 4\n")), report.Misunderstood},
		"that is none":               {404, hex.EncodeToString([]byte("<html>")), report.NotRelay},
	} {
		body, err := hex.DecodeString(test.body)
		if err != nil {
			t.Fatal(err)
		}
		relay, err := client.NewRelay("http://127.0.0.1", nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = relay.Over(always{test.status, body}).Hello(t.Context())
		if got := told(err); test.want == "" && got != nil || test.want != "" && !errors.Is(got, report.Fail(test.want)) {
			t.Errorf("a relay %s: %v; want %q", name, got, test.want)
		}
	}
}
