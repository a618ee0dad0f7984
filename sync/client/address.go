package client

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
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

// parseAddress reads an URL with https, or with http on a private network.
// ErrAddress, ErrPlain.
func parseAddress(address string) (*url.URL, error) {
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
	return base, nil
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
