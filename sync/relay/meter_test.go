package relay_test

import (
	"io"
	"net"
	"sync/atomic"
	"testing"
)

// A metered address passes connections on and counts their bytes, both ways.
type metered struct {
	address string
	bytes   atomic.Int64
}

func meter(t testing.TB, to string) *metered {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	m := &metered{address: listener.Addr().String()}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				near.Close()
				return
			}
			go m.pass(near, far)
			go m.pass(far, near)
		}
	}()
	return m
}

func (m *metered) pass(to, from net.Conn) {
	defer to.Close()
	io.Copy(to, io.TeeReader(from, m))
}

// Write counts.
func (m *metered) Write(b []byte) (int, error) {
	m.bytes.Add(int64(len(b)))
	return len(b), nil
}
