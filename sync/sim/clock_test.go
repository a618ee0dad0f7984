package sim

import "time"

// A clock is that of one phone. It may be years off, go too fast, and be set.
type clock struct {
	world *world
	ahead time.Duration // of the true one, at since
	since time.Time     // by the true one
	drift float64       // how much it gains, in parts of the time that passes
}

// read gives what the phone takes for the time.
func (c *clock) read() time.Time {
	passed := c.world.now.Sub(c.since)
	return c.world.now.Add(c.ahead + time.Duration(float64(passed)*c.drift))
}

// set puts the clock ahead of the true one, or behind it.
func (c *clock) set(ahead time.Duration) { c.ahead, c.since = ahead, c.world.now }
