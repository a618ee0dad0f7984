package main

import (
	"io"
	"net"
	"sync/atomic"
)

// A meter passes connections on to the relay and counts their bytes, both ways.
// It cuts the line once so many have passed.
type meter struct {
	address string
	to      atomic.Value // address of the relay, a string
	bytes   atomic.Int64
	cutAt   atomic.Int64 // 0: never
}

func newMeter() (*meter, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	m := &meter{address: listener.Addr().String()}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", m.to.Load().(string))
			if err != nil {
				near.Close()
				continue
			}
			go m.pass(near, far)
			go m.pass(far, near)
		}
	}()
	return m, nil
}

func (m *meter) pass(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	io.Copy(to, io.TeeReader(from, m))
}

// Write counts.
func (m *meter) Write(b []byte) (int, error) {
	passed := m.bytes.Add(int64(len(b)))
	if at := m.cutAt.Load(); at > 0 && passed > at {
		return 0, io.ErrClosedPipe
	}
	return len(b), nil
}

// kB gives what passed since the last time, in kilobytes.
func (m *meter) kB() float64 { return float64(m.bytes.Swap(0)) / 1000 }
