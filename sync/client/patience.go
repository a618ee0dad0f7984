package client

import (
	"context"
	"io"
	"time"
)

// usualPatience is how long a relay may say nothing: longer than it keeps a
// wake-up waiting.
const usualPatience = 75 * time.Second

// slowRate is how many bytes a second are too few to go on.
const slowRate = 1 << 10

// patience ends a request to which no answer comes, or which goes so slowly that
// it may never end: a half-open line, or a relay that gives a byte now and then.
type patience struct {
	ctx    context.Context
	end    context.CancelFunc
	timer  *time.Timer
	begun  time.Time
	most   time.Duration
	passed int // bytes
	from   io.Reader
}

// newPatience begins a request of so many bytes.
func newPatience(ctx context.Context, most time.Duration, size int) *patience {
	p := &patience{begun: time.Now(), most: most, passed: size}
	var cancel context.CancelCauseFunc
	p.ctx, cancel = context.WithCancelCause(ctx)
	p.timer = time.AfterFunc(p.allowed(), func() { cancel(context.DeadlineExceeded) })
	p.end = func() { p.timer.Stop(); cancel(context.Canceled) }
	return p
}

func (p *patience) allowed() time.Duration {
	return p.most + time.Duration(p.passed)*time.Second/slowRate
}

// reading gives the answer as it comes.
func (p *patience) reading(from io.Reader) io.Reader {
	p.from = from
	return p
}

// Read reads on, and has more patience for what came.
func (p *patience) Read(b []byte) (int, error) {
	n, err := p.from.Read(b)
	p.passed += n
	p.timer.Reset(p.allowed() - time.Since(p.begun))
	return n, err
}
