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
	address, problem := parts.RelayAddress(typed)
	switch problem {
	case parts.NoRelayProblem:
	case parts.PlainInPublic:
		return "", report.Fail(report.PlainAddress)
	default:
		return "", report.Fail(report.BadAddress)
	}
	if s.context.Sync == nil {
		return address, nil
	}
	_, err := s.context.Sync.Relay(ctx, address)
	return address, err
}
