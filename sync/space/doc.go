// Package space says who belongs to a space. It folds signed statements, as
// package envelope reads them, into a [State], says why a statement may not
// follow, and what an envelope counts for. It is pure: no secrets, no clock,
// no input or output.
//
// # Who may say what
//
//	found             the first device, which is then a coordinator
//	invite            a coordinator
//	join              whoever has the secret of an open invitation
//	change a role     a coordinator, while another one is left
//	remove            a coordinator, others than itself, while one is left
//	rotate            a coordinator
//	erase, accept     a coordinator
//	set the home      a coordinator
//	rename            a coordinator anything, a member itself
//	succeed           a member itself, once
//	confirm, leave    a member itself; the last coordinator does not leave
//
// A new epoch is handed to each member who is left and each open invitation,
// and to nobody else, and wraps the key before it. Who is removed takes along the
// invitations that they made. A device that was here comes in again under new
// keys only.
//
// # What is decided by a date
//
// Nothing here, except what [State.CheckOn] is for: the home relay takes no
// joining after the last day of its invitation. A phone that receives the
// joining does not look at the day.
//
// # Where chains part
//
// A [Tree] says, by rules that sync/DESIGN.md gives with their reasons, which goes on and what of
// the other holds.
//
// Start with [Fold] for one chain of statements, and with [NewTree] for
// statements that come from several sides in any order.
package space
