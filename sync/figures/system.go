package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
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
