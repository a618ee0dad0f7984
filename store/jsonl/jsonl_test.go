package jsonl_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/jsonl"
	"bankje/store/seal"
	"bankje/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// now is when files are written here.
var now = time.Date(2026, time.November, 25, 20, 15, 0, 0, time.UTC)

func found(t testing.TB) *store.Journal {
	t.Helper()
	v, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, v.Close()) })
	j, err := v.Found(t.Context(), []byte("246810"), store.PIN)
	must(t, err)
	return j
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// write gives a journal as a file.
func write(t testing.TB, j *store.Journal) string {
	t.Helper()
	var b bytes.Buffer
	_, err := jsonl.Write(t.Context(), &b, j.Tell(store.Period{}), jsonl.Header{App: "0.1.0", Written: now, Language: "uk"}, func(int) {})
	must(t, err)
	return b.String()
}

func read(t testing.TB, j *store.Journal, file string) jsonl.Report {
	t.Helper()
	report, err := jsonl.Read(t.Context(), strings.NewReader(file), j, jsonl.Options{})
	must(t, err)
	return report
}

// told are the records of a journal.
func told(t testing.TB, j *store.Journal) []store.Record {
	t.Helper()
	var all []store.Record
	for r, err := range j.Tell(store.Period{}).Records(t.Context()) {
		must(t, err)
		all = append(all, r)
	}
	return all
}

var asWritten = cmp.Options{
	cmpopts.IgnoreUnexported(store.Person{}, store.Group{}, store.Conversation{}, store.FollowUp{}, store.OwnPrompt{}, store.OwnCard{}),
	cmpopts.EquateEmpty(),
}

const header = `{"format":"bankje-journal","version":1}` + "\n"

// Two people and a conversation, as lines.
const (
	oksana = `{"kind":"person","id":"00000000-0000-4000-8000-000000000001","alias":"Oksana","consent":"yes"}`
	talk   = `{"kind":"conversation","id":"00000000-0000-4000-8000-0000000000c1","at":"2026-11-20T14:10:00+01:00","people":["00000000-0000-4000-8000-000000000001"],"note":"Кава.\nThee."}`
)

func TestAMadeUpJournalIsReadBackAsItWas(t *testing.T) {
	from := found(t)
	storetest.Fill(t, from, storetest.Size{People: 12, Conversations: 300, Months: 5})
	file := write(t, from)
	to := found(t)
	report := read(t, to, file)
	if report.Refused > 0 || !report.Whole || report.New[jsonl.KindConversation] != 300 || report.Header.App != "0.1.0" {
		t.Fatalf("report %+v", report)
	}
	if diff := cmp.Diff(told(t, from), told(t, to), asWritten); diff != "" {
		t.Errorf("the other journal differs:\n%s", diff)
	}
	if again := write(t, to); again != file {
		t.Error("written again, the file differs")
	}
}

func TestReadingTwiceChangesNothing(t *testing.T) {
	j := found(t)
	storetest.Fill(t, j, storetest.Small)
	file := write(t, j)
	for range 2 {
		report := read(t, j, file)
		if report.Refused > 0 || len(report.New) > 0 || report.Same != strings.Count(file, "\n")-2 {
			t.Fatalf("report %+v", report)
		}
	}
	if write(t, j) != file {
		t.Error("the journal changed")
	}
}

func TestWhatDiffersIsNotOverwritten(t *testing.T) {
	j := found(t)
	read(t, j, header+oksana+"\n"+talk)
	report := read(t, j, header+strings.Replace(oksana, "Oksana", "Olena", 1)+"\n"+strings.Replace(talk, "Thee", "Melk", 1))
	want := []jsonl.Refusal{{Line: 2, Reason: jsonl.Different, Kind: jsonl.KindPerson}, {Line: 3, Reason: jsonl.Different, Kind: jsonl.KindConversation}}
	if diff := cmp.Diff(want, report.Refusals); diff != "" {
		t.Error(diff)
	}
	if file := write(t, j); !strings.Contains(file, "Thee") || strings.Contains(file, "Olena") {
		t.Errorf("overwritten: %s", file)
	}
}

