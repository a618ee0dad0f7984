//go:build unix

package main

import "syscall"

// cpuMS is how long this process has had a processor, all of them together.
func cpuMS() float64 {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e6
}
