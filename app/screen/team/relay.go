package team

import (
	"context"

	"bankje/app/screen/parts"
	"bankje/sync/report"
)

// reachable gives the address of a relay as it is kept, if one answers there.
// "" is fine: then the team travels by files.
func (s *Screen) reachable(ctx context.Context, typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	address, err := relayAddress(typed)
	if err != nil || s.context.Sync == nil {
		return address, err
	}
	_, err = s.context.Sync.Relay(ctx, address)
	return address, err
}

// relayAddress gives the address of a relay that somebody typed. A
// *report.Failure says what is wrong with it.
func relayAddress(typed string) (string, error) {
	address, problem := parts.RelayAddress(typed)
	switch problem {
	case parts.NoRelayProblem:
		return address, nil
	case parts.PlainInPublic:
		return "", report.Fail(report.PlainAddress)
	}
	return "", report.Fail(report.BadAddress)
}
