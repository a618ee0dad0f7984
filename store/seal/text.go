package seal

import (
	"fmt"
	"io"

	"bankje/sync/envelope"
)

// A textPlace is where a short text stands in the statements of a space, so
// that none passes for another.
type textPlace []byte

func placeText(space envelope.SpaceID, kind string, id []byte) textPlace {
	b := append([]byte("bankje "+kind+" 1\x00"), space[:]...)
	return append(b, id...)
}

func deviceNamePlace(space envelope.SpaceID, device envelope.DeviceID) textPlace {
	return placeText(space, "device name", device[:])
}

func notePlace(space envelope.SpaceID, invitation envelope.InvitationID) textPlace {
	return placeText(space, "invitation note", invitation[:])
}

func addressPlace(space envelope.SpaceID, relay envelope.RelayID) textPlace {
	return placeText(space, "relay address", relay[:])
}

// sealText seals a short text for its place, padded to one size. It returns
// ErrTooLarge for more than MaxName bytes.
func (k *EpochKey) sealText(random io.Reader, place textPlace, text string) (envelope.Sealed, error) {
	if len(text) > MaxName {
		return envelope.Sealed{}, fmt.Errorf("seal text: %d bytes: %w", len(text), ErrTooLarge)
	}
	key := derive(k.secret[:], nil, "text")
	defer clear(key[:])
	sealed, err := sealBytes(random, nil, &key, pad(formStored, []byte(text)), place)
	if err != nil {
		return envelope.Sealed{}, fmt.Errorf("seal text: %w", err)
	}
	return envelope.Sealed{Epoch: k.epoch, Bytes: sealed}, nil
}

// openText returns a text that sealText sealed, or ErrDamaged.
func (k *EpochKey) openText(place textPlace, sealed []byte) (string, error) {
	key := derive(k.secret[:], nil, "text")
	defer clear(key[:])
	text, err := openPadded(&key, sealed, place)
	return string(text), err
}
