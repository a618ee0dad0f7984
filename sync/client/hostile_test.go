package client_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// lies is a relay that changes what the real one answers to one phone.
type lies struct {
	victim envelope.DeviceID
	space  envelope.SpaceID
	lie    func(q protocol.Request, a *protocol.Answer)
}

func (l lies) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		asked, err := io.ReadAll(request.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		request.Body = io.NopCloser(bytes.NewReader(asked))
		answer := httptest.NewRecorder()
		next.ServeHTTP(answer, request)
		body := answer.Body.Bytes()
		proof, content, err := protocol.SplitBody(asked)
		if err == nil && strings.HasSuffix(request.URL.Path, "/sync") && proof.Device == l.victim && answer.Code == http.StatusOK {
			body = l.told(content, body)
		}
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.Header().Del("Content-Length")
		w.WriteHeader(answer.Code)
		w.Write(body)
	})
}

func (l lies) told(asked, answered []byte) []byte {
	q, err := protocol.ParseRequest(l.space, asked)
	if err != nil {
		return answered
	}
	a, err := protocol.ParseAnswer(l.space, answered)
	if err != nil {
		return answered
	}
	l.lie(q, &a)
	body, err := protocol.AppendAnswer(nil, l.space, a)
	if err != nil {
		panic(err) // the lie is no answer at all
	}
	return body
}

// A hostile relay, and what a contact with it tells.
var hostile = []struct {
	name    string
	lie     func(q protocol.Request, a *protocol.Answer)
	noticed func(client.Report, error) bool // nil: it cannot be, or did no harm
}{
	{"withholds notes", func(_ protocol.Request, a *protocol.Answer) { a.Runs = nil }, differs},
	{"withholds statements", func(_ protocol.Request, a *protocol.Answer) { a.Statements = nil }, nil},
	{"withholds all, and says that is all", func(q protocol.Request, a *protocol.Answer) {
		a.Runs, a.Statements, a.Heads, a.Cursor, a.Chain, a.Parted, a.Astray = nil, nil, nil, q.Cursor, q.Chain, false, false
	}, differs},
	{"says it kept what it did not, and has what it has not", func(q protocol.Request, a *protocol.Answer) {
		a.Runs, a.Heads = nil, nil
		a.Digest = protocol.HashHeads(q.Vector)
	}, nil},
	{"never ends", func(_ protocol.Request, a *protocol.Answer) {
		a.More = true
		a.Cursor = protocol.Mark{Number: a.Cursor.Number + 7, Hash: a.Digest}
	}, endless},
	{"never knows a cursor", func(q protocol.Request, a *protocol.Answer) {
		a.Runs, a.Astray, a.Cursor, a.Heads = nil, true, q.Cursor, []protocol.Head{}
	}, differs},
	{"never knows a statement", func(_ protocol.Request, a *protocol.Answer) {
		a.Parted, a.Statements = true, nil
	}, func(r client.Report, _ error) bool { return r.Parted }},
	{"tells statements that nobody made", func(q protocol.Request, a *protocol.Answer) {
		forged := envelope.Founding{Nonce: envelope.Hash{1}, SigningKey: make([]byte, 32), KEM: envelope.MLKEM768X25519,
			KEMKey: make([]byte, 1216), Name: []byte("x")}.Statement()
		forged.Number, forged.Previous, forged.Space, forged.Type = a.Chain.Number+1, envelope.Hash{2}, envelope.SpaceID{3}, envelope.Rename
		a.Statements = append(a.Statements, forged)
		a.Chain = protocol.Mark{Number: forged.Number, Hash: protocol.ShortOf(forged.Hash())}
	}, func(r client.Report, _ error) bool { return r.Aside > 0 }},
	{"flips a byte of each body", func(_ protocol.Request, a *protocol.Answer) {
		eachEnvelope(a, func(e *envelope.Envelope) { e.Body = slices.Clone(e.Body); e.Body[len(e.Body)/2] ^= 1 })
	}, func(r client.Report, _ error) bool { return r.Aside > 0 }},
	{"flips a bit of each signature", func(_ protocol.Request, a *protocol.Answer) {
		eachEnvelope(a, func(e *envelope.Envelope) { e.Signature[3] ^= 4 })
	}, func(r client.Report, _ error) bool { return r.Aside > 0 }},
	{"gives stubs for notes", func(_ protocol.Request, a *protocol.Answer) {
		eachEnvelope(a, func(e *envelope.Envelope) { *e = e.Stub() })
	}, nil},
	{"tells each note twice, the last first", func(_ protocol.Request, a *protocol.Answer) {
		var runs []protocol.Run
		for range 2 {
			for _, run := range slices.Backward(a.Runs) {
				for i := range slices.Backward(run) {
					runs = append(runs, run[i:i+1])
				}
			}
		}
		a.Runs = runs
	}, nil},
	{"says that another phone has its keys", func(q protocol.Request, a *protocol.Answer) {
		for _, head := range q.Vector {
			a.Forks = append(a.Forks, protocol.Fork{Device: head.Device, Sequence: head.Sequence, Hash: envelope.Hash{9}})
		}
	}, func(r client.Report, _ error) bool { return !r.Forked }},
	{"says that others wait who do not", func(_ protocol.Request, a *protocol.Answer) {
		a.Waiting = []protocol.Waiting{{Device: envelope.DeviceID{1}, Sequence: envelope.MaxNumber}}
	}, nil},
	{"has room for nothing", func(q protocol.Request, a *protocol.Answer) {
		for i := range a.Outcomes {
			a.Outcomes[i] = protocol.Outcome{Result: protocol.Crowded, Through: 0}
		}
	}, nil},
	{"has kept more than there is", func(q protocol.Request, a *protocol.Answer) {
		for i := range a.Outcomes {
			a.Outcomes[i].Through = envelope.MaxNumber
		}
	}, nil},
}

