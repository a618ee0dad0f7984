package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

func (r *Relay) post(ctx context.Context, id envelope.SpaceID, path string, content []byte) ([]byte, error) {
	_, body, err := r.signed(ctx, id, http.MethodPost, path, content)
	return body, err
}

// mostTokens is how often a request is signed anew over another token: the relay
// may have been started again, and may be one of several.
const mostTokens = 3

// A letter is a request about a space that is signed, or is to be.
type letter struct {
	space        envelope.SpaceID
	method, path string
	content      []byte
	proof        *protocol.Proof // nil: it is to be signed
	stream       *stream         // of the answer; nil: it is read whole
}

// sign signs a request over a token.
func (r *Relay) sign(l *letter, token protocol.Token) error {
	place := protocol.Place{Method: l.method, URI: r.base.Path + l.path}
	device, signature, err := r.signer.SignRequest(l.space, protocol.SigningBytes(place, token, l.content))
	if err == nil {
		l.proof = &protocol.Proof{Device: device, Token: token, Signature: signature}
	}
	return err
}

// signed makes a signed request about a space.
func (r *Relay) signed(ctx context.Context, id envelope.SpaceID, method, path string, content []byte) (status int, body []byte, err error) {
	return r.send(ctx, letter{space: id, method: method, path: path, content: content})
}

// send makes a request, and signs it where it is not. A token counts once, so it
// is given up with the request, whatever comes of it.
func (r *Relay) send(ctx context.Context, l letter) (status int, body []byte, err error) {
	for range mostTokens {
		if l.proof == nil {
			token, err := r.takeOrAsk(ctx)
			if err != nil {
				return 0, nil, err
			}
			if err := r.sign(&l, token); err != nil {
				return 0, nil, err
			}
		}
		status, body, err = r.once(ctx, l)
		if refusal := (*protocol.Refusal)(nil); errors.As(err, &refusal) && refusal.Code == protocol.CodeToken {
			l.proof = nil
			continue
		}
		return status, body, err
	}
	return 0, nil, protocol.Refuse(protocol.CodeToken)
}

// once makes a request that is signed.
func (r *Relay) once(ctx context.Context, l letter) (int, []byte, error) {
	if l.stream != nil {
		return r.open(ctx, l)
	}
	if l.method == http.MethodPost {
		return r.do(ctx, l.method, l.path, l.proof.Body(l.content), "")
	}
	return r.do(ctx, l.method, l.path, nil, l.proof.Authorization())
}

// takeToken gives the token of the last answer, if it brought one that was not
// used.
func (r *Relay) takeToken() (token protocol.Token, has bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	token, r.token = r.token, protocol.Token{}
	return token, token != (protocol.Token{})
}

// takeOrAsk gives the token of the last answer, or asks for one.
func (r *Relay) takeOrAsk(ctx context.Context) (protocol.Token, error) {
	if token, has := r.takeToken(); has {
		return token, nil
	}
	hello, err := r.Hello(ctx)
	return hello.Token, err
}

// do makes a request and reads the answer. An answer other than success is a
// *protocol.Refusal.
func (r *Relay) do(ctx context.Context, method, path string, body []byte, authorization string) (int, []byte, error) {
	patience := newPatience(ctx, r.patience, len(body))
	defer patience.end()
	response, err := r.ask(patience.ctx, method, path, body, authorization)
	if err != nil {
		return 0, nil, unreachable(ctx, err)
	}
	defer response.Body.Close()
	return r.readAll(ctx, response, patience.reading(response.Body))
}

// open makes a request, the answer to which is followed as it comes.
func (r *Relay) open(ctx context.Context, l letter) (int, []byte, error) {
	response, err := r.ask(ctx, l.method, l.path, nil, l.proof.Authorization())
	if err != nil {
		return 0, nil, unreachable(ctx, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return r.readAll(ctx, response, response.Body)
	}
	r.read(response, nil) // its token
	return response.StatusCode, nil, l.stream.follow(response.Body)
}

func (r *Relay) ask(ctx context.Context, method, path string, body []byte, authorization string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, r.base.String()+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header["User-Agent"] = nil // says nothing that the relay needs
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	return r.http.Do(request)
}

func (r *Relay) readAll(ctx context.Context, response *http.Response, from io.Reader) (int, []byte, error) {
	answer, err := io.ReadAll(io.LimitReader(from, protocol.MaxMessage+1))
	if err != nil {
		return 0, nil, unreachable(ctx, err)
	}
	if len(answer) > protocol.MaxMessage {
		return 0, nil, ErrNotRelay
	}
	return r.read(response, answer)
}

func (r *Relay) read(response *http.Response, answer []byte) (int, []byte, error) {
	status := response.StatusCode
	if status == http.StatusOK || status == http.StatusNoContent {
		if token, err := protocol.ParseChallenge(response.Header.Get("Authentication-Info")); err == nil {
			r.heard(token, 0)
		}
		return status, answer, nil
	}
	if token, err := protocol.ParseChallenge(response.Header.Get("WWW-Authenticate")); err == nil {
		r.heard(token, 0)
	}
	refusal, err := protocol.ParseRefusal(status, answer)
	if err != nil {
		return status, nil, fmt.Errorf("%w: %w", ErrNotRelay, err)
	}
	return status, nil, refusal
}

// unreachable says why there was no answer; that it was cut off on purpose is
// told as it is.
func unreachable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	// The error of net/http names the address: the sentence is enough.
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return fmt.Errorf("%w: no answer in time", ErrUnreachable)
	}
	return ErrUnreachable
}

func notRelay(err error) error { return fmt.Errorf("%w: %w", ErrNotRelay, err) }
