package protocol_test

import (
	"bytes"
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
