package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
)

// procNumber gives a number that the system says of a process behind a word; 0
// where it says nothing.
func procNumber(path, word string) (n float64) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	if _, after, found := bytes.Cut(content, []byte(word)); found {
		fmt.Sscan(string(after), &n)
	}
	return n
}

// peakMB is the most memory that a process held so far.
func peakMB(pid int) float64 {
	return procNumber(fmt.Sprintf("/proc/%d/status", pid), "VmHWM:") / 1024
}

// A watch tells how long something took, and how long of it this process had a
// processor.
type watch struct {
	begun time.Time
	cpu   float64
}

func start() watch { return watch{time.Now(), cpuMS()} }

// stop notes it.
func (w watch) stop(l *Line) {
	l.MS, l.CPU = ms(time.Since(w.begun)), cpuMS()-w.cpu
}

// processCPU is how long a process has had a processor, in milliseconds, to the
// hundredth of a second; 0 where that is not told.
func processCPU(pid int) float64 {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	var user, system float64
	_, after, _ := bytes.Cut(content, []byte(") "))
	if fields := strings.Fields(string(after)); len(fields) > 12 {
		fmt.Sscan(fields[11]+" "+fields[12], &user, &system)
	}
	return (user + system) * 10
}

// writtenKB is how much this process has written so far.
func writtenKB() float64 { return procNumber("/proc/self/io", "wchar:") / 1000 }

// forgetPeak has the peak begin anew, once what is not needed any more went back
// to the system.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// diskMB is how much the files of a folder take.
func diskMB(folder string) (sum float64) {
	paths, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			sum += float64(info.Size()) / 1e6
		}
	}
	return sum
}
