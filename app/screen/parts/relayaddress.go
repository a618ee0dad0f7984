package parts

import (
	"net/netip"
	"net/url"
	"strings"
)

// RelayProblem is why something typed is no address of a relay: the end of the
// id of its sentence, "" for none.
type RelayProblem string

// The problems.
const (
	NoRelayProblem RelayProblem = ""
	NotAnAddress   RelayProblem = "not_an_address"
	PlainInPublic  RelayProblem = "plain_in_public"
)

// RelayAddress makes of what somebody typed the address of a relay. People leave
// its beginning out: it is https then, and http on a private network, where no
// certificates are. Plain http elsewhere is a problem: others could see who comes
// and goes there.
func RelayAddress(typed string) (string, RelayProblem) {
	typed = strings.TrimRight(strings.TrimSpace(typed), "/")
	if !strings.Contains(typed, "://") {
		scheme := "https://"
		if guess, err := url.Parse("//" + typed); err == nil && isPrivate(guess.Hostname()) {
			scheme = "http://"
		}
		typed = scheme + typed
	}
	address, err := url.Parse(typed)
	switch {
	case err != nil, address.User != nil, address.RawQuery != "", address.Fragment != "":
		return "", NotAnAddress
	case address.Scheme != "https" && address.Scheme != "http", !isReachable(address.Hostname()):
		return "", NotAnAddress
	case address.Scheme == "http" && !isPrivate(address.Hostname()):
		return "", PlainInPublic
	}
	return typed, NoRelayProblem
}

// IsPlain reports whether the address of a relay is one of plain http.
func IsPlain(address string) bool { return strings.HasPrefix(address, "http://") }

func isReachable(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return isPrivate(host) || isHost(host)
}

// isPrivate reports whether a host is surely on a private network, as package
// client sees it: by its number, or by a name that means something only there.
func isPrivate(host string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast()
	}
	return host == "localhost" || strings.HasSuffix(host, ".local")
}
