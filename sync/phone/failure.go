package phone

import (
	"errors"
	"net/http"
	"time"

	"bankje/sync/client"
	"bankje/sync/protocol"
	"bankje/sync/report"
)

// kinds are the errors of carrying, the more exact ones first.
var kinds = []struct {
	err  error
	kind report.Kind
}{
	{client.ErrUnreachable, report.NoNetwork},
	{client.ErrAddress, report.BadAddress},
	{client.ErrPlain, report.PlainAddress},
	{client.ErrOlderRelay, report.RelayOlder},
	{client.ErrVersion, report.AppOlder},
	{client.ErrNotRelay, report.NotRelay},
	{client.ErrEndless, report.Misunderstood},
	{client.ErrNotBundle, report.NotFile},
	{client.ErrNewerBundle, report.NewerFile},
}

// codes are the refusals of a relay. What is not among them counts by its
// status.
var codes = map[protocol.Code]report.Kind{
	protocol.CodeMalformed:    report.Misunderstood,
	protocol.CodeNewer:        report.RelayOlder,
	protocol.CodeToken:        report.Misunderstood,
	protocol.CodeSignature:    report.Misunderstood,
	protocol.CodeStranger:     report.Stranger,
	protocol.CodeRemoved:      report.Removed,
	protocol.CodeCoordinator:  report.NotCoordinator,
	protocol.CodeRegistration: report.Registration,
	protocol.CodePlain:        report.PlainAddress,
	protocol.CodePath:         report.Misunderstood,
	protocol.CodeSpaceUnknown: report.NotFounded,
	protocol.CodeSpaceDeleted: report.Deleted,
	protocol.CodeMethod:       report.Misunderstood,
	protocol.CodeStatements:   report.Overtaken,
	protocol.CodeHome:         report.Stranger, // and will not: the team is at another
	protocol.CodeLarge:        report.TooLarge,
	protocol.CodeRate:         report.TooOften,
	protocol.CodeSlow:         report.Slow,
	protocol.CodeBusy:         report.Busy,
	protocol.CodeFull:         report.Full,
	protocol.CodeInternal:     report.Broken,
}

// told gives an error as people are told of it: what comes of the network or
// the relay as a [report.Failure], what comes of the journal as it is.
func told(err error) error {
	if err == nil {
		return nil
	}
	if refusal := (*protocol.Refusal)(nil); errors.As(err, &refusal) && !errors.Is(err, client.ErrNotRelay) {
		return refused(refusal)
	}
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return report.Fail(k.kind)
		}
	}
	return err
}

func refused(r *protocol.Refusal) *report.Failure {
	kind, known := codes[r.Code]
	switch {
	case r.Code == protocol.CodeVersion:
		kind = versionOf(r.Numbers)
	case known:
	default:
		kind = byStatus(r.Status)
	}
	failure := report.Fail(kind)
	if (kind == report.TooOften || kind == report.Busy) && len(r.Numbers) > 0 {
		failure.Wait = time.Duration(min(r.Numbers[0], 24*60*60)) * time.Second
	}
	return failure
}

// versionOf says who is behind, by the oldest and newest version of a relay.
func versionOf(numbers []uint64) report.Kind {
	if len(numbers) == 2 && numbers[1] < protocol.OldestVersion {
		return report.RelayOlder
	}
	return report.AppOlder
}

// byStatus is for refusals that only a newer relay knows.
func byStatus(status int) report.Kind {
	switch {
	case status == http.StatusTooManyRequests:
		return report.TooOften
	case status == http.StatusRequestEntityTooLarge:
		return report.TooLarge
	case status == http.StatusServiceUnavailable:
		return report.Busy
	case status == http.StatusInsufficientStorage:
		return report.Full
	case status >= http.StatusInternalServerError:
		return report.Broken
	}
	return report.Misunderstood
}
