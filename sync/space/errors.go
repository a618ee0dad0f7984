package space

import "errors"

// Why a statement may not follow.
var (
	// ErrPlace says that the statement is of another space, or does not name
	// the newest one here as the one before it.
	ErrPlace = errors.New("statement does not follow the one before")

	// ErrUnknownDevice says that a device was never in the space.
	ErrUnknownDevice = errors.New("unknown device")

	// ErrNotMember says that a device is no longer in the space: it was
	// removed, has left, or goes on as another one.
	ErrNotMember = errors.New("device is no longer a member")

	// ErrKnownDevice says that a device was in the space before. Who comes
	// back comes with new keys.
	ErrKnownDevice = errors.New("device is known already")

	// ErrNotCoordinator says that only a coordinator may say this.
	ErrNotCoordinator = errors.New("author is not a coordinator")

	// ErrLastCoordinator says that the space would be left without one.
	ErrLastCoordinator = errors.New("no coordinator would be left")

	// ErrOneself says that nobody removes the device that they sign with:
	// that is leaving.
	ErrOneself = errors.New("a device cannot remove itself")

	// ErrUnknownInvitation says that there is no such invitation.
	ErrUnknownInvitation = errors.New("unknown invitation")

	// ErrKnownInvitation says that there is one with these keys already.
	ErrKnownInvitation = errors.New("invitation is known already")

	// ErrInvitationUsed says that a device came in through the invitation.
	ErrInvitationUsed = errors.New("invitation was used")

	// ErrInvitationWithdrawn says that a coordinator took it back.
	ErrInvitationWithdrawn = errors.New("invitation was withdrawn")

	// ErrInvitationExpired says that its last day has passed. Only CheckOn
	// returns it.
	ErrInvitationExpired = errors.New("invitation has expired")

	// ErrEpoch says that an epoch is not the next one, or one that does not
	// exist is referred to.
	ErrEpoch = errors.New("wrong epoch")

	// ErrEpochKey says that the key of an epoch is another than the one that
	// is in use, or was in use before.
	ErrEpochKey = errors.New("wrong key of an epoch")

	// ErrRecipients says that the key of a new epoch is not handed to each
	// member and each open invitation, and to nobody else.
	ErrRecipients = errors.New("key is not handed to each member")

	// ErrKey says that nothing can be sealed to a public key.
	ErrKey = errors.New("unusable public key")

	// ErrNothingNew says that the statement changes nothing.
	ErrNothingNew = errors.New("statement changes nothing")

	// ErrPending says that removals from a chain that lost are to be signed
	// again first.
	ErrPending = errors.New("removals are to be signed again first")

	// ErrNewer says that a statement before this one is of a type that this
	// version does not know: nothing can be said for sure, and nothing is to
	// be written, before the app is updated.
	ErrNewer = errors.New("space uses what a newer version knows")

	// ErrGap says that a statement waits for the one before it, and that too
	// many wait to keep it.
	ErrGap = errors.New("statement before it is missing")
)
