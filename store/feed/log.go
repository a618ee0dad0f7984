package feed

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// The sizes in SQLite's write-ahead log (sqlite.org/fileformat2.html, "WAL
// Format"): a header, then frames, each a header and a page.
const (
	logHeaderSize   = 32
	frameHeaderSize = 24
	frameSize       = frameHeaderSize + pageSize
)

// A journalLog is what can be read of a log. Every commit waits for the disk
// before the next one is written, so that a crash can spoil the last commit
// only: more is damage, which SQLite itself would pass over in silence.
type journalLog struct {
	frames []frame
	headed bool // the header is whole
}

// A frame is one page as one commit wrote it.
type frame struct {
	page    uint32
	pages   uint32 // in the database, if the frame ends a commit; else 0
	whole   bool   // its checksum continues the frame before
	content []byte
}

// readLog reads a log, an empty one if there is no such file.
func readLog(path string) (journalLog, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return journalLog{}, nil
	}
	if err != nil || len(data) < logHeaderSize {
		return journalLog{}, err
	}
	return parseLog(data[:logHeaderSize], data[logHeaderSize:]), nil
}

// parseLog reads all frames, also those that an earlier use of the log left
// behind the present one: they are not whole, as they have another salt.
func parseLog(header, rest []byte) journalLog {
	sum := logSum(0, 0, header[:24])
	log := journalLog{headed: sum == storedSum(header[24:])}
	salt := string(header[16:24])
	if !log.headed && len(rest) >= frameSize {
		// All frames in use have the salt of the first.
		salt, sum = string(rest[8:16]), [2]uint32{}
	}
	for ; len(rest) >= frameSize; rest = rest[frameSize:] {
		f := rest[:frameSize]
		sum = logSum(sum[0], sum[1], f[:8])
		sum = logSum(sum[0], sum[1], f[frameHeaderSize:])
		stored := storedSum(f[16:])
		log.frames = append(log.frames, frame{
			page:    binary.BigEndian.Uint32(f),
			pages:   binary.BigEndian.Uint32(f[4:]),
			whole:   sum == stored && string(f[8:16]) == salt,
			content: f[frameHeaderSize:],
		})
		sum = stored // so that one bad frame does not spoil the next
	}
	return log
}

// torn says whether more than the last commit is spoiled.
func (l journalLog) torn() bool {
	if !l.headed {
		return len(l.frames) > 0
	}
	spoiled, commits := false, 0
	for _, f := range l.frames[:l.lastWhole()] {
		spoiled = spoiled || !f.whole
		if spoiled && f.pages > 0 {
			commits++
		}
	}
	return commits > 1
}

// sound returns the log up to its first spoiled frame, as SQLite reads it.
func (l journalLog) sound() journalLog {
	for i, f := range l.frames {
		if !f.whole {
			l.frames = l.frames[:i]
			break
		}
	}
	return l
}

// lastWhole returns the length of the log up to its last whole frame.
func (l journalLog) lastWhole() int {
	for i := len(l.frames); i > 0; i-- {
		if l.frames[i-1].whole {
			return i
		}
	}
	return 0
}

// committed returns the newest whole form of each page up to the last commit,
// and of how many pages the database then consisted.
func (l journalLog) committed() (newest map[uint32][]byte, pages uint32) {
	newest = make(map[uint32][]byte)
	pending := make(map[uint32][]byte)
	for _, f := range l.frames {
		if !f.whole {
			continue
		}
		pending[f.page] = f.content
		if f.pages > 0 {
			for page, content := range pending {
				newest[page] = content
			}
			clear(pending)
			pages = f.pages
		}
	}
	return newest, pages
}

// logSum continues the log's checksum over data, whose length is a multiple
// of eight.
func logSum(a, b uint32, data []byte) [2]uint32 {
	for ; len(data) >= 8; data = data[8:] {
		a += binary.LittleEndian.Uint32(data) + b
		b += binary.LittleEndian.Uint32(data[4:]) + a
	}
	return [2]uint32{a, b}
}

func storedSum(data []byte) [2]uint32 {
	return [2]uint32{binary.BigEndian.Uint32(data), binary.BigEndian.Uint32(data[4:])}
}
