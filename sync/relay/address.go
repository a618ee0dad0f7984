package relay

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// addressOf is from where a request comes, as far as it has its own bucket: an
// IPv4 address, the half of an IPv6 address that one household has, or nothing
// where it cannot be told. It is kept in memory for rates, and nowhere else.
func (r *Relay) addressOf(request *http.Request) netip.Prefix {
	host, _, _ := net.SplitHostPort(request.RemoteAddr)
	if r.options.BehindProxy {
		// The last one is the proxy's word, the others are the caller's.
		all := request.Header.Values("X-Forwarded-For")
		if n := len(all); n > 0 {
			host = strings.TrimSpace(all[n-1][strings.LastIndex(all[n-1], ",")+1:])
		}
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Prefix{}
	}
	bits := 32
	if addr = addr.Unmap(); addr.Is6() {
		bits = 64
	}
	prefix, _ := addr.WithZone("").Prefix(bits)
	return prefix
}

// overPublicAddress says that a request came over plain http to an address that
// is not surely on a private network. Who comes and goes there could be seen.
func (r *Relay) overPublicAddress(request *http.Request) bool {
	local, ok := request.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if r.options.BehindProxy || request.TLS != nil || !ok {
		return false
	}
	addr, err := netip.ParseAddrPort(local.String())
	if err != nil {
		return false // a socket that is no address, such as a Unix one
	}
	ip := addr.Addr().Unmap()
	return !(ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast())
}

// fromHere says that a request was made on this machine, and not through a
// proxy on it.
func fromHere(request *http.Request) bool {
	host, _, _ := net.SplitHostPort(request.RemoteAddr)
	addr, err := netip.ParseAddr(host)
	forwarded := request.Header.Get("X-Forwarded-For") + request.Header.Get("Forwarded") + request.Header.Get("Via")
	return err == nil && addr.Unmap().IsLoopback() && forwarded == ""
}
