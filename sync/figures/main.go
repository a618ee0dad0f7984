// Command figures measures what the table of figures names, all switched on and
// end to end: two phones with real journals, the real relay, and as work the
// entries and edits of two files.
//
//	go run ./sync/figures -entries entries.ndjson -edits edits.ndjson
//
// Each phase is a process of its own. It writes one line of JSON for each, and
// with several runs at the end one for each with the median, the least and the
// most. Bytes on the wire are counted at a socket between phone and relay, both
// ways, with all that HTTP adds; bytes written and memory are what the system
// says of the process, where it says that.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// run measures, or is one phase of that.
func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 3 && args[0] == "phase" {
		return runPhase(ctx, args[1], args[2], out)
	}
	flags := flag.NewFlagSet("figures", flag.ContinueOnError)
	entries := flags.String("entries", "", "`file` of entries, one a line: id, person, happened_at, tags, text")
	edits := flags.String("edits", "", "`file` of edits, one a line: id, text")
	runs := flags.Int("runs", 1, "how often all of it is done")
	if err := flags.Parse(args); err != nil {
		return err
	}
	tools, err := build(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(tools.folder)
	lines := json.NewEncoder(out)
	var all []Line
	for n := range *runs {
		err := tools.measure(ctx, work{Entries: *entries, Edits: *edits}, func(l Line) {
			l.Run = n + 1
			all = append(all, l)
			lines.Encode(l)
		})
		if err != nil {
			return err
		}
	}
	if *runs > 1 {
		return summarize(all, lines)
	}
	return nil
}