func TestADryRunTellsTheSameAndChangesNothing(t *testing.T) {
	from, to := found(t), found(t)
	storetest.Fill(t, from, storetest.Small)
	file := write(t, from) + "geen json\n"
	dry, err := jsonl.Read(t.Context(), strings.NewReader(file), to, jsonl.Options{Dry: true})
	must(t, err)
	if all := told(t, to); len(all) > 0 {
		t.Fatalf("a dry run brought in %v", all)
	}
	if diff := cmp.Diff(dry, read(t, to, file)); diff != "" {
		t.Errorf("the dry run told something else:\n%s", diff)
	}
}

// bad are lines that come after a good person, each with why it is refused.
var bad = map[string]jsonl.Reason{
	`geen json`:                         jsonl.NotJSON,
	`[]`:                                jsonl.NotJSON,
	`12`:                                jsonl.NotJSON,
	talk + talk:                         jsonl.NotJSON,
	talk[:60]:                           jsonl.NotJSON,
	`{"a":1,}`:                          jsonl.NotJSON,
	"{\"kind\":\"\xff\"}":               jsonl.BadText,
	`{}`:                                jsonl.MissingField,
	`{"kind":7}`:                        jsonl.MissingField,
	`{"kind":"diary"}`:                  jsonl.UnknownKind,
	`{"kind":"person","kind":"person"}`: jsonl.Twice,
	`{"kind":"person","id":{"a":1}}`:    jsonl.WrongType,
	`{"kind":"person","id":[["a"]]}`:    jsonl.WrongType,
	strings.Replace(oksana, `"Oksana"`, `7`, 1):                                                       jsonl.WrongType,
	strings.Replace(oksana, `"Oksana"`, `" "`, 1):                                                     jsonl.MissingField,
	strings.Replace(oksana, `Oksana`, `Ok\u0000sana`, 1):                                              jsonl.BadText,
	strings.Replace(oksana, `Oksana`, `Ok\u202esana`, 1):                                              jsonl.BadText,
	strings.Replace(oksana, `Oksana`, `Ok\nsana`, 1):                                                  jsonl.BadText,
	strings.Replace(oksana, `Oksana`, strings.Repeat("я", 6000), 1):                                   jsonl.TooLong,
	strings.Replace(oksana, `"alias"`, `"birth":"1980","alias"`, 1):                                   jsonl.UnknownField,
	strings.Replace(oksana, `}`, `,"colour":6}`, 1):                                                   jsonl.OutOfRange,
	strings.Replace(oksana, `}`, `,"colour":1e99}`, 1):                                                jsonl.OutOfRange,
	strings.Replace(oksana, `}`, `,"address":"sir"}`, 1):                                              jsonl.OutOfRange,
	strings.Replace(oksana, `0001"`, `000A"`, 1):                                                      jsonl.OutOfRange,
	strings.Replace(oksana, `4000-8000-000000000001`, `0000-0000-000000000000`, 1):                    jsonl.OutOfRange,
	`{"kind":"person","id":"00000000-0000-4000-8000-000000000009","alias":"N","consent":"no"}`:        jsonl.NoConsent,
	strings.Replace(talk, `2026-11-20T14:10:00+01:00`, `yesterday`, 1):                                jsonl.OutOfRange,
	strings.Replace(talk, `2026-11`, `9026-11`, 1):                                                    jsonl.OutOfRange,
	strings.Replace(talk, `"at":"2026-11-20T14:10:00+01:00",`, ``, 1):                                 jsonl.MissingField,
	strings.Replace(talk, `"people":["00000000-0000-4000-8000-000000000001"],`, ``, 1):                jsonl.MissingField,
	strings.Replace(talk, `-000000000001`, `-000000000002`, 1):                                        jsonl.UnknownPerson,
	strings.Replace(talk, `"people"`, `"group":"00000000-0000-4000-8000-000000000003","people"`, 1):   jsonl.UnknownGroup,
	strings.Replace(talk, `"people"`, `"domains":["NW","NW"],"people"`, 1):                            jsonl.Twice,
	strings.Replace(talk, `"people"`, `"signals":["boredom"],"people"`, 1):                            jsonl.OutOfRange,
	strings.Replace(talk, `"people"`, `"prompts":["a b"],"people"`, 1):                                jsonl.OutOfRange,
	strings.Replace(talk, `"people"`, `"group_count":-1,"people"`, 1):                                 jsonl.OutOfRange,
	strings.Replace(talk, `"people"`, `"goals":[`+strings.Repeat(`"G01",`, 600)+`"G02"],"people"`, 1): jsonl.TooLong,
	strings.Replace(talk, `Thee`, strings.Repeat("т", 1<<19), 1):                                      jsonl.TooLong,
	strings.Replace(talk, `Thee`, strings.Repeat("т", 1<<21), 1):                                      jsonl.TooLong,
	`{"kind":"followup","id":"00000000-0000-4000-8000-0000000000f1","what":"","day":"2026-11-20"}`:    jsonl.MissingField,
	`{"kind":"followup","id":"00000000-0000-4000-8000-0000000000f1","what":"x","day":"2026-13-20"}`:   jsonl.OutOfRange,
	`{"kind":"prompt","id":"00000000-0000-4000-8000-0000000000a1","nl":" "}`:                          jsonl.MissingField,
	`{"kind":"card","id":"00000000-0000-4000-8000-0000000000b1","phone":"1"}`:                         jsonl.MissingField,
	`{"kind":"favourite","key":"a\nb"}`:                                                               jsonl.OutOfRange,
	`{"kind":"end","records":"two"}`:                                                                  jsonl.WrongType,
	`{"a":` + strings.Repeat("[", 100_000):                                                            jsonl.WrongType,
}

