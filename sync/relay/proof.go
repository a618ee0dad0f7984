package relay

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"net/http"
	"os"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A signed request is one whose token counted. By whom it is signed is verified
// once the key of that device is known.
type signed struct {
	proof   protocol.Proof
	place   protocol.Place
	content []byte
	done    func() // to be called once it is answered
}

// readSigned reads a request, and takes its token back.
func (r *Relay) readSigned(w http.ResponseWriter, request *http.Request) (signed, error) {
	s := signed{place: protocol.Place{Method: request.Method, URI: request.RequestURI}, done: func() {}}
	var err error
	if request.Method == http.MethodPost {
		var body []byte
		if body, s.done, err = r.readBody(w, request); err == nil {
			s.proof, s.content, err = protocol.SplitBody(body)
		}
	} else {
		s.proof, err = protocol.ParseAuthorization(request.Header.Get("Authorization"))
	}
	if err == nil && !r.tokens.use(s.proof.Token) {
		err = protocol.Refuse(protocol.CodeToken)
	}
	if err != nil {
		s.done()
		return signed{}, err
	}
	return s, nil
}

// Who sends slower than this is not waited for: a slow phone has a quarter of a
// minute and then 4 KiB a second.
const (
	slowStart = 15 * time.Second
	slowRate  = 4 << 10 // bytes a second
)

// readBody reads the body of a request while there is room for it.
func (r *Relay) readBody(w http.ResponseWriter, request *http.Request) ([]byte, func(), error) {
	size := request.ContentLength
	if size > protocol.MaxMessage {
		return nil, func() {}, protocol.Refuse(protocol.CodeLarge, protocol.MaxMessage)
	}
	if size < 0 {
		size = protocol.MaxMessage
	}
	if r.inFlight.Add(size) > r.options.InFlight {
		r.inFlight.Add(-size)
		return nil, func() {}, protocol.Refuse(protocol.CodeBusy, 2)
	}
	done := func() { r.inFlight.Add(-size) }
	control := http.NewResponseController(w)
	// Not every writer knows of deadlines; the server's own hold then.
	_ = control.SetReadDeadline(time.Now().Add(slowStart + time.Duration(size)*time.Second/slowRate))
	body := bytes.NewBuffer(make([]byte, 0, max(0, request.ContentLength)+bytes.MinRead))
	_, err := body.ReadFrom(http.MaxBytesReader(w, request.Body, protocol.MaxMessage))
	_ = control.SetReadDeadline(time.Time{})
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = protocol.Refuse(protocol.CodeSlow)
	}
	return body.Bytes(), done, err
}

// verify says whether the holder of a key signed the request. Only then does it
// count for that device.
func (r *Relay) verify(s signed, key ed25519.PublicKey) error {
	if s.proof.Verify(key, s.place, s.content) != nil {
		return protocol.Refuse(protocol.CodeSignature)
	}
	now := r.options.Now()
	if wait, ok := r.devices.allow(s.proof.Device, 1, now); !ok {
		return protocol.Refuse(protocol.CodeRate, wait)
	}
	if wait, ok := r.carried.allow(s.proof.Device, float64(len(s.content)), now); !ok {
		return protocol.Refuse(protocol.CodeRate, wait)
	}
	return nil
}

// spaceOf reads the space in the path.
func spaceOf(request *http.Request) (envelope.SpaceID, error) {
	return protocol.ParseSpace(request.PathValue("space"))
}