func differs(r client.Report, _ error) bool   { return r.Differs }
func endless(_ client.Report, err error) bool { return errors.Is(err, client.ErrEndless) }

func eachEnvelope(a *protocol.Answer, change func(*envelope.Envelope)) {
	for _, run := range a.Runs {
		for i := range run {
			change(&run[i])
		}
	}
}

// TestAHostileRelayIsNoticedAndNothingIsLost: a phone meets one that lies to it
// in each way, and then an honest one.
func TestAHostileRelayIsNoticedAndNothingIsLost(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	anna.says(team, "soep")
	round(r, team, anna, bohdan)
	notes := []string{"soep"}
	for i, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			bohdan.t, anna.t = t, t
			r.through(nil)
			from, his := numbered("anna", 26*26)[i], numbered("bohdan", 26*26)[i]
			notes = append(notes, from, his)
			anna.says(team, from)
			_, err := anna.Invite(t.Context(), team, false, "2036-12-31", h.name)
			must(t, err)
			anna.meet(r, team)
			bohdan.says(team, his)
			r.through(lies{bohdan.Self(), envelope.SpaceID(team), h.lie}.through)
			noticed := h.noticed == nil
			for range 3 {
				report, err := bohdan.tries(r, team)
				if err != nil && !errors.Is(err, client.ErrEndless) {
					t.Errorf("contact: %v", err)
				}
				noticed = noticed || h.noticed(report, err)
				if report.Rounds > 100 {
					t.Errorf("it took %d rounds", report.Rounds)
				}
			}
			if !noticed {
				t.Error("nobody noticed")
			}
			r.through(nil)
			round(r, team, bohdan, anna)
			if report := bohdan.meet(r, team); report.Rounds != 1 || report.Differs || report.Parted || report.Aside > 0 {
				t.Errorf("with an honest relay it does not come to rest: %+v", report)
			}
			same(t, team, notes, anna, bohdan)
			agree(t, team, anna, bohdan)
		})
	}
}

