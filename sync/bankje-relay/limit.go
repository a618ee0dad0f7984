package main

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// A limited listener lets so many connections be open at once. For one more it
// closes the one that has had nothing to do for longest: a phone keeps its
// connection for a while, and must not keep others out with it. Where all have
// something to do, the next waits.
type limited struct {
	net.Listener
	most int

	mu    sync.Mutex
	open  int
	idle  *list.List // of net.Conn, the longest idle first
	where map[net.Conn]*list.Element
	freed chan struct{} // closed and made anew when there may be room
	ended bool
}

func limit(listener net.Listener, most int) *limited {
	return &limited{Listener: listener, most: most, idle: list.New(), where: map[net.Conn]*list.Element{}, freed: make(chan struct{})}
}

// Accept waits for a connection, and then for room.
func (l *limited) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	for {
		idle, freed, ok := l.take()
		switch {
		case ok:
			return &limitedConn{Conn: conn, closed: sync.OnceFunc(l.release)}, nil
		case idle != nil:
			idle.Close() // which releases it
		case freed != nil:
			<-freed
		default:
			conn.Close()
			return nil, net.ErrClosed
		}
	}
}

// take makes room for a connection, or gives one to close, or what to wait for;
// nothing once the listener is closed.
func (l *limited) take() (idle net.Conn, freed chan struct{}, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch front := l.idle.Front(); {
	case l.open < l.most:
		l.open++
		return nil, nil, true
	case l.ended:
		return nil, nil, false
	case front != nil:
		conn := front.Value.(net.Conn)
		l.forget(conn)
		return conn, nil, false
	}
	return nil, l.freed, false
}

func (l *limited) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open--
	l.wake()
}

// wake lets whoever waits look again.
func (l *limited) wake() {
	close(l.freed)
	l.freed = make(chan struct{})
}

func (l *limited) forget(conn net.Conn) {
	if at := l.where[conn]; at != nil {
		l.idle.Remove(at)
		delete(l.where, conn)
	}
}

// state is told by the server what a connection does.
func (l *limited) state(conn net.Conn, state http.ConnState) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(conn)
	if state == http.StateIdle {
		l.where[conn] = l.idle.PushBack(conn)
		l.wake()
	}
}

// Close ends the waiting.
func (l *limited) Close() error {
	l.mu.Lock()
	l.ended = true
	l.wake()
	l.mu.Unlock()
	return l.Listener.Close()
}

type limitedConn struct {
	net.Conn
	closed func()
}

// Close makes room.
func (c *limitedConn) Close() error {
	defer c.closed()
	return c.Conn.Close()
}
