package store_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"testing"
)

// residentMB gives the memory that the process holds, once what it does not
// need went back to the system.
func residentMB(b *testing.B) float64 {
	b.Helper()
	debug.FreeOSMemory()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	var kilobytes float64
	_, after, _ := bytes.Cut(status, []byte("VmRSS:"))
	if _, err := fmt.Sscan(string(after), &kilobytes); err != nil {
		b.Fatal(err)
	}
	return kilobytes / 1024
}
