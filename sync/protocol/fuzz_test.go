package protocol_test

import (
	"bytes"
	"strings"
	"testing"

	"bankje/sync/protocol"
)

func FuzzParseRequest(f *testing.F) {
	f.Add(must[[]byte](f)(protocol.AppendRequest(nil, space, fullRequest())))
	f.Add(must[[]byte](f)(protocol.AppendRequest(nil, space, protocol.Request{})))
	f.Fuzz(func(t *testing.T, content []byte) {
		q, err := protocol.ParseRequest(space, content)
		if err != nil {
			return
		}
		again, err := protocol.AppendRequest(nil, space, q)
		if err != nil || !bytes.Equal(again, content) {
			t.Fatalf("%x is read, but written as %x, %v", content, again, err)
		}
	})
}

func FuzzParseAnswer(f *testing.F) {
	f.Add(must[[]byte](f)(protocol.AppendAnswer(nil, space, fullAnswer())))
	f.Add(must[[]byte](f)(protocol.AppendAnswer(nil, space, protocol.Answer{})))
	f.Fuzz(func(t *testing.T, message []byte) {
		a, err := protocol.ParseAnswer(space, message)
		if err != nil {
			return
		}
		again, err := protocol.AppendAnswer(nil, space, a)
		if err != nil || !bytes.Equal(again, message) {
			t.Fatalf("%x is read, but written as %x, %v", message, again, err)
		}
	})
}

func FuzzParseSmallMessages(f *testing.F) {
	f.Add(protocol.Hello{Oldest: 1, Newest: 1}.Bytes())
	founded := protocol.Founding{Code: "code"}
	founded.Statements = append(founded.Statements, founding(anna))
	f.Add(must[[]byte](f)(protocol.AppendFounding(nil, founded)))
	f.Add(must[[]byte](f)(protocol.AppendChain(nil, protocol.Chain{More: true, Statements: founded.Statements})))
	f.Add([]byte("version 1 2\n"))
	f.Fuzz(func(t *testing.T, message []byte) {
		protocol.ParseHello(message)
		if got, err := protocol.ParseFounding(message); err == nil {
			if again, err := protocol.AppendFounding(nil, got); err != nil || !bytes.Equal(again, message) {
				t.Fatalf("founding %x is written as %x, %v", message, again, err)
			}
		}
		if got, err := protocol.ParseChain(message); err == nil {
			if again, err := protocol.AppendChain(nil, got); err != nil || !bytes.Equal(again, message) {
				t.Fatalf("chain %x is written as %x, %v", message, again, err)
			}
		}
		if got, err := protocol.ParseRefusal(400, message); err == nil && got.Line()+"\n" != string(message) {
			t.Fatalf("refusal %q is written as %q", message, got.Line())
		}
	})
}

// What stands in paths and headers.
func FuzzParseText(f *testing.F) {
	f.Add(protocol.Token{1, 2}.Challenge())
	f.Add(protocol.Proof{Token: protocol.Token{1, 2}}.Authorization())
	f.Add(strings.TrimPrefix(protocol.PathSpace(space), protocol.PathSpaces+"/"))
	f.Add(strings.TrimPrefix(strings.TrimSuffix(protocol.PathInvitation([16]byte{1, 2}, 0), "?after=0"), protocol.PathInvitations+"/"))
	f.Fuzz(func(t *testing.T, text string) {
		if token, err := protocol.ParseChallenge(text); err == nil && token.Challenge() != text {
			t.Fatalf("challenge %q is written as %q", text, token.Challenge())
		}
		if proof, err := protocol.ParseAuthorization(text); err == nil && proof.Authorization() != text {
			t.Fatalf("authorization %q is written as %q", text, proof.Authorization())
		}
		if id, err := protocol.ParseSpace(text); err == nil && protocol.PathSpace(id) != protocol.PathSpaces+"/"+text {
			t.Fatalf("space %q is written as %q", text, protocol.PathSpace(id))
		}
		if id, err := protocol.ParseInvitation(text); err == nil && protocol.PathInvitation(id, 0) != protocol.PathInvitations+"/"+text+"?after=0" {
			t.Fatalf("invitation %q is written as %q", text, protocol.PathInvitation(id, 0))
		}
		if proof, content, err := protocol.SplitBody([]byte(text)); err == nil && string(proof.Body(content)) != text {
			t.Fatalf("body %q is written as %q", text, proof.Body(content))
		}
	})
}
