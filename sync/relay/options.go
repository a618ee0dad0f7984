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
	// BehindProxy says that requests come through a proxy, which ends TLS and
	// writes into X-Forwarded-For from where they come. Without one, plain http
	// is answered on private addresses only.
	BehindProxy bool

	// Addresses are where phones reach this relay, as a space names its home by
	// one. Of a space whose home is none of them it takes no statement that is
	// new. None: it does not know, and appends to all.
	Addresses []string

	// SpaceBytes bounds the envelopes of one space; 0: 256 MiB.
	SpaceBytes int64
	// QuarantineBytes bounds what a space's removed devices may still bring; 0:
	// 1 MiB.
	QuarantineBytes int64
	// Spaces bounds how many spaces there are; 0: 10,000.
	Spaces int64
	// CarryBytes bounds what one device may bring in an hour, whoever wrote it;
	// as much may come at once. 0: 64 MiB.
	CarryBytes int64
	// Rate bounds the requests of one device in a second, Burst how many may come
	// at once; 0: 5 and 120. From one address ten times as many may come, for a
	// shelter's Wi-Fi has one.
	Rate, Burst float64
	// Wait is the longest that a wake-up is kept waiting; 0: a minute.
	Wait time.Duration
	// LookAgain is how often whoever waits has the storage looked at, for what
	// another relay wrote there and was not heard to say; 0: 15 seconds.
	LookAgain time.Duration
	// InFlight bounds the bytes of requests that are being read and answered at
	// once; 0: 32 MiB.
	InFlight int64

	// Now is the wall clock; nil: time.Now. It is told to phones, and looked at
	// only for rates and for the last day of an invitation.
	Now func() time.Time
	// Random fills tokens with bytes that nobody can guess; nil: crypto/rand.
	Random func([]byte)
	// Log is told what goes wrong: never who talks to whom. nil: nobody.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	o.SpaceBytes = or(o.SpaceBytes, 256<<20)
	o.QuarantineBytes = or(o.QuarantineBytes, 1<<20)
	o.Spaces = or(o.Spaces, 10_000)
	o.CarryBytes = or(o.CarryBytes, 64<<20)
	o.Rate, o.Burst = or(o.Rate, 5), or(o.Burst, 120)
	o.Wait = or(o.Wait, time.Minute)
	o.LookAgain = or(o.LookAgain, 15*time.Second)
	o.InFlight = or(o.InFlight, 32<<20)
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
