// Package envelope is the public form of what travels and rests: sealed
// changes in envelopes, and the statements that say who belongs to a space.
// Whoever carries them can parse and verify them here without any secret.
//
// Start with [Parse] and [VerifyRun].
package envelope
