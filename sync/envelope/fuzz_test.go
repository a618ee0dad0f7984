package envelope_test

import (
	"bytes"
	"testing"

	"bankje/sync/envelope"
)

func FuzzParse(f *testing.F) {
	var vectors []envelopeVector
	readJSON(f, "testdata/envelopes.json", &vectors)
	for _, v := range vectors {
		f.Add([]byte(v.Bytes))
		f.Add([]byte(v.StubBytes))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := envelope.Parse(data)
		if err != nil {
			return
		}
		if !bytes.Equal(e.Bytes(), data) {
			t.Fatalf("%x is read, but written as %x", data, e.Bytes())
		}
		e.Verify(public(testKey))
	})
}

func FuzzParseStatement(f *testing.F) {
	var vectors []statementVector
	readJSON(f, "testdata/foundings.json", &vectors)
	for _, v := range vectors {
		f.Add([]byte(v.Bytes))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := envelope.ParseStatement(data)
		if err != nil {
			return
		}
		if !bytes.Equal(s.Bytes(), data) {
			t.Fatalf("%x is read, but written as %x", data, s.Bytes())
		}
		envelope.ParseFounding(s)
	})
}

func FuzzParseFounding(f *testing.F) {
	var vectors []statementVector
	readJSON(f, "testdata/foundings.json", &vectors)
	for _, v := range vectors {
		f.Add(v.founding().Statement().Payload)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		s := envelope.Statement{Type: envelope.Found, Number: 1, Payload: payload}
		s.Author = envelope.NewDeviceID(public(testKey))
		f, err := envelope.ParseFounding(signStatement(s, testKey))
		if err == nil && !bytes.Equal(f.Statement().Payload, payload) {
			t.Fatalf("%x is read, but written as %x", payload, f.Statement().Payload)
		}
	})
}

// FuzzParsePayload reads bytes as the payload of each type.
func FuzzParsePayload(f *testing.F) {
	for _, sample := range samples {
		s := sample.Statement()
		f.Add(uint8(s.Type), s.Payload)
	}
	f.Fuzz(func(t *testing.T, kind uint8, payload []byte) {
		parse, ok := parsers[envelope.StatementType(kind)]
		if !ok {
			return
		}
		s := envelope.Statement{Type: envelope.StatementType(kind), Number: 9, Payload: payload}
		if kind == uint8(envelope.Join) && len(payload) >= 48 { // its author is in it
			s.Author = envelope.NewDeviceID(payload[16:48])
		}
		p, err := parse(s)
		if err == nil && !bytes.Equal(p.Statement().Payload, payload) {
			t.Fatalf("%x is read, but written as %x", payload, p.Statement().Payload)
		}
	})
}