func TestEachBadLineIsRefusedForItsReasonAndTheGoodOnesComeIn(t *testing.T) {
	j := found(t)
	for line, want := range bad {
		report, err := jsonl.Read(t.Context(), strings.NewReader(header+oksana+"\r\n\n"+line+"\n"+talk+"\n"), j, jsonl.Options{Dry: true})
		must(t, err)
		short := line[:min(len(line), 150)]
		if len(report.Refusals) != 1 || report.Refusals[0].Reason != want || report.Refusals[0].Line != 4 {
			t.Errorf("%s\n\trefused: %+v; want %s in line 4", short, report.Refusals, want)
		}
		if report.New[jsonl.KindPerson] != 1 || report.New[jsonl.KindConversation] != 1 {
			t.Errorf("%s\n\tthe others: %v", short, report.New)
		}
	}
}

func TestNobodyIsWrittenAboutWhoDidNotSayYes(t *testing.T) {
	j := found(t)
	file := header + strings.Replace(oksana, `,"consent":"yes"`, "", 1) + "\n" + talk
	if report := read(t, j, file); len(report.Refusals) != 1 || report.Refusals[0].Reason != jsonl.NotAsked {
		t.Errorf("about who was not asked: %+v", report)
	}
	id, err := store.ParsePersonID("00000000-0000-4000-8000-000000000001")
	must(t, err)
	_, err = j.RecordConsent(t.Context(), id, store.No)
	must(t, err)
	if report := read(t, j, header+oksana+"\n"+talk); report.Refused != 2 || report.Refusals[1].Reason != jsonl.NoConsent {
		t.Errorf("about who said no here: %+v", report)
	}
}

func TestAFileThatIsNotOursIsRefusedWhole(t *testing.T) {
	j := found(t)
	for file, want := range map[string]error{
		"": jsonl.ErrNotOurs, "{}\n": jsonl.ErrNotOurs, oksana: jsonl.ErrNotOurs,
		strings.Repeat("a", 5<<20):                       jsonl.ErrNotOurs,
		`{"format":"bankje-journal","version":0}`:        jsonl.ErrNotOurs,
		`{"format":"bankje-journal","version":2,"x":{}}`: jsonl.ErrNotOurs,
		`{"format":"bankje-journal","version":2,"x":1}`:  jsonl.ErrNewer,
	} {
		if _, err := jsonl.Read(t.Context(), strings.NewReader(file+"\n"+oksana), j, jsonl.Options{}); !errors.Is(err, want) {
			t.Errorf("%.40q gave %v, want %v", file, err, want)
		}
	}
	if all := told(t, j); len(all) > 0 {
		t.Errorf("brought in: %v", all)
	}
}

