// Package client is the phone's half of carrying sealed changes: to and from a
// relay, or in a file. It holds no keys and opens nothing.
//
// Start with [New], which carries in the background for as long as the app is
// used, with [Reach] for one contact with the home relay wherever that is now, with
// [Contact] with a given one, with [Carry] for another one, and with [Export] and
// [Import] for files.
//
// What to say next is decided by an [Exchange], a state machine that is told
// what is held and what was answered. It has no goroutine, no clock, no
// randomness and does no input or output, so that whole teams run in one seeded
// simulation.
//
// What is promised:
//
//   - Nothing is told to be confirmed that the relay has not said to be on its
//     disk.
//   - A contact can be cut at any moment, repeated, and have its messages lost
//     or doubled: the next one goes on where it was, with at most one page or one
//     batch sent again; with two where the app was ended, for while one is taken
//     in the next is on its way.
//   - A relay that lost something, another relay, a phone restored from a
//     back-up: whatever one side lacks and the other has is sent, because at every
//     contact both sides compare one hash over all they hold.
//   - A team that moves to another relay takes along all who come to either, also
//     what they said meanwhile: [Reach], [Tell].
//   - What cannot be verified is set aside by the journal, asked for again, and
//     holds up nothing.
//   - The order is statements, push, pull: a key is known before what it seals.
package client
