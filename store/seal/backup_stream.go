package seal

import (
	"bufio"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// backupChunk is how much of a back-up is sealed and opened at a time, with its
// tag: a journal of any length needs no more memory.
const (
	backupChunk = 64 << 10
	backupPlain = backupChunk - tagSize
)

// backupAEAD returns the cipher of one back-up only: the whole head, with its
// random salt, is the salt of the key, so that plain numbers can be its nonces
// and a head that was changed opens nothing.
func backupAEAD(k *FileKey, head []byte) cipher.AEAD {
	key := derive(k.secret[:], head, "back-up")
	defer clear(key[:])
	aead, err := chacha20poly1305.New(key[:])
	if err != nil {
		panic("seal: " + err.Error()) // only a key of another length fails
	}
	return aead
}

// backupNonce tells the last chunk from the others, so that a back-up that was
// cut where a chunk ends does not pass for a whole one.
func backupNonce(number int, last bool) []byte {
	nonce := chunkNonce(number)
	if last {
		nonce[0] = 1
	}
	return nonce
}

// A backupWriter seals what is written to it, chunk by chunk. A full chunk is
// held until more comes: only then it is known not to be the last.
type backupWriter struct {
	to     io.Writer
	aead   cipher.AEAD
	plain  []byte
	sealed []byte // what is to be written next: at first the head
	number int
	err    error
}

func (w *backupWriter) Write(b []byte) (int, error) {
	written := 0
	for len(b) > 0 && w.err == nil {
		if len(w.plain) == backupPlain {
			w.flush(false)
			continue
		}
		n := min(len(b), backupPlain-len(w.plain))
		w.plain = append(w.plain, b[:n]...)
		b, written = b[n:], written+n
	}
	return written, w.err
}

// Close seals what is left as the last chunk.
func (w *backupWriter) Close() error {
	if w.err == nil {
		w.flush(true)
	}
	if w.err != nil {
		return w.err
	}
	w.err = errors.New("write back-up: closed")
	return nil
}

func (w *backupWriter) flush(last bool) {
	w.sealed = w.aead.Seal(w.sealed, backupNonce(w.number, last), w.plain, nil)
	clear(w.plain)
	w.plain = w.plain[:0]
	w.number++
	if _, err := w.to.Write(w.sealed); err != nil {
		w.err = fmt.Errorf("write back-up: %w", err)
	}
	w.sealed = w.sealed[:0]
}

// A backupReader opens chunk by chunk.
type backupReader struct {
	from   *bufio.Reader
	aead   cipher.AEAD
	buffer []byte // a sealed chunk, opened in place
	plain  []byte // what of it was not given yet
	number int
	err    error // also io.EOF
}

func newBackupReader(r io.Reader, aead cipher.AEAD) *backupReader {
	return &backupReader{from: bufio.NewReader(r), aead: aead, buffer: make([]byte, backupChunk)}
}

func (r *backupReader) Read(b []byte) (int, error) {
	for len(r.plain) == 0 && r.err == nil {
		r.next()
	}
	if len(r.plain) == 0 {
		return 0, r.err
	}
	n := copy(b, r.plain)
	r.plain = r.plain[n:]
	return n, nil
}

// next opens a chunk, and is at the end once that was the last.
func (r *backupReader) next() {
	n, err := io.ReadFull(r.from, r.buffer)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		r.err = fmt.Errorf("read back-up: %w", err)
		return
	}
	_, err = r.from.Peek(1)
	last := errors.Is(err, io.EOF)
	r.plain, err = r.aead.Open(r.buffer[:0], backupNonce(r.number, last), r.buffer[:n], nil)
	r.number++
	switch {
	case err != nil:
		r.plain, r.err = nil, fmt.Errorf("read back-up: %w", ErrDamaged)
	case last:
		r.err = io.EOF
	}
}
