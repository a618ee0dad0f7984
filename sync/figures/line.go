package main

import (
	"encoding/json"
	"slices"
)

// A Line is what one phase measured. What does not concern it is left out.
type Line struct {
	Phase     string  `json:"phase"`
	Run       int     `json:"run,omitempty"`
	Count     int     `json:"count,omitempty"`  // of changes, or of what was compared
	MS        float64 `json:"ms,omitempty"`     // of all of it
	CPU       float64 `json:"cpu_ms,omitempty"` // of it that processors worked for this phone
	RelayCPU  float64 `json:"relay_cpu_ms,omitempty"`
	P50       float64 `json:"p50_ms,omitempty"`     // of each
	P99       float64 `json:"p99_ms,omitempty"`     // of each
	Fsyncs    float64 `json:"fsyncs,omitempty"`     // of each
	WrittenKB float64 `json:"written_kB,omitempty"` // of each
	WireKB    float64 `json:"wire_kB,omitempty"`    // both ways
	Rounds    int     `json:"rounds,omitempty"`
	MemoryMB  float64 `json:"memory_MB,omitempty"` // the most that the process held
	RelayMB   float64 `json:"relay_MB,omitempty"`  // the most that the relay held
	DiskMB    float64 `json:"disk_MB,omitempty"`
	Ratio     float64 `json:"ratio,omitempty"`
}

// summarize writes for each phase the median, the least and the most of all
// numbers in it.
func summarize(all []Line, to *json.Encoder) error {
	type numbers map[string][]float64
	byPhase := map[string]numbers{}
	var phases []string
	for _, l := range all {
		b, err := json.Marshal(l)
		if err != nil {
			return err
		}
		fields := map[string]any{}
		if err := json.Unmarshal(b, &fields); err != nil {
			return err
		}
		if byPhase[l.Phase] == nil {
			byPhase[l.Phase] = numbers{}
			phases = append(phases, l.Phase)
		}
		for name, value := range fields {
			if number, is := value.(float64); is && name != "run" {
				byPhase[l.Phase][name] = append(byPhase[l.Phase][name], number)
			}
		}
	}
	for _, phase := range phases {
		said := map[string]any{"phase": phase, "summary": "median, least, most"}
		for name, values := range byPhase[phase] {
			slices.Sort(values)
			said[name] = []float64{values[len(values)/2], values[0], values[len(values)-1]}
		}
		if err := to.Encode(said); err != nil {
			return err
		}
	}
	return nil
}
