package seal

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"sync"
)

// chunksAtOnce is how many chunks are sealed or opened side by side.
const chunksAtOnce = 2

// SealLarge seals up to MaxLarge bytes for one place and writes them to w,
// 1 MiB at a time and two at once. It returns ErrTooLarge, or the error of w
// or random.
func (k *FileKey) SealLarge(w io.Writer, random io.Reader, place string, plain []byte) error {
	if len(plain) > MaxLarge {
		return fmt.Errorf("seal large: %d bytes: %w", len(plain), ErrTooLarge)
	}
	h := largeHeader{size: len(plain)}
	if _, err := io.ReadFull(random, h.salt[:]); err != nil {
		return fmt.Errorf("seal large: read randomness: %w", err)
	}
	aead := h.aead(k, place)
	if _, err := w.Write(append(h.bytes(), h.tag(aead)...)); err != nil {
		return fmt.Errorf("seal large: %w", err)
	}
	var buffers [chunksAtOnce][]byte
	for at := 0; at < h.chunks(); at += chunksAtOnce {
		n := min(chunksAtOnce, h.chunks()-at)
		sideBySide(n, func(i int) {
			buffers[i] = aead.Seal(buffers[i][:0], chunkNonce(1+at+i), h.chunk(plain, at+i), nil)
		})
		for _, sealed := range buffers[:n] {
			if _, err := w.Write(sealed); err != nil {
				return fmt.Errorf("seal large: %w", err)
			}
		}
	}
	return nil
}

// OpenLarge reads r to its end and returns what SealLarge sealed for this
// place. It returns ErrDamaged for anything changed, cut short, added to or
// sealed for another place, ErrNewer for a newer form, or the error of r.
func (k *FileKey) OpenLarge(r io.Reader, place string) ([]byte, error) {
	plain, err := k.openLarge(r, place)
	if err != nil {
		return nil, fmt.Errorf("open large: %w", err)
	}
	return plain, nil
}

func (k *FileKey) openLarge(r io.Reader, place string) ([]byte, error) {
	h, err := readLargeHeader(r)
	if err != nil {
		return nil, err
	}
	aead := h.aead(k, place)
	tag := make([]byte, tagSize)
	if err := readAll(r, tag); err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare(tag, h.tag(aead)) == 0 {
		return nil, ErrDamaged
	}
	plain := make([]byte, h.size)
	var buffers [chunksAtOnce][]byte
	for at := 0; at < h.chunks(); at += chunksAtOnce {
		n := min(chunksAtOnce, h.chunks()-at)
		for i := range n {
			buffers[i] = resize(buffers[i], len(h.chunk(plain, at+i))+tagSize)
			if err := readAll(r, buffers[i]); err != nil {
				return nil, err
			}
		}
		var failed [chunksAtOnce]error
		sideBySide(n, func(i int) {
			_, failed[i] = aead.Open(h.chunk(plain, at+i)[:0], chunkNonce(1+at+i), buffers[i], nil)
		})
		if errors.Join(failed[:]...) != nil {
			return nil, ErrDamaged
		}
	}
	return plain, expectEnd(r)
}

// sideBySide calls do(0) … do(n-1), each on a goroutine of its own, and
// returns when all have returned.
func sideBySide(n int, do func(i int)) {
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { do(i) })
	}
	group.Wait()
}

func resize(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}

// readAll fills b; it returns ErrDamaged when r ends before.
func readAll(r io.Reader, b []byte) error {
	_, err := io.ReadFull(r, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("cut short: %w", ErrDamaged)
	}
	return err
}

// expectEnd returns ErrDamaged when r goes on.
func expectEnd(r io.Reader) error {
	switch n, err := io.ReadFull(r, make([]byte, 1)); {
	case n > 0:
		return fmt.Errorf("goes on after its end: %w", ErrDamaged)
	case errors.Is(err, io.EOF):
		return nil
	default:
		return err
	}
}
