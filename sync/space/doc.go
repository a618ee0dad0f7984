// Package space says who belongs to a space. It folds signed statements, as
// package envelope reads them, into a [State], says why a statement may not
// follow, and what an envelope counts for. It is pure: no secrets, no clock,
// no input or output.
//
// Start with [Fold] for one chain of statements, and with [NewTree] for
// statements that come from several sides in any order.
package space
