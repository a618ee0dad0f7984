package client

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A Relay is one that is reached over HTTP. Its methods may be called from any
// goroutine, and wait for each other.
type Relay struct {
	base   *url.URL
	http   *http.Client
	signer Signer

	patience  time.Duration // see newPatience
	firstWord time.Duration // how long that of a stream is waited for
	heldBack  atomic.Int64  // until when streams are, in seconds since 1970
	cuts      atomic.Int32  // of streams, at once, on end
	inTurn    bool
	most      int // bytes of envelopes in one message; 0: as usual

	mu    sync.Mutex
	token protocol.Token // for the next request; zero: none yet
	time  uint64         // the relay's clock when it last said, in seconds since 1970
	said  time.Time      // when that was, by the clock of this device
}

// NewRelay makes a relay at an address, an URL with https, or with http on a
// private network. ErrAddress, ErrPlain.
func NewRelay(address string, signer Signer) (*Relay, error) {
	base, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	return &Relay{base: base, http: newHTTP(), signer: signer, patience: usualPatience, firstWord: firstWord}, nil
}

// InTurn has each round be answered before Begin returns, so that a simulation
// knows what happens after what.
func (r *Relay) InTurn() *Relay {
	r.inTurn = true
	return r
}

// Sparing has messages hold no more than so many bytes of envelopes each way, or
// one, as on a line that is cut every few seconds.
func (r *Relay) Sparing(most int) *Relay {
	r.most = most
	return r
}

// Over has requests go over something else than this device's network.
func (r *Relay) Over(transport http.RoundTripper) *Relay {
	r.http.Transport = transport
	return r
}

// Sync carries out one round of an exchange.
func (r *Relay) Sync(ctx context.Context, id envelope.SpaceID, request protocol.Request) (protocol.Answer, error) {
	return r.Begin(ctx, id, request)()
}

// Begin begins one, as a Carrier does.
func (r *Relay) Begin(ctx context.Context, id envelope.SpaceID, request protocol.Request) func() (protocol.Answer, error) {
	var answer protocol.Answer
	if request.Page == 0 {
		request.Page = r.most
	}
	content, err := protocol.AppendRequest(nil, id, request)
	if err != nil {
		return func() (protocol.Answer, error) { return answer, err }
	}
	// Signed at once: while the journal takes something in, it does not sign.
	l := letter{space: id, method: http.MethodPost, path: protocol.PathSync(id), content: content}
	if token, has := r.takeToken(); has {
		if err = r.sign(&l, token); err != nil {
			return func() (protocol.Answer, error) { return answer, err }
		}
	}
	answered := make(chan struct{})
	exchange := func() {
		defer close(answered)
		answer, err = r.exchange(ctx, l)
	}
	if r.inTurn {
		exchange()
	} else {
		go exchange()
	}
	return func() (protocol.Answer, error) {
		<-answered
		return answer, err
	}
}

func (r *Relay) exchange(ctx context.Context, l letter) (protocol.Answer, error) {
	_, body, err := r.send(ctx, l)
	if err != nil {
		return protocol.Answer{}, err
	}
	answer, err := protocol.ParseAnswer(l.space, body)
	if err != nil {
		return protocol.Answer{}, notRelay(err)
	}
	r.heard(answer.Token, answer.Time)
	return answer, nil
}

// Hello asks what the relay says of itself. ErrVersion when app and relay cannot
// speak with each other.
func (r *Relay) Hello(ctx context.Context) (protocol.Hello, error) {
	_, body, err := r.do(ctx, http.MethodGet, protocol.PathHello, nil, "")
	if err != nil {
		return protocol.Hello{}, err
	}
	hello, err := protocol.ParseHello(body)
	if err != nil {
		return protocol.Hello{}, notRelay(err)
	}
	switch _, relayIsOlder, ok := hello.Choose(); {
	case ok:
	case relayIsOlder:
		return protocol.Hello{}, ErrOlderRelay
	default:
		return protocol.Hello{}, ErrVersion
	}
	r.heard(protocol.Token{}, hello.Time)
	return hello, nil
}

// Found asks the relay to carry a space, with the registration code where it
// wants one.
func (r *Relay) Found(ctx context.Context, founding protocol.Founding) error {
	content, err := protocol.AppendFounding(nil, founding)
	if err != nil {
		return err
	}
	id := envelope.FoundedSpace(founding.Statements[0])
	body, err := r.post(ctx, id, protocol.PathSpaces, content)
	if err != nil {
		return err
	}
	return r.keepToken(body)
}

// Invited asks for the statements of the space that an invitation is to, for who
// is invited: the signer is then the key of the invitation.
func (r *Relay) Invited(ctx context.Context, id envelope.InvitationID) ([]envelope.Statement, error) {
	var all []envelope.Statement
	after := uint64(0)
	for range mostRounds {
		_, body, err := r.signed(ctx, envelope.SpaceID{}, http.MethodGet, protocol.PathInvitation(id, after), nil)
		if err != nil {
			return nil, err
		}
		chain, err := protocol.ParseChain(body)
		if err != nil {
			return nil, notRelay(err)
		}
		r.heard(chain.Token, 0)
		all = append(all, chain.Statements...)
		if !chain.More || len(chain.Statements) == 0 {
			return all, nil
		}
		after = all[len(all)-1].Number
	}
	return nil, ErrEndless
}

// as is the same relay for another signer.
func (r *Relay) as(signer Signer) *Relay {
	return &Relay{base: r.base, http: r.http, signer: signer, patience: r.patience}
}

// Delete asks the relay to delete all that it has of a space.
func (r *Relay) Delete(ctx context.Context, id envelope.SpaceID) error {
	_, body, err := r.signed(ctx, id, http.MethodDelete, protocol.PathSpace(id), nil)
	if err != nil {
		return err
	}
	return r.keepToken(body)
}

// Wait returns when the space has something beyond what the caller knows, and
// says whether it has; it gives up after some time. The request is a plain one,
// so that it passes where streams are held back.
func (r *Relay) Wait(ctx context.Context, id envelope.SpaceID, cursor, chain uint64, wait time.Duration) (bool, error) {
	status, _, err := r.signed(ctx, id, http.MethodGet, protocol.PathWait(id, cursor, chain, int(wait.Seconds())), nil)
	return status == http.StatusOK, err
}

// Ahead tells how far the relay's clock is before the one of this device, as of
// the last answer, and whether there was one.
func (r *Relay) Ahead() (time.Duration, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.time == 0 {
		return 0, false
	}
	return time.Unix(int64(r.time), 0).Sub(r.said), true
}

func (r *Relay) keepToken(body []byte) error {
	if len(body) != len(protocol.Token{}) {
		return ErrNotRelay
	}
	r.heard(protocol.Token(body), 0)
	return nil
}

// heard notes what every answer brings.
func (r *Relay) heard(token protocol.Token, clock uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.token = token
	if clock > 0 {
		r.time, r.said = clock, time.Now()
	}
}
