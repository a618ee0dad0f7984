package relay_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bankje/sync/client"
	"bankje/sync/protocol"
	"bankje/sync/relay/storagetest"
)

// A program is the real one, as a process of its own, so that its memory can be
// told from that of the phones.
type program struct {
	*running
	process *exec.Cmd
}

var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "bankje-relay-*")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "bankje-relay")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, "bankje/sync/bankje-relay")
	build.Env = append(build.Environ(), "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// startProgram starts it, on a file in a folder, or on a database.
func startProgram(b *testing.B, folder, database string) *program {
	b.Helper()
	path, err := built()
	if err != nil {
		b.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	addr := listener.Addr().String()
	listener.Close()
	p := &program{running: &running{t: b, url: "http://" + addr, folder: folder}}
	p.process = exec.Command(path, "-addr", addr, "-data", folder, "-rate", "1e9", "-burst", "1e9", "-carry-mb", "100000")
	if database != "" {
		p.process.Env = append(os.Environ(), "BANKJE_DB="+database)
	}
	if err := p.process.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		p.process.Process.Signal(os.Interrupt)
		p.process.Wait()
	})
	for {
		response, err := http.Get(p.url + "/healthz")
		if err == nil {
			response.Body.Close()
			return p
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// residentMB is the most memory that the program took, where the system tells.
func (p *program) residentMB() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.process.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kb, _ := strconv.Atoi(strings.Fields(string(rest[:min(len(rest), 40)]) + " 0")[0])
	return float64(kb) / 1024
}

// diskMB is what lies in the program's folder.
func (p *program) diskMB() float64 { return float64(len(p.files())) / 1e6 }

// pushPage is how many envelopes of the usual size a phone sends at once.
const pushPage = 512 << 10 / 430

// metered gives a phone's way to the program, on which bytes are counted.
func (p *program) metered(b *testing.B, who *phone) (*client.Relay, *metered) {
	m := meter(b, strings.TrimPrefix(p.url, "http://"))
	c, err := client.NewRelay("http://"+m.address, who)
	if err != nil {
		b.Fatal(err)
	}
	return c, m
}

func syncOver(b *testing.B, c *client.Relay, m *team, q protocol.Request) protocol.Answer {
	b.Helper()
	a, err := c.Sync(b.Context(), m.id(), q)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func pushOver(b *testing.B, c *client.Relay, m *team, run protocol.Run) {
	b.Helper()
	for page := range slices.Chunk(run, pushPage) {
		a := syncOver(b, c, m, protocol.Request{Chain: markOf(m.chain), Runs: []protocol.Run{page}})
		if a.Outcomes[0].Result != protocol.Kept {
			b.Fatalf("%+v", a.Outcomes[0])
		}
	}
}

func pullOver(b *testing.B, c *client.Relay, m *team, from protocol.Mark) (protocol.Mark, int) {
	b.Helper()
	for n := 0; ; {
		a := syncOver(b, c, m, protocol.Request{Chain: markOf(m.chain), Cursor: from})
		for _, run := range a.Runs {
			n += len(run)
		}
		if from = a.Cursor; !a.More {
			return from, n
		}
	}
}

// BenchmarkExchange does what the table of figures names, with the relay's part
// of it alone: 10,000 changes brought and fetched, 100, and nothing.
func BenchmarkExchange(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		p := startProgram(b, b.TempDir(), "")
		anna := newPhone("anna")
		team := found(b, anna)
		bohdan := team.let(anna, "bohdan")
		p.carries(team, anna)
		run := anna.write(team, 10_000)
		up, upMeter := p.metered(b, anna)
		down, downMeter := p.metered(b, bohdan)
		timed := func(name string, m *metered, work func()) {
			before, begun := m.bytes.Load(), time.Now()
			work()
			b.ReportMetric(float64(time.Since(begun).Microseconds())/1000, name+"-ms")
			b.ReportMetric(float64(m.bytes.Load()-before)/1e3, name+"-kB")
		}
		var at protocol.Mark
		b.StartTimer()
		timed("push10000", upMeter, func() { pushOver(b, up, team, run) })
		timed("pull10000", downMeter, func() {
			var n int
			if at, n = pullOver(b, down, team, protocol.Mark{}); n != len(run) {
				b.Fatalf("%d of %d came", n, len(run))
			}
		})
		b.StopTimer()
		edits := anna.write(team, 100)
		b.StartTimer()
		timed("push100", upMeter, func() { pushOver(b, up, team, edits) })
		timed("pull100", downMeter, func() { at, _ = pullOver(b, down, team, at) })
		timed("idle", downMeter, func() { pullOver(b, down, team, at) })
		b.StopTimer()
		b.ReportMetric(p.residentMB(), "relay-MB")
		p.process.Process.Signal(os.Interrupt)
		p.process.Wait()
		b.ReportMetric(p.diskMB(), "disk-MB")
		b.StartTimer()
	}
}

// BenchmarkLoad has 5,000 devices of 500 teams come by with 20 changes each, as
// many at once as there are phones in reach, and then looks whether all is
// there. BANKJE_LOAD has fewer teams, for a slow machine.
func BenchmarkLoad(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) {
		load(b, func() []*program { return []*program{startProgram(b, b.TempDir(), "")} })
	})
	b.Run("two on postgres", func(b *testing.B) {
		load(b, func() []*program {
			address := storagetest.EmptySchema(b)
			return []*program{startProgram(b, b.TempDir(), address), startProgram(b, b.TempDir(), address)}
		})
	})
}

