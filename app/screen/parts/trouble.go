package parts

import (
	"errors"
	"strings"

	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// troubles are the errors of the journal about teams, with their texts.
var troubles = Sentences{
	{store.ErrLastCoordinator, "trouble.last_coordinator"},
	{store.ErrNotCoordinator, "trouble.not_coordinator"},
	{store.ErrShutOut, "devices.shut_out"},
	{store.ErrNotMember, "trouble.not_member"},
	{store.ErrNewerRecord, "trouble.newer_record"},
	{store.ErrMistyped, "trouble.mistyped"},
	{store.ErrNoInvitation, "trouble.no_invitation"},
	{store.ErrKeyAwaited, "trouble.key_awaited"},
	{store.ErrLongName, "trouble.long_name"},
}

// Trouble says why something about a team did not go: what happened, what is
// safe, what to do. It reports false for an error that is about something else.
// Each [report.Kind] has its sentence, and so has each error of the journal that
// only teams have.
func Trouble(p *i18n.Printer, err error) (sentence string, known bool) {
	if failure := (*report.Failure)(nil); errors.As(err, &failure) {
		// i18n: prefix sync_failure.
		return p.T("sync_failure." + strings.ReplaceAll(string(failure.Kind), "-", "_")), true
	}
	return troubles.Of(p, err)
}
