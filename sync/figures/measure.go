package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// tools are the programs that phases run.
type tools struct {
	folder       string // theirs, to be removed
	self, server string
}

// build makes the relay.
func build(ctx context.Context) (tools, error) {
	self, err := os.Executable()
	if err != nil {
		return tools{}, err
	}
	folder, err := os.MkdirTemp("", "bankje-figures-*")
	if err != nil {
		return tools{}, err
	}
	t := tools{folder: folder, self: self, server: filepath.Join(folder, "bankje-relay")}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", t.server, "bankje/sync/bankje-relay")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return tools{}, fmt.Errorf("build the relay: %w\n%s", err, out)
	}
	return t, nil
}

// A round is all phases, once.
type round struct {
	tools
	work   string // folder of the phones
	meter  *meter
	server *server
	tell   func(Line)
	wire   map[string]float64 // kilobytes of each phase
}

// measure does all phases once, in a folder that is thrown away.
func (t tools) measure(ctx context.Context, w work, tell func(Line)) error {
	folder, err := os.MkdirTemp(t.folder, "run-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	r := &round{tools: t, work: folder, tell: tell, wire: map[string]float64{}}
	if r.meter, err = newMeter(); err != nil {
		return err
	}
	for _, file := range []*string{&w.Entries, &w.Edits} {
		if *file, err = filepath.Abs(*file); err != nil {
			return err
		}
	}
	b := bench{folder: folder, plan: plan{Work: w, Address: "http://" + r.meter.address}}
	if err := b.keep(); err != nil {
		return err
	}
	defer func() { r.stop() }()
	for _, step := range []func(context.Context) error{r.firstExchange, r.cutLine, r.daily, r.restored, r.alone} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// firstExchange writes, pushes and pulls all.
func (r *round) firstExchange(ctx context.Context) error {
	info, err := os.Stat(r.tools.server)
	if err != nil {
		return err
	}
	r.tell(Line{Phase: "relay, the binary", DiskMB: float64(info.Size()) / 1e6})
	if err := r.start(ctx); err != nil {
		return err
	}
	if _, err := r.phase(ctx, "begin"); err != nil {
		return err
	}
	if err := r.each(ctx, "save", "push", "pull"); err != nil {
		return err
	}
	line := Line{Phase: "relay", RelayMB: r.server.peakMB()}
	if err := r.stop(); err != nil {
		return err
	}
	line.DiskMB = diskMB(r.data())
	r.tell(line)
	return r.start(ctx)
}

// cutLine has a new phone pull all over a line that is cut at half.
func (r *round) cutLine(ctx context.Context) error {
	const cut, rest = "pull, cut off", "pull, the rest"
	r.meter.cutAt.Store(int64(r.wire["pull"] * 1000 / 2))
	if err := r.each(ctx, cut); err != nil {
		return err
	}
	r.meter.cutAt.Store(0)
	line, err := r.phase(ctx, rest)
	if err != nil {
		return err
	}
	line.Ratio = (r.wire[cut] + r.wire[rest]) / r.wire["pull"]
	r.tell(line)
	return nil
}

// daily makes edits and carries them, and then nothing.
func (r *round) daily(ctx context.Context) error {
	if err := r.tool(ctx, "backup", r.backup()); err != nil {
		return err
	}
	if err := r.each(ctx, "edit", "push edits", "pull edits"); err != nil {
		return err
	}
	line, err := r.phase(ctx, "idle")
	if err != nil {
		return err
	}
	line.WireKB /= float64(line.Count)
	r.tell(line)
	return nil
}

// restored puts the relay back to before the edits.
func (r *round) restored(ctx context.Context) error {
	if err := r.stop(); err != nil {
		return err
	}
	if err := os.RemoveAll(r.data()); err != nil {
		return err
	}
	if err := r.tool(ctx, "restore", r.backup()); err != nil {
		return err
	}
	if err := r.start(ctx); err != nil {
		return err
	}
	line, err := r.phase(ctx, "push to a restored relay")
	if err != nil {
		return err
	}
	line.Ratio = line.WireKB / r.wire["push edits"]
	r.tell(line)
	return r.each(ctx, "pull from a restored relay")
}

// alone does what needs no relay.
func (r *round) alone(ctx context.Context) error {
	if err := r.each(ctx, "open from snapshot", "open from feed", "search"); err != nil {
		return err
	}
	return r.countFsyncs(ctx)
}

// each does phases and tells of them.
func (r *round) each(ctx context.Context, names ...string) error {
	for _, name := range names {
		line, err := r.phase(ctx, name)
		if err != nil {
			return err
		}
		r.tell(line)
	}
	return nil
}

// phase does one in a process of its own.
func (r *round) phase(ctx context.Context, name string) (Line, error) {
	r.meter.kB()
	before := r.server.cpuMS()
	line, err := r.process(ctx, r.self, "phase", name, r.work)
	line.RelayCPU = r.server.cpuMS() - before
	line.WireKB = r.meter.kB()
	r.wire[name] = line.WireKB
	return line, err
}

func (r *round) process(ctx context.Context, program string, args ...string) (line Line, err error) {
	var out bytes.Buffer
	process := exec.CommandContext(ctx, program, args...)
	process.Stdout, process.Stderr = &out, os.Stderr
	if err := process.Run(); err != nil {
		return Line{}, err
	}
	return line, json.Unmarshal(out.Bytes(), &line)
}

// countFsyncs has the system tell how often saves wait for the disk, where
// strace is there: the process with saves less that without.
func (r *round) countFsyncs(ctx context.Context) error {
	strace, err := exec.LookPath("strace")
	if err != nil {
		return nil
	}
	var counted [2]int
	counting := Line{Phase: "save, counted"}
	for i, name := range []string{"count none", "count some"} {
		table := filepath.Join(r.work, "strace")
		line, err := r.process(ctx, strace, "-f", "-c", "-qq", "-o", table,
			"-e", "trace=fsync,fdatasync,msync,sync_file_range,syncfs", r.self, "phase", name, r.work)
		if err != nil {
			return err
		}
		counting.Count = line.Count
		if counted[i], err = calls(table); err != nil {
			return err
		}
	}
	counting.Fsyncs = float64(counted[1]-counted[0]) / float64(counting.Count)
	r.tell(counting)
	return nil
}

// calls adds up a table of strace.
func calls(table string) (sum int, err error) {
	content, err := os.ReadFile(table)
	for line := range strings.Lines(string(content)) {
		fields := strings.Fields(line)
		if len(fields) < 5 || !strings.Contains(fields[len(fields)-1], "sync") {
			continue
		}
		n, err := strconv.Atoi(fields[3])
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, err
}
