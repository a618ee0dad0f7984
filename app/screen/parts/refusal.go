package parts

import (
	"errors"
	"math"
	"time"

	"bankje/i18n"
	"bankje/store"
)

// refusal says why a vault stayed locked, and reports false for an error that
// is about something else than the secret.
func refusal(p *i18n.Printer, kind store.SecretKind, err error, until time.Time, wait bool, now time.Time) (string, bool) {
	var tooMany *store.WaitError
	var wrong *store.WrongSecretError
	switch {
	case errors.As(err, &tooMany):
		return waitSentence(p, tooMany.Until, now), true
	case !errors.As(err, &wrong):
		return "", false
	case wait:
		return waitSentence(p, until, now), true
	case kind == store.Passphrase:
		return p.N("error.wrong_passphrase", wrong.Left), true
	default:
		return p.N("error.wrong_pin", wrong.Left), true
	}
}

// longWait is from when on a wait is told by the clock rather than in seconds.
const longWait = 2 * time.Minute

// waitSentence says when the next try counts. It is said again at each try
// rather than counted down: a screen that ticks makes nobody calmer.
func waitSentence(p *i18n.Printer, until, now time.Time) string {
	left := until.Sub(now)
	if left > longWait {
		// Rounded up, so that at the minute named it is really over.
		return p.T("error.wait_until", "clock", p.Clock(until.Add(time.Minute-1).Truncate(time.Minute)))
	}
	return p.N("error.wait_seconds", max(1, int(math.Ceil(left.Seconds()))))
}

// CodeRefusal says why a recovery code did not fit, or nothing where it did,
// and reports false for an error that is about something else.
func CodeRefusal(p *i18n.Printer, err error) (sentence string, known bool) {
	var wrong *store.WrongCodeError
	switch {
	case err == nil:
		return "", true
	case !errors.As(err, &wrong):
		return "", false
	case wrong.Mistyped:
		return p.T("unlock.code_mistyped"), true
	}
	return p.T("unlock.code_wrong"), true
}
