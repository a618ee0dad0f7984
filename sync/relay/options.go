package relay

import (
	"log/slog"
	"time"
)

// Options are what a relay takes from outside. The zero value has safe bounds
// for a small machine.
type Options struct {
	// RegistrationCode is asked of whoever has a space carried that is not here
	// yet; "": nothing is asked.
	RegistrationCode string
	// SpaceBytes bounds the envelopes of one space; 0: 256 MiB.
	SpaceBytes int64
	// QuarantineBytes bounds what a space's removed devices may still bring; 0:
	// 1 MiB.
	QuarantineBytes int64
	// Spaces bounds how many spaces there are; 0: 10,000.
	Spaces int64
	// Rate bounds the requests of one device in a second, Burst how many may come
	// at once; 0: 5 and 60.
	Rate, Burst float64
	// Wait is the longest that a wake-up is kept waiting; 0: a minute.
	Wait time.Duration
	// Now is the wall clock; nil: time.Now. It is told to phones, and looked at
	// only for the last day of an invitation.
	Now func() time.Time
	// Log is told what goes wrong: never who talks to whom. nil: nobody.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	o.SpaceBytes = or(o.SpaceBytes, 256<<20)
	o.QuarantineBytes = or(o.QuarantineBytes, 1<<20)
	o.Spaces = or(o.Spaces, 10_000)
	o.Rate, o.Burst = or(o.Rate, 5), or(o.Burst, 60)
	o.Wait = or(o.Wait, time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func or[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}