func TestARelayThatServesAnOlderPastToOneIsNoticed(t *testing.T) {
	r, past := newHome(t), newHome(t)
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, true)
	anna.says(team, "soep")
	round(r, team, anna, bohdan)
	old := r.backup()
	_, err := anna.Invite(t.Context(), team, false, "2036-12-31", "")
	must(t, err)
	anna.says(team, "brood")
	round(r, team, anna, bohdan)
	past.restore(old)

	// Bohdan meets the past, which takes nothing that is newer.
	deaf := ignores{past.reach(bohdan)}
	report, err := client.Contact(t.Context(), bohdan, bohdan.Self(), deaf, envelope.SpaceID(team), nil)
	must(t, err)
	if !report.Differs || !report.Parted {
		t.Errorf("the past is not noticed: %+v", report)
	}
	round(r, team, bohdan, anna)
	same(t, team, []string{"soep", "brood"}, anna, bohdan)
	agree(t, team, anna, bohdan)
}

// ignores is a relay that takes nothing, and says so.
type ignores struct{ *client.Relay }

func (i ignores) Begin(ctx context.Context, id envelope.SpaceID, q protocol.Request) func() (protocol.Answer, error) {
	appends := len(q.Statements) > 0
	q.Statements = nil
	wait := crowding(ctx, i.Relay, id, q)
	return func() (protocol.Answer, error) {
		a, err := wait()
		a.Refused = appends
		return a, err
	}
}

func TestAnswersThatAreDamagedOrOldOrOfAnotherTeamDoNoHarm(t *testing.T) {
	r := newHome(t)
	anna, bohdan := newPhone(t), newPhone(t)
	team, other := anna.found(r), anna.found(r)
	anna.let(r, team, bohdan, false)
	anna.let(r, other, bohdan, false)
	anna.says(other, "thee")
	anna.says(team, "soep")
	anna.meet(r, other)
	anna.meet(r, team)

	// What was answered about the other team, and then what was answered before.
	var kept []byte
	replaying := false
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			answer := httptest.NewRecorder()
			next.ServeHTTP(answer, request)
			if !strings.HasSuffix(request.URL.Path, "/sync") || answer.Code != http.StatusOK {
				w.Header()["Www-Authenticate"] = answer.Header()["Www-Authenticate"]
				w.WriteHeader(answer.Code)
				w.Write(answer.Body.Bytes())
				return
			}
			if !replaying {
				kept = answer.Body.Bytes()
			}
			w.Write(kept)
		})
	})
	bohdan.meet(r, other)
	replaying = true
	for range 3 {
		_, err := bohdan.tries(r, team)
		if err != nil && !errors.Is(err, client.ErrEndless) {
			t.Errorf("contact: %v", err)
		}
	}
	// What is flipped anywhere.
	flip := 0
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			answer := httptest.NewRecorder()
			next.ServeHTTP(answer, request)
			body := bytes.Clone(answer.Body.Bytes())
			if strings.HasSuffix(request.URL.Path, "/sync") && answer.Code == http.StatusOK {
				body[flip%len(body)] ^= 1 << (flip % 8)
			}
			w.Header()["Www-Authenticate"] = answer.Header()["Www-Authenticate"]
			w.WriteHeader(answer.Code)
			w.Write(body)
		})
	})
	for range 120 {
		flip += 13
		if _, err := bohdan.tries(r, team); err != nil && !errors.Is(err, client.ErrEndless) && !errors.Is(err, client.ErrNotRelay) &&
			!errors.As(err, new(*protocol.Refusal)) {
			t.Errorf("with byte %d flipped: %v", flip, err)
		}
	}
	r.through(nil)
	for _, of := range bohdan.Spaces()[1:] {
		for range 2 {
			if _, err := client.Contact(t.Context(), bohdan, bohdan.Self(), r.reach(bohdan), of, nil); err != nil {
				t.Error(err)
			}
		}
	}
	round(r, team, anna, bohdan)
	same(t, team, []string{"soep", "thee"}, anna, bohdan)
	agree(t, team, anna, bohdan)
	agree(t, other, anna, bohdan)
}
