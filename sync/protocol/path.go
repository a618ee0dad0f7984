package protocol

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"bankje/sync/envelope"
)

// The paths of version 1. A space stands in one in base64url without padding.
const (
	PathHello  = "/v1"
	PathSpaces = "/v1/spaces"

	PathInvitations = "/v1/invitations"
)

// PathSpace returns the path of a space.
func PathSpace(space envelope.SpaceID) string {
	return PathSpaces + "/" + base64.RawURLEncoding.EncodeToString(space[:])
}

// PathSync returns the path of an exchange.
func PathSync(space envelope.SpaceID) string { return PathSpace(space) + "/sync" }

// PathInvitation returns the path, with its query, of the statements behind a
// number, for who is invited. Who has only the code of an invitation does not
// know the space: the founding statement, which comes first, tells it.
func PathInvitation(invitation [16]byte, after uint64) string {
	return PathInvitations + "/" + base64.RawURLEncoding.EncodeToString(invitation[:]) + "?after=" + strconv.FormatUint(after, 10)
}

func pathEvents(space envelope.SpaceID) string { return PathSpace(space) + "/events" }

// PathEvents returns the path, with its query, of wake-ups as a stream: whenever
// the relay has a number beyond cursor or a statement beyond chain that it has
// not spoken of.
func PathEvents(space envelope.SpaceID, cursor, chain uint64) string {
	return fmt.Sprintf("%s?cursor=%d&chain=%d", pathEvents(space), cursor, chain)
}

// PathWait returns the path, with its query, of a single wake-up: when the
// relay has a number beyond cursor or a statement beyond chain, or when so
// many seconds have passed.
func PathWait(space envelope.SpaceID, cursor, chain uint64, seconds int) string {
	return fmt.Sprintf("%s?wait=%d&cursor=%d&chain=%d", pathEvents(space), seconds, cursor, chain)
}

// ParseInvitation reads the id of an invitation as it stands in a path.
func ParseInvitation(text string) (envelope.InvitationID, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) != len(envelope.InvitationID{}) || len(text) != 22 {
		return envelope.InvitationID{}, fmt.Errorf("invitation in a path: %w", envelope.ErrMalformed)
	}
	return envelope.InvitationID(b), nil
}

// ParseSpace reads a space as it stands in a path.
func ParseSpace(text string) (envelope.SpaceID, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) != len(envelope.SpaceID{}) || len(text) != 43 {
		return envelope.SpaceID{}, fmt.Errorf("space in a path: %w", envelope.ErrMalformed)
	}
	return envelope.SpaceID(b), nil
}
