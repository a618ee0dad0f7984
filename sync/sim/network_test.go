package sim

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

// A network brings messages to relays, or does to them what networks do. It
// reads along, for what is planted in notes must never pass.
type network struct {
	world *world
	bad   int // of a hundred messages, how many fare badly
	late  []*message
	by    *phone             // whose contact is under way
	hang  context.CancelFunc // gives up the contact that is under way

	bytes int // of all bodies, both ways
}

// A message is a request that may be delivered more than once, and later.
type message struct {
	house   *relayHouse
	request *http.Request
	body    []byte
}

var errLine = errors.New("the line is dead")

// RoundTrip brings a request and its answer, as an http.RoundTripper does.
func (n *network) RoundTrip(request *http.Request) (*http.Response, error) {
	w := n.world
	if n.by != nil {
		n.by.lifeline.beat()
		if n.by.lifeline.left != "" {
			return nil, errLine // nobody is there any more
		}
	}
	m := &message{request: request}
	if request.Body != nil {
		m.body, _ = io.ReadAll(request.Body)
		request.Body.Close()
	}
	n.read(m.body)
	house, there := w.relayAt(request.URL.Host)
	if !there || house.down {
		return nil, errLine
	}
	m.house = house
	n.deliverLate()
	answer, err := n.fare(m)
	if n.by != nil {
		if n.by.lifeline.beat(); n.by.lifeline.left != "" {
			return nil, errLine
		}
	}
	return answer, err
}

func (n *network) fare(m *message) (*http.Response, error) {
	if n.world.chance(n.bad) {
		return n.spoil(m)
	}
	return n.deliver(m, len(m.body)), nil
}

// spoil lets something befall a message.
func (n *network) spoil(m *message) (*http.Response, error) {
	w := n.world
	switch w.random.IntN(8) {
	case 0:
		w.tell("  a request is lost")
		return nil, errLine
	case 1:
		w.tell("  an answer is lost")
		n.deliver(m, len(m.body))
		return nil, errLine
	case 2:
		w.tell("  a request comes twice")
		answer := n.deliver(m, len(m.body))
		n.deliver(m, len(m.body))
		return answer, nil
	case 3:
		w.tell("  a request comes twice, and the second answer counts")
		n.deliver(m, len(m.body))
		return n.deliver(m, len(m.body)), nil
	case 4:
		at := w.random.IntN(len(m.body) + 1)
		w.tell("  a request is cut at %d of %d", at, len(m.body))
		n.deliver(m, at)
		return nil, errLine
	case 5:
		answer := n.deliver(m, len(m.body))
		content, _ := io.ReadAll(answer.Body)
		at := w.random.IntN(len(content) + 1)
		w.tell("  an answer is cut at %d of %d", at, len(content))
		answer.Body = io.NopCloser(io.MultiReader(bytes.NewReader(content[:at]), cutReader{}))
		return answer, nil
	case 6:
		w.tell("  a request is held up, and comes later")
		n.late = append(n.late, m)
		return nil, errLine
	default:
		w.tell("  the line hangs until somebody gives up")
		if w.chance(50) {
			n.deliver(m, len(m.body))
		}
		if n.hang != nil {
			n.hang()
			return nil, m.request.Context().Err()
		}
		return nil, errLine
	}
}

// cutReader is the end of a line that was cut.
type cutReader struct{}

func (cutReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// deliverLate brings some of what was held up.
func (n *network) deliverLate() {
	for len(n.late) > 0 && n.world.chance(50) {
		m := n.late[0]
		n.late = n.late[1:]
		if !m.house.down {
			n.world.tell("  a request that was held up comes now")
			n.deliver(m, len(m.body))
		}
	}
}

// deliver hands a message to the relay, or so many bytes of it, and gives the
// answer.
func (n *network) deliver(m *message, bytesOf int) *http.Response {
	var body io.Reader = bytes.NewReader(m.body[:bytesOf])
	if bytesOf < len(m.body) {
		body = io.MultiReader(body, cutReader{})
	}
	request := m.request.Clone(context.Background())
	request.Body = io.NopCloser(body)
	request.ContentLength = int64(len(m.body))
	request.RequestURI = request.URL.RequestURI()
	request.RemoteAddr = "127.0.0.1:1"
	recorder := httptest.NewRecorder()
	m.house.relay.ServeHTTP(recorder, request)
	n.bytes += len(m.body) + recorder.Body.Len()
	n.read(recorder.Body.Bytes())
	return recorder.Result()
}

// read looks for planted words in what passes.
func (n *network) read(content []byte) {
	if bytes.Contains(content, []byte(planted)) {
		n.world.t.Errorf("a planted word passed on the wire")
	}
}

// readable says whether a planted word stands in a text.
func readable(text string) bool { return strings.Contains(text, planted) }
