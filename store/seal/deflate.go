package seal

import (
	_ "embed"
	"fmt"
	"strings"

	"bankje/store/seal/internal/deflate"
)

//go:embed dictionary_1.txt
var dictionary1File string

// dictionary1 is what changes are compressed against: what notes have in
// common, the likeliest last, one space between words however the file breaks
// its lines. Changes compressed with it must open for ever, so it is never
// altered: a better one gets the next number.
var dictionary1 = deflate.NewDictionary([]byte(strings.Join(strings.Fields(dictionary1File), " ") + " "))

// inflate returns ErrDamaged for what dictionary1 did not deflate, or what
// gives more than MaxPlain bytes.
func inflate(content []byte) ([]byte, error) {
	plain, err := dictionary1.Inflate(content, MaxPlain)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	return plain, nil
}