const (
	loadDevices = 10 // a team
	loadChanges = 20 // a device
	loadAtOnce  = 64
)

type visit struct {
	team  *team
	phone *phone
	run   protocol.Run
}

func load(b *testing.B, start func() []*program) {
	teams := 500
	if n, err := strconv.Atoi(os.Getenv("BANKJE_LOAD")); err == nil {
		teams = n
	}
	for b.Loop() {
		b.StopTimer()
		relays := start()
		visits := makeVisits(b, relays, teams)
		took := make([]time.Duration, len(visits))
		b.StartTimer()
		begun := time.Now()
		each(len(visits), func(i int) {
			begun := time.Now()
			v := visits[i]
			if got := relays[i%len(relays)].push(v.team, v.phone, v.run); got.Result != protocol.Kept {
				b.Errorf("%+v", got)
			}
			took[i] = time.Since(begun)
		})
		all := time.Since(begun)
		b.StopTimer()
		slices.Sort(took)
		b.ReportMetric(float64(len(visits)*loadChanges)/all.Seconds(), "changes/s")
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		for i, p := range relays {
			b.ReportMetric(p.residentMB(), fmt.Sprintf("relay%d-MB", i+1))
		}
		b.ReportMetric(float64(missing(relays, visits)), "lost")
		b.StartTimer()
	}
}

// makeVisits founds teams whose phones have each written something.
func makeVisits(b *testing.B, relays []*program, teams int) []visit {
	visits := make([]visit, teams*loadDevices)
	each(teams, func(n int) {
		founder := newPhone(fmt.Sprint("founder of ", n))
		m := found(b, founder)
		phones := []*phone{founder}
		for i := 1; i < loadDevices; i++ {
			phones = append(phones, m.let(founder, fmt.Sprint("phone ", i, " of ", n)))
		}
		relays[n%len(relays)].carries(m, founder)
		for i, p := range phones {
			// One phone of every team after the other, as they would come.
			visits[i*teams+n] = visit{m, p, p.write(m, loadChanges)}
		}
	})
	return visits
}

// each calls work with 0 to n-1, some at once.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(loadAtOnce, 8*runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	wait.Wait()
}

// missing counts what was confirmed and is not there.
func missing(relays []*program, visits []visit) int {
	var lost atomic.Int64
	each(len(visits), func(i int) {
		v := visits[i]
		head := protocol.Head{Device: v.phone.id(), Sequence: loadChanges, Hash: lastOf(v.run).Hash}
		a := relays[(i+1)%len(relays)].sync(v.team, v.phone, protocol.Request{Chain: markOf(v.team.chain), Vector: []protocol.Head{}, Page: 1})
		if !slices.Contains(a.Heads, head) {
			lost.Add(loadChanges)
		}
	})
	return int(lost.Load())
}

// BenchmarkSmallRequests has a hundred thousand requests that ask for nothing
// come from several at once, of all kinds, while a phone brings something time and
// again, and looks what they do to the phone, and to the memory of the program.
func BenchmarkSmallRequests(b *testing.B) {
	const rubbish = 100_000
	for b.Loop() {
		b.StopTimer()
		p := startProgram(b, b.TempDir(), "")
		anna := newPhone("anna")
		team := found(b, anna)
		p.carries(team, anna)
		runs := slices.Collect(slices.Chunk(anna.write(team, 600), 3))
		callers := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: loadAtOnce}}
		paths := []string{protocol.PathSync(team.id()), protocol.PathSpaces, protocol.PathHello, "/v1/spaces/x/events", "/v2", "/"}
		var took []time.Duration
		b.StartTimer()
		begun := time.Now()
		done := make(chan struct{})
		go func() {
			defer close(done)
			each(rubbish, func(i int) {
				response, err := callers.Post(p.url+paths[i%len(paths)], "", bytes.NewReader(make([]byte, i%300)))
				if err != nil {
					b.Error(err)
					return
				}
				io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if response.StatusCode < 400 || response.StatusCode >= 500 {
					b.Errorf("%s is answered with %d", paths[i%len(paths)], response.StatusCode)
				}
			})
		}()
		for _, run := range runs {
			begun := time.Now()
			if got := p.push(team, anna, run); got.Result != protocol.Kept {
				b.Errorf("meanwhile: %+v", got)
			}
			took = append(took, time.Since(begun))
		}
		<-done
		all := time.Since(begun)
		b.StopTimer()
		slices.Sort(took)
		b.ReportMetric(rubbish/all.Seconds(), "requests/s")
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "push-p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "push-p99-ms")
		b.ReportMetric(p.residentMB(), "relay-MB")
		b.StartTimer()
	}
}
