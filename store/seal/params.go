package seal

import (
	"encoding/binary"
	"fmt"
	"time"

	"golang.org/x/crypto/argon2"
)

// Params say how much work one guess at a PIN or passphrase takes: the
// parameters of Argon2id. They stand in the key file in clear.
type Params struct {
	Passes uint32
	Memory uint32 // KiB
	Lanes  uint8
}

// MinParams is the least that is ever used: the minimum of OWASP's Password
// Storage Cheat Sheet.
var MinParams = Params{Passes: 2, Memory: 19 * 1024, Lanes: 1}

const (
	// maxCalibratedMemory keeps unlocking within what a cheap phone can spare.
	maxCalibratedMemory = 64 * 1024
	maxCalibratedPasses = 32

	// Read parameters are bounded so that a damaged file can take neither all
	// memory nor all day; a faster device of later years still fits.
	maxMemory = 256 * 1024
	maxPasses = 64
	maxLanes  = 8

	calibrationTarget = 300 * time.Millisecond
)

// Calibrate returns parameters that take about 0.3 s on this device, never
// less than MinParams, going by the given clock. It takes some tenths of a
// second.
func Calibrate(now func() time.Time) Params {
	fastest := time.Duration(1<<63 - 1)
	for range 2 { // the first also warms up
		start := now()
		MinParams.derive("calibration", make([]byte, saltSize))
		fastest = min(fastest, now().Sub(start))
	}
	return choose(fastest)
}

// choose returns the parameters that take calibrationTarget on a device where
// MinParams take the given time: memory first, which hurts a guesser most,
// then passes. Work grows with their product.
func choose(minimum time.Duration) Params {
	p := MinParams
	factor := float64(calibrationTarget) / float64(max(minimum, time.Microsecond))
	work := factor * float64(p.Memory) * float64(p.Passes)
	p.Memory = uint32(min(max(work/float64(p.Passes), float64(p.Memory)), maxCalibratedMemory))
	p.Passes = uint32(min(max(work/float64(p.Memory), float64(p.Passes)), maxCalibratedPasses))
	return p
}

// check returns ErrDamaged for parameters that were never written.
func (p Params) check() error {
	if p.Passes < MinParams.Passes || p.Passes > maxPasses ||
		p.Memory < MinParams.Memory || p.Memory > maxMemory ||
		p.Lanes < 1 || p.Lanes > maxLanes {
		return fmt.Errorf("parameters out of bounds: %w", ErrDamaged)
	}
	return nil
}

// derive returns the key that a secret gives with a salt (Argon2id, RFC 9106).
func (p Params) derive(secret string, salt []byte) [keySize]byte {
	return [keySize]byte(argon2.IDKey([]byte(secret), salt, p.Passes, p.Memory, p.Lanes, keySize))
}

func (p Params) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, p.Passes)
	b = binary.BigEndian.AppendUint32(b, p.Memory)
	return append(b, p.Lanes)
}
