package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay/storagetest"
	"bankje/sync/space"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bankje-relay": main})
}

// TestStories runs the program as its owner does, and a phone against it.
func TestStories(t *testing.T) { tellStories(t, "testdata", "") }

func TestStoriesOnPostgreSQL(t *testing.T) {
	tellStories(t, "testdata/postgres", storagetest.EmptySchema(t))
}

// tellStories tells the stories of a folder, with relays on a database, or each on a
// file.
func tellStories(t *testing.T, folder, database string) {
	testscript.Run(t, testscript.Params{
		Dir: folder,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ADDR", freeAddress(t))
			env.Setenv("ADDR2", freeAddress(t))
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("BANKJE_DB", database)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"up":      up,
			"phone":   phoneDoes,
			"damage":  damage,
			"cut":     cut,
			"absent":  absent,
			"private": private,
		},
	})
}

// up waits until the relay answers, on ADDR or another address.
func up(ts *testscript.TestScript, neg bool, args []string) {
	address := append(args, ts.Getenv("ADDR"))[0]
	for range 1000 {
		response, err := http.Get("http://" + address + "/healthz")
		if err == nil {
			response.Body.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("the relay does not come up")
}

// phoneDoes has the only phone of a space do something:
//
//	phone found [CODE]
//	phone push FIRST LAST
//	phone has SEQUENCE
//	phone erase SEQUENCE
func phoneDoes(ts *testscript.TestScript, neg bool, args []string) {
	relay, err := client.NewRelay("http://"+ts.Getenv("ADDR"), phone{})
	ts.Check(err)
	switch args[0] {
	case "found":
		f := protocol.Founding{Statements: []envelope.Statement{founding()}}
		if len(args) > 1 {
			f.Code = args[1]
		}
		err = relay.Found(context.Background(), f)
	case "push":
		first, last := number(ts, args[1]), number(ts, args[2])
		var a protocol.Answer
		a, err = relay.Sync(context.Background(), spaceID(), protocol.Request{Runs: []protocol.Run{write(last)[first-1:]}})
		if err == nil && a.Outcomes[0] != (protocol.Outcome{Result: protocol.Kept, Through: uint64(last)}) {
			err = fmt.Errorf("%+v", a.Outcomes[0])
		}
	case "has":
		var a protocol.Answer
		a, err = relay.Sync(context.Background(), spaceID(), protocol.Request{Vector: []protocol.Head{}})
		if err == nil && (len(a.Heads) != 1 || a.Heads[0].Sequence != uint64(number(ts, args[1]))) {
			err = fmt.Errorf("the relay has %+v", a.Heads)
		}
	case "erase":
		var a protocol.Answer
		a, err = relay.Sync(context.Background(), spaceID(), protocol.Request{Chain: founded(), Statements: []envelope.Statement{erasure(number(ts, args[1]))}})
		if err == nil && a.Refused {
			err = errors.New("the relay does not append it")
		}
	default:
		ts.Fatalf("phone %s?", args[0])
	}
	if (err != nil) != neg {
		ts.Fatalf("phone %v: %v", args, err)
	}
	if err != nil {
		ts.Logf("%v", err)
		ts.Check(os.WriteFile(ts.MkAbs("refused"), []byte(err.Error()+"\n"), 0o600))
	}
}

func number(ts *testscript.TestScript, text string) int {
	n, err := strconv.Atoi(text)
	ts.Check(err)
	return n
}

// damage turns one byte of a file over, in the middle of the last time that some
// bytes are in it.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	content, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	at := bytes.LastIndex(content, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s is not in %s", args[1], args[0])
	}
	content[at] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

// cut leaves the first half of a file.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()/2))
}

// absent checks that bytes are in no file of a folder.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	paths, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*"))
	ts.Check(err)
	found := false
	for _, path := range paths {
		content, err := os.ReadFile(path)
		ts.Check(err)
		found = found || bytes.Contains(content, []byte(args[1]))
	}
	if found != neg {
		ts.Fatalf("%q in %s: %v", args[1], args[0], found)
	}
}

// private checks that only its owner may read a file.
func private(ts *testscript.TestScript, neg bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if info.Mode().Perm()&0o077 != 0 {
		ts.Fatalf("%s has mode %v", args[0], info.Mode())
	}
}

// A phone is always the same device.
type phone struct{}

var key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

func sign(message []byte) (s [envelope.SignatureSize]byte) {
	copy(s[:], ed25519.Sign(key, message))
	return s
}

// SignRequest signs a request to a relay.
func (phone) SignRequest(_ envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error) {
	return envelope.NewDeviceID(key.Public().(ed25519.PublicKey)), sign(message), nil
}

func founding() envelope.Statement {
	s := envelope.Founding{
		SigningKey: key.Public().(ed25519.PublicKey), KEM: envelope.MLKEM768X25519,
		KEMKey: kemKey(), Name: []byte("sealed name"),
	}.Statement()
	s.Signature = sign(s.SigningBytes())
	return s
}

func spaceID() envelope.SpaceID { return envelope.FoundedSpace(founding()) }

// founded marks the only statement of the space, before something is erased.
func founded() protocol.Mark {
	return protocol.Mark{Number: 1, Hash: protocol.ShortOf(founding().Hash())}
}

// erasure erases one envelope of the phone. It is always the second statement.
func erasure(sequence int) envelope.Statement {
	e := envelope.Erasure{Epoch: 1, Subject: []byte("sealed")}
	e.Add(founding().Author, uint64(sequence))
	state, err := space.Fold([]envelope.Statement{founding()})
	if err != nil {
		panic(err)
	}
	s := state.Next(founding().Author, e.Statement())
	s.Signature = sign(s.SigningBytes())
	return s
}

// write returns the first n envelopes of the phone.
func write(n int) protocol.Run {
	var run protocol.Run
	h := envelope.Header{Space: spaceID(), Device: founding().Author, Epoch: 1, Members: founding().Hash()}
	for range n {
		h.Sequence++
		body := append(fmt.Appendf(nil, "body %d of the phone", h.Sequence), make([]byte, 300)...)
		h.BodyHash = sha256.Sum256(body)
		run = append(run, envelope.Envelope{Header: h, Body: body, Signature: sign(h.SigningBytes())})
		h.Previous = run[len(run)-1].Hash()
	}
	return run
}

func TestWhatIsGivenGoesBeforeTheEnvironment(t *testing.T) {
	var c config
	flags := c.flags(&bytes.Buffer{})
	if err := flags.Parse([]string{"-spaces", "7"}); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"BANKJE_SPACES": "8", "BANKJE_SPACE_MB": "9", "BANKJE_REGISTRATION_CODE": "birch"}
	lookup := func(name string) (string, bool) { value, ok := env[name]; return value, ok }
	if err := fromEnvironment(flags, lookup); err != nil {
		t.Fatal(err)
	}
	if o := c.bounds(); o.Spaces != 7 || o.SpaceBytes != 9<<20 || o.RegistrationCode != "birch" {
		t.Errorf("spaces %d, bytes %d, code %q; want 7, 9 MiB, birch", o.Spaces, o.SpaceBytes, o.RegistrationCode)
	}
	env["BANKJE_RATE"] = "secret"
	if err := fromEnvironment(flags, lookup); err == nil || bytes.Contains([]byte(err.Error()), []byte("secret")) {
		t.Errorf("a value that makes no sense: %v; want an error that does not repeat it", err)
	}
}
