package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// Why a relay cannot be reached. What it refuses is a *protocol.Refusal.
var (
	// ErrAddress says that what was given is no address of a relay.
	ErrAddress = errors.New("not an address of a relay")
	// ErrPlain says that the address begins with http: and is not on a private
	// network: others could see who comes and goes there.
	ErrPlain = errors.New("plain http is for private networks only")
	// ErrUnreachable says that nobody answered: there is no network, or no relay
	// at that address now.
	ErrUnreachable = errors.New("relay cannot be reached")
	// ErrNotRelay says that somebody else answered, as a hotel's network does.
	ErrNotRelay = errors.New("not a relay that answers")
	// ErrVersion says that app and relay have no version of the protocol in
	// common.
	ErrVersion = errors.New("no common version with the relay")
	// ErrOlderRelay is the ErrVersion that an update of the relay mends; another
	// one is mended by an update of the app.
	ErrOlderRelay = fmt.Errorf("%w: the relay is older", ErrVersion)
)

// A Relay is one that is reached over HTTP. Its methods may be called from any
// goroutine, and wait for each other.
type Relay struct {
	base   *url.URL
	http   *http.Client
	signer Signer

	patience time.Duration // see newPatience

	mu    sync.Mutex
	token protocol.Token // for the next request; zero: none yet
	time  uint64         // the relay's clock when it last said, in seconds since 1970
	said  time.Time      // when that was, by the clock of this device
}

// NewRelay makes a relay at an address, an URL with https, or with http on a
// private network. ErrAddress, ErrPlain.
func NewRelay(address string, signer Signer) (*Relay, error) {
	base, err := url.Parse(strings.TrimRight(strings.TrimSpace(address), "/"))
	if err != nil || base.Host == "" || base.User != nil || base.RawQuery != "" || base.Fragment != "" {
		return nil, ErrAddress
	}
	switch {
	case base.Scheme == "https":
	case base.Scheme != "http":
		return nil, ErrAddress
	case !private(base.Hostname()):
		return nil, ErrPlain
	}
	return &Relay{base: base, http: newHTTP(), signer: signer, patience: usualPatience}, nil
}

// Over has requests go over something else than this device's network.
func (r *Relay) Over(transport http.RoundTripper) *Relay {
	r.http.Transport = transport
	return r
}

// private says whether a host is surely on a private network: by its number, or
// a name that only there means anything.
func private(host string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast()
	}
	return host == "localhost" || strings.HasSuffix(host, ".local")
}

func newHTTP() *http.Client {
	transport := &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout: 10 * time.Second,
		IdleConnTimeout:     90 * time.Second,
		ForceAttemptHTTP2:   true,
		DisableCompression:  true, // what is sealed does not shrink
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Sync carries out one round of an exchange.
func (r *Relay) Sync(ctx context.Context, id envelope.SpaceID, request protocol.Request) (protocol.Answer, error) {
	content, err := protocol.AppendRequest(nil, id, request)
	if err != nil {
		return protocol.Answer{}, err
	}
	body, err := r.post(ctx, id, protocol.PathSync(id), content)
	if err != nil {
		return protocol.Answer{}, err
	}
	answer, err := protocol.ParseAnswer(id, body)
	if err != nil {
		return protocol.Answer{}, notRelay(err)
	}
	r.heard(answer.Token, answer.Time)
	return answer, nil
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
	return r.takeToken(body)
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
	return r.takeToken(body)
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

func (r *Relay) takeToken(body []byte) error {
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

func (r *Relay) post(ctx context.Context, id envelope.SpaceID, path string, content []byte) ([]byte, error) {
	_, body, err := r.signed(ctx, id, http.MethodPost, path, content)
	return body, err
}

// mostTokens is how often a request is signed anew over another token: the relay
// may have been started again, and may be one of several.
const mostTokens = 3

// signed makes a signed request about a space. A token counts once, so it is given up with the
// request, whatever comes of it.
func (r *Relay) signed(ctx context.Context, id envelope.SpaceID, method, path string, content []byte) (status int, body []byte, err error) {
	for range mostTokens {
		token, err := r.takeOrAsk(ctx)
		if err != nil {
			return 0, nil, err
		}
		status, body, err = r.once(ctx, id, method, path, token, content)
		if refusal := (*protocol.Refusal)(nil); errors.As(err, &refusal) && refusal.Code == protocol.CodeToken {
			continue
		}
		return status, body, err
	}
	return 0, nil, protocol.Refuse(protocol.CodeToken)
}

// takeOrAsk gives the token of the last answer, or asks for one.
func (r *Relay) takeOrAsk(ctx context.Context) (protocol.Token, error) {
	r.mu.Lock()
	token := r.token
	r.token = protocol.Token{}
	r.mu.Unlock()
	if token != (protocol.Token{}) {
		return token, nil
	}
	hello, err := r.Hello(ctx)
	return hello.Token, err
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

// once signs a request over a token and makes it.
func (r *Relay) once(ctx context.Context, id envelope.SpaceID, method, path string, token protocol.Token, content []byte) (int, []byte, error) {
	uri := r.base.Path + path
	device, signature, err := r.signer.SignRequest(id, protocol.SigningBytes(protocol.Place{Method: method, URI: uri}, token, content))
	if err != nil {
		return 0, nil, err
	}
	proof := protocol.Proof{Device: device, Token: token, Signature: signature}
	if method == http.MethodPost {
		return r.do(ctx, method, path, proof.Body(content), "")
	}
	return r.do(ctx, method, path, nil, proof.Authorization())
}

// do makes a request and reads the answer. An answer other than success is a
// *protocol.Refusal.
func (r *Relay) do(ctx context.Context, method, path string, body []byte, authorization string) (int, []byte, error) {
	patience := newPatience(ctx, r.patience, len(body))
	defer patience.end()
	request, err := http.NewRequestWithContext(patience.ctx, method, r.base.String()+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	request.Header["User-Agent"] = nil // says nothing that the relay needs
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	response, err := r.http.Do(request)
	if err != nil {
		return 0, nil, unreachable(ctx, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(patience.reading(response.Body), protocol.MaxMessage+1))
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