func TestAFileThatWasCutIsNotWhole(t *testing.T) {
	from := found(t)
	storetest.Fill(t, from, storetest.Small)
	file := write(t, from)
	cut := file[:len(file)*2/3]
	report := read(t, found(t), cut)
	if report.Whole || report.Refused != 1 || len(report.New) == 0 {
		t.Errorf("report %+v", report)
	}
}

func TestAFollowUpOfAConversationThatIsNowhereIsOfNone(t *testing.T) {
	j := found(t)
	file := header + `{"kind":"followup","id":"00000000-0000-4000-8000-0000000000f1","what":"Bellen","conversation":"00000000-0000-4000-8000-0000000000c1"}`
	if report := read(t, j, file); report.New[jsonl.KindFollowUp] != 1 {
		t.Fatalf("report %+v", report)
	}
	if report := read(t, j, file); report.Same != 1 {
		t.Errorf("the second time: %+v", report)
	}
}

func TestWhoWasErasedComesBackAndIsCounted(t *testing.T) {
	from, to := found(t), found(t)
	women, err := from.AddGroup(t.Context(), store.Group{Name: "Vrouwencafé"})
	must(t, err)
	read(t, from, header+oksana+"\n"+talk)
	file := write(t, from)
	read(t, to, file)
	id, err := store.ParsePersonID("00000000-0000-4000-8000-000000000001")
	must(t, err)
	_, err = to.ErasePerson(t.Context(), id, false)
	must(t, err)
	_, err = to.EraseGroup(t.Context(), women.ID, false)
	must(t, err)
	withGroup := strings.Replace(talk, `"people"`, `"group":"`+women.ID.String()+`","people"`, 1)
	if report := read(t, to, header+withGroup); report.Refused != 1 {
		t.Errorf("about somebody who was erased: %+v", report)
	}
	report := read(t, to, file)
	if report.Erased != 2 || report.New[jsonl.KindPerson] != 1 || report.New[jsonl.KindConversation] != 1 {
		t.Errorf("report %+v", report)
	}
	if report := read(t, to, file); report.Erased != 0 || report.Same != 3 {
		t.Errorf("the second time: %+v", report)
	}
}

// endless is a beginning and then zeros.
type endless struct {
	begin io.Reader
	left  int64
}

func (e *endless) Read(b []byte) (int, error) {
	if n, _ := e.begin.Read(b); n > 0 {
		return n, nil
	}
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(b)), e.left)
	e.left -= n
	clear(b[:n])
	return int(n), nil
}

func TestALineOfAGigabyteTakesNoMemory(t *testing.T) {
	j := found(t)
	file := &endless{strings.NewReader(header + `{"kind":"`), 1 << 30}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	report, err := jsonl.Read(t.Context(), file, j, jsonl.Options{})
	runtime.ReadMemStats(&after)
	must(t, err)
	if report.Refused != 1 || report.Refusals[0].Reason != jsonl.TooLong {
		t.Errorf("report %+v", report)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 32<<20 {
		t.Errorf("%d bytes were taken", took)
	}
}

func TestARefusalTellsNothingOfTheFile(t *testing.T) {
	report := read(t, found(t), header+`{"kind":"geheim","x":1}`+"\n"+`{"kind":"person","id":"00000000-0000-4000-8000-000000000001","alias":"A","geheim":1}`)
	if said := fmt.Sprint(report.Refusals); strings.Contains(said, "geheim") || report.Refused != 2 {
		t.Errorf("told: %s", said)
	}
}

func TestWhatWasStoppedGoesOnWhereItWas(t *testing.T) {
	from, to := found(t), found(t)
	storetest.Fill(t, from, storetest.Size{People: 5, Conversations: 200, Months: 3})
	file := write(t, from)
	ctx, stop := context.WithCancel(t.Context())
	report, err := jsonl.Read(ctx, strings.NewReader(file), to, jsonl.Options{Progress: func(bytes int64) {
		if bytes > int64(len(file)/2) {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("stopping gave %v", err)
	}
	again := read(t, to, file)
	brought := 0
	for _, n := range report.New {
		brought += n
	}
	if again.Same == 0 || again.Same > brought || again.Refused > 0 || write(t, to) != file {
		t.Errorf("first %+v, then %+v", report, again)
	}
}
