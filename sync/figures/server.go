package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// A server is the relay's program, as its owner runs it.
type server struct{ process *exec.Cmd }

// data is the relay's folder, backup a file beside it.
func (r *round) data() string   { return filepath.Join(r.work, "relay") }
func (r *round) backup() string { return filepath.Join(r.work, "backup.db") }

// start starts the relay and waits until it answers.
func (r *round) start(ctx context.Context) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	addr := listener.Addr().String()
	listener.Close()
	r.meter.to.Store(addr)
	process := exec.CommandContext(ctx, r.tools.server, "-addr", addr, "-data", r.data(), "-public-address", "http://"+r.meter.address)
	if err := process.Start(); err != nil {
		return err
	}
	r.server = &server{process}
	for range 1000 {
		if response, err := http.Get("http://" + addr + "/healthz"); err == nil {
			return response.Body.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	return errors.New("the relay does not come up")
}

// stop ends it, so that all it has is in its file.
func (r *round) stop() error {
	if r.server == nil {
		return nil
	}
	process := r.server.process
	r.server = nil
	return errors.Join(process.Process.Signal(os.Interrupt), process.Wait())
}

func (s *server) peakMB() float64 { return peakMB(s.process.Process.Pid) }

func (s *server) cpuMS() float64 { return processCPU(s.process.Process.Pid) }

// tool has the program do something else.
func (r *round) tool(ctx context.Context, command, file string) error {
	tool := exec.CommandContext(ctx, r.tools.server, command, file, "-data", r.data())
	tool.Stderr = os.Stderr
	return tool.Run()
}
