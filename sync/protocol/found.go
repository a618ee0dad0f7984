package protocol

import (
	"fmt"

	"bankje/sync/envelope"
)

// A Founding asks a relay to carry a space that it does not have. Statements
// begin with the one that founded it; who asks is a member by the last.
type Founding struct {
	Code       string // for registration, where the relay wants one
	Statements []envelope.Statement
}

// AppendFounding writes the content of the request. It returns ErrLarge.
func AppendFounding(b []byte, f Founding) ([]byte, error) {
	start := len(b)
	b = appendStatements(appendBytes(b, []byte(f.Code)), f.Statements)
	if len(f.Code) > MaxRegistrationCode || len(f.Statements) > MaxStatements || len(b)-start > MaxMessage-ProofSize {
		return nil, fmt.Errorf("founding: %w", ErrLarge)
	}
	return b, nil
}

// ParseFounding reads the content of the request. It returns
// envelope.ErrMalformed or envelope.ErrVersion.
func ParseFounding(content []byte) (Founding, error) {
	r := reader{rest: content}
	f := Founding{Code: string(r.bytes(MaxRegistrationCode))}
	var err error
	if f.Statements, err = r.statements(); err != nil {
		return Founding{}, fmt.Errorf("parse founding: %w", err)
	}
	return f, r.end("founding")
}

const hasChain = 2 // beside isMore

// A Chain is an answer that holds statements alone, to who is invited.
type Chain struct {
	Token      Token
	More       bool // ask again, behind the last
	Statements []envelope.Statement
}

// AppendChain writes the answer. It returns ErrLarge.
func AppendChain(b []byte, c Chain) ([]byte, error) {
	start := len(b)
	b = append(append(b, c.Token[:]...), flag(c.More, isMore)|flag(len(c.Statements) > 0, hasChain))
	b = appendStatements(b, c.Statements)
	if len(c.Statements) > MaxStatements || len(b)-start > MaxMessage {
		return nil, fmt.Errorf("chain: %w", ErrLarge)
	}
	return b, nil
}

// ParseChain reads the answer. It returns envelope.ErrMalformed or
// envelope.ErrVersion.
func ParseChain(message []byte) (Chain, error) {
	r := reader{rest: message}
	var c Chain
	r.fill(c.Token[:])
	has := r.flags(isMore | hasChain)
	c.More = has&isMore != 0
	if has&(hasChain) != 0 {
		var err error
		if c.Statements, err = r.statements(); err != nil {
			return Chain{}, fmt.Errorf("parse chain: %w", err)
		}
	}
	return c, r.end("chain")
}
