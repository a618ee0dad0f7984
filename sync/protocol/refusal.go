package protocol

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"bankje/sync/envelope"
)

// ErrLarge says that a message passes a limit of this package.
var ErrLarge = errors.New("message is too large")

// A Code says why a request was refused, to a program.
type Code string

// The reasons for a refusal. Codes are never reused; a client takes one that
// it does not know by the status alone.
const (
	CodeMalformed    Code = "malformed"     // not what this protocol says
	CodeNewer        Code = "newer"         // holds something of a version that the relay does not know
	CodeToken        Code = "token"         // unknown or used: sign anew over the one in WWW-Authenticate
	CodeSignature    Code = "signature"     // the request is not signed by the device it names
	CodeStranger     Code = "stranger"      // no member, no device that was one, no open invitation
	CodeRemoved      Code = "removed"       // a removed device may only push
	CodeCoordinator  Code = "coordinator"   // only a coordinator may
	CodeRegistration Code = "registration"  // founding needs the registration code
	CodePlain        Code = "plain"         // plain http to a public address
	CodePath         Code = "path"          // nothing is there
	CodeVersion      Code = "version"       // oldest and newest version of the protocol follow
	CodeSpaceUnknown Code = "space-unknown" // not founded here, or lost
	CodeSpaceDeleted Code = "space-deleted" // a coordinator deleted it here
	CodeMethod       Code = "method"        // not with this method
	CodeStatements   Code = "statements"    // the chain went on, or does not allow it; ask for it and sign anew
	CodeHome         Code = "home"          // another relay appends the statements of the space
	CodeLarge        Code = "large"         // the largest body in bytes follows
	CodeRate         Code = "rate"          // too often; seconds to wait follow, also in Retry-After
	CodeSlow         Code = "slow"          // the request did not come in time
	CodeBusy         Code = "busy"          // the relay has too much to do; as with rate
	CodeFull         Code = "full"          // the relay takes no more spaces; their number follows
	CodeInternal     Code = "internal"      // the relay's fault
)

var statusOf = map[Code]int{
	CodeMalformed:    http.StatusBadRequest,
	CodeNewer:        http.StatusBadRequest,
	CodeToken:        http.StatusUnauthorized,
	CodeSignature:    http.StatusUnauthorized,
	CodeStranger:     http.StatusForbidden,
	CodeRemoved:      http.StatusForbidden,
	CodeCoordinator:  http.StatusForbidden,
	CodeRegistration: http.StatusForbidden,
	CodePlain:        http.StatusForbidden,
	CodePath:         http.StatusNotFound,
	CodeVersion:      http.StatusNotFound,
	CodeSpaceUnknown: http.StatusNotFound,
	CodeSpaceDeleted: http.StatusGone,
	CodeMethod:       http.StatusMethodNotAllowed,
	CodeStatements:   http.StatusConflict,
	CodeHome:         http.StatusConflict,
	CodeLarge:        http.StatusRequestEntityTooLarge,
	CodeRate:         http.StatusTooManyRequests,
	CodeSlow:         http.StatusRequestTimeout,
	CodeBusy:         http.StatusServiceUnavailable,
	CodeFull:         http.StatusInsufficientStorage,
	CodeInternal:     http.StatusInternalServerError,
}

// A Refusal is an answer other than success. Its numbers are what the code
// says follows; it names nobody and nothing.
type Refusal struct {
	Status  int
	Code    Code
	Numbers []uint64
}

// Refuse returns the refusal with a code of this version.
func Refuse(code Code, numbers ...uint64) *Refusal {
	return &Refusal{Status: statusOf[code], Code: code, Numbers: numbers}
}

// Error returns status, code and numbers.
func (r *Refusal) Error() string { return fmt.Sprintf("refused with %d %s", r.Status, r.Line()) }

// Line returns the body of the refusal without its line end: the code, then
// its numbers, a space before each.
func (r *Refusal) Line() string {
	line := string(r.Code)
	for _, n := range r.Numbers {
		line += " " + strconv.FormatUint(n, 10)
	}
	return line
}

// ParseRefusal reads the body of an answer with a status other than success.
// A body that is not of this protocol, as of a proxy or a hotel's network,
// yields envelope.ErrMalformed beside a refusal of the bare status.
func ParseRefusal(status int, body []byte) (*Refusal, error) {
	r := &Refusal{Status: status}
	line, ended := strings.CutSuffix(string(body), "\n")
	words := strings.Split(line, " ")
	if !ended || len(body) > MaxError || !isCode(words[0]) {
		return r, fmt.Errorf("answer with status %d: %w", status, envelope.ErrMalformed)
	}
	var numbers []uint64
	for _, word := range words[1:] {
		n, err := strconv.ParseUint(word, 10, 63)
		if err != nil || strconv.FormatUint(n, 10) != word {
			return r, fmt.Errorf("answer with status %d: %w", status, envelope.ErrMalformed)
		}
		numbers = append(numbers, n)
	}
	r.Code, r.Numbers = Code(words[0]), numbers
	return r, nil
}

func isCode(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") == ""
}
