package protocol

// The versions of this protocol that this package speaks. A version is the
// first part of every path.
const (
	OldestVersion = 1
	NewestVersion = 1
)

// A Hello is what a relay says of itself to anybody. Its form never changes:
// what comes to be said beside it is appended, and an older client passes
// over it.
type Hello struct {
	Token          Token
	Oldest, Newest uint64 // versions that the relay speaks
	Time           uint64 // the relay's clock, in seconds since 1970
	Registration   bool   // founding a space needs a code
	Body           uint64 // the largest body that it takes, in bytes
	SpaceBytes     uint64 // the most that it keeps of one space
	Wait           uint64 // the longest that it keeps a wake-up waiting, in seconds
}

// Bytes returns the answer to GET /v1.
func (h Hello) Bytes() []byte {
	b := append([]byte(nil), h.Token[:]...)
	b = appendNumber(appendNumber(b, h.Oldest), h.Newest)
	b = append(appendNumber(b, h.Time), flag(h.Registration, 1))
	return appendNumber(appendNumber(appendNumber(b, h.Body), h.SpaceBytes), h.Wait)
}

// ParseHello reads the answer to GET /v1 of any version, and passes over what
// a newer relay appends. It returns envelope.ErrMalformed.
func ParseHello(message []byte) (Hello, error) {
	r := reader{rest: message}
	var h Hello
	r.fill(h.Token[:])
	h.Oldest, h.Newest = r.number(), r.number()
	h.Time = r.number()
	h.Registration = r.uint8()&1 != 0
	h.Body, h.SpaceBytes, h.Wait = r.number(), r.number(), r.number()
	if !r.bad {
		r.rest = nil
	}
	return h, r.end("hello")
}

// Choose returns the newest version that both sides speak. When there is none,
// relayIsOlder says which side is to be updated.
func (h Hello) Choose() (version uint64, relayIsOlder bool, ok bool) {
	version = min(h.Newest, NewestVersion)
	return version, h.Newest < OldestVersion, version >= h.Oldest && version >= OldestVersion
}
