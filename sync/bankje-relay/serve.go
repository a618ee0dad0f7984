package main

import (
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"bankje/sync/relay"
)

// Bounds of connections. A phone keeps one, and a request has its own deadlines.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = time.Minute
	headerBytes   = 8 << 10
	stopTimeout   = 8 * time.Second

	mostChallenges = 64 // connections at once
)

// serve answers phones until ctx ends, and then what is under way for as long as
// a service manager waits.
func serve(ctx context.Context, c config, _ []string, _, to io.Writer) (err error) {
	level := slog.LevelInfo
	if c.verbose {
		level = slog.LevelDebug
	}
	logger := slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: level}))
	secure, challenge, err := c.tls()
	if err != nil {
		return err
	}
	addresses, err := c.addresses()
	if err != nil {
		return err
	}
	storage, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	listener, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(c.memory())
	}
	options := c.bounds()
	options.Log, options.Addresses = logger, addresses
	r := relay.New(storage, options)
	server := &http.Server{
		Handler:           r,
		TLSConfig:         secure,
		ReadHeaderTimeout: headerTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerBytes,
		// net/http would log addresses.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	server.RegisterOnShutdown(r.Stop)
	limited := limit(listener, max(1, c.connections))
	server.ConnState = limited.state
	if c.acmeHTTP != "" {
		ended, err := answerChallenge(c.acmeHTTP, challenge)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		defer ended()
	}
	c.tell(logger, listener.Addr(), secure != nil)
	return answer(ctx, server, limited, logger)
}

// memory is how many bytes the program takes before it rather spends time on
// finding what is no longer used: what it keeps at hand of spaces, and what its
// bounds allow for requests and connections.
func (c config) memory() int64 {
	return 64<<20 + c.inFlight<<20 + int64(c.connections)*20<<10
}

// answerChallenge answers Let's Encrypt over plain http until it is ended.
func answerChallenge(addr string, challenge challenge) (end func() error, err error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	server := &http.Server{
		Handler:      challenge,
		ReadTimeout:  headerTimeout,
		WriteTimeout: headerTimeout, IdleTimeout: headerTimeout,
		MaxHeaderBytes: headerBytes,
		ErrorLog:       log.New(io.Discard, "", 0),
	}
	limited := limit(listener, mostChallenges)
	server.ConnState = limited.state
	go server.Serve(limited)
	return server.Close, nil
}

// tell says how the relay serves, and what its owner may not have meant.
func (c config) tell(logger *slog.Logger, addr net.Addr, secure bool) {
	where := c.file()
	if c.db != "" {
		where = "PostgreSQL"
	}
	logger.Info("serving", "addr", addr.String(), "tls", secure, "data", where)
	local, _ := addr.(*net.TCPAddr)
	if c.options.RegistrationCode == "" && (local == nil || !local.IP.IsLoopback()) {
		logger.Warn("anybody who reaches this relay may found a space: set -registration-code")
	}
	if !secure && !c.options.BehindProxy && local != nil && !local.IP.IsLoopback() {
		logger.Warn("plain http: requests to addresses that are not private are refused")
	}
}

func answer(ctx context.Context, server *http.Server, listener net.Listener, logger *slog.Logger) error {
	ended := make(chan error, 1)
	go func() {
		if server.TLSConfig != nil {
			ended <- server.ServeTLS(listener, "", "")
		} else {
			ended <- server.Serve(listener)
		}
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping")
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		logger.Warn("requests were cut off", "after", stopTimeout)
		return errors.Join(server.Close())
	}
	logger.Info("stopped")
	return nil
}
