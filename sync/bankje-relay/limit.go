package main

import (
	"net"
	"sync"
)

// limit lets so many connections be open at once; others wait to be accepted.
func limit(listener net.Listener, most int) net.Listener {
	return &limited{Listener: listener, free: make(chan struct{}, most), closed: make(chan struct{})}
}

type limited struct {
	net.Listener
	free   chan struct{} // holds one for each that is open
	closed chan struct{}
	once   sync.Once
}

// Accept waits for room, and then for a connection.
func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.free <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	conn, err := l.Listener.Accept()
	if err != nil {
		<-l.free
		return nil, err
	}
	return &limitedConn{Conn: conn, free: sync.OnceFunc(func() { <-l.free })}, nil
}

// Close ends the waiting.
func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type limitedConn struct {
	net.Conn
	free func()
}

// Close makes room.
func (c *limitedConn) Close() error {
	defer c.free()
	return c.Conn.Close()
}
