package relay

import (
	"crypto/ed25519"
	"io"
	"net/http"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A signed request is one whose token counted. By whom it is signed is verified
// once the key of that device is known.
type signed struct {
	proof   protocol.Proof
	place   protocol.Place
	content []byte
}

// readSigned reads a request, and takes its token back.
func (r *Relay) readSigned(w http.ResponseWriter, request *http.Request) (signed, error) {
	s := signed{place: protocol.Place{Method: request.Method, URI: request.RequestURI}}
	var err error
	if request.Method == http.MethodPost {
		var body []byte
		if body, err = io.ReadAll(http.MaxBytesReader(w, request.Body, protocol.MaxMessage)); err == nil {
			s.proof, s.content, err = protocol.SplitBody(body)
		}
	} else {
		s.proof, err = protocol.ParseAuthorization(request.Header.Get("Authorization"))
	}
	if err != nil {
		return signed{}, err
	}
	if wait, ok := r.rates.allow(s.proof.Device, r.options.Now()); !ok {
		return signed{}, protocol.Refuse(protocol.CodeRate, wait)
	}
	if !r.tokens.use(s.proof.Token) {
		return signed{}, protocol.Refuse(protocol.CodeToken)
	}
	return s, nil
}

// verify says whether the holder of a key signed the request.
func (s signed) verify(key ed25519.PublicKey) error {
	if s.proof.Verify(key, s.place, s.content) != nil {
		return protocol.Refuse(protocol.CodeSignature)
	}
	return nil
}

// spaceOf reads the space in the path.
func spaceOf(request *http.Request) (envelope.SpaceID, error) {
	return protocol.ParseSpace(request.PathValue("space"))
}
