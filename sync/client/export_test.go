package client

import "time"

// SetPatience has a relay not waited for so long.
func (r *Relay) SetPatience(most time.Duration) { r.patience = most }
