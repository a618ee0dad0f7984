package client

import (
	"context"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A Journal is what is carried for. Its methods may be called from any
// goroutine and may wait for the disk.
type Journal interface {
	// Holding gives what is held of a space now.
	Holding(ctx context.Context, id envelope.SpaceID) (space.Holding, error)
	// Stretch gives envelopes of one device from a sequence on, in order and
	// without a gap, of about size bytes together; one at least, if it is held.
	Stretch(ctx context.Context, id envelope.SpaceID, device envelope.DeviceID, from uint64, size int) ([]envelope.Envelope, error)
	// Take verifies a delivery and takes in what is good, all or nothing. It is
	// on the disk when it returns.
	Take(ctx context.Context, d space.Delivery) (space.Taken, error)
}

// A Signer signs requests to a relay, as a device or with the key of an
// invitation.
type Signer interface {
	// SignRequest signs a message that begins with the label of requests, as the
	// device that signs for a space; the zero one where none is known yet.
	SignRequest(id envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error)
}

// A Witness is a journal that compares what it made of a space with what others
// did, once all has been exchanged for now. It reads much after a change, so that a
// contact does not wait for it.
type Witness interface {
	Agree(ctx context.Context, id envelope.SpaceID) (space.Agreement, error)
}

// An Eraser is a journal that erases some of what comes by itself, and may not have
// been able to as it came. It is asked to after each contact and each file, and told
// whether all came that the other side has of the space.
type Eraser interface {
	EraseLeft(ctx context.Context, id envelope.SpaceID, allCame bool) error
}

// eraseLeft asks a journal that is an Eraser. What fails is tried the next time.
func eraseLeft(ctx context.Context, j Journal, id envelope.SpaceID, allCame bool) {
	if eraser, can := j.(Eraser); can {
		_ = eraser.EraseLeft(ctx, id, allCame)
	}
}

// An Invitee is a journal that can sign as the invitation by which its device
// came into a space.
type Invitee interface {
	SignInvited(ctx context.Context, id envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error)
}
