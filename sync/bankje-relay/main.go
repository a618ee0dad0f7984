// Command bankje-relay carries sealed changes between phones. It cannot read
// them. Without arguments it serves on this machine, with safe bounds, and keeps
// everything in one file:
//
//	bankje-relay                  serve
//	bankje-relay backup FILE      write all that is kept to a file, while it serves
//	bankje-relay restore FILE     put such a file in place, where there is none yet
//	bankje-relay check            verify everything that is kept
//	bankje-relay stats            count what is kept
//	bankje-relay tidy             write everything anew, without what was erased
//
// Every flag can also be given in the environment: -registration-code as
// BANKJE_REGISTRATION_CODE, and so on.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// A relay has more to spare of its processor than of its memory, but for
		// what a page or two take: with next to nothing in memory it would look for
		// what is no longer used several times in each. So much is counted as in
		// use, and never touched, so that it takes no memory.
		debug.SetGCPercent(50)
		unused := make([]byte, 16<<20)
		defer runtime.KeepAlive(unused)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); {
	case errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2) // it was told
	case err != nil:
		fmt.Fprintln(os.Stderr, "bankje-relay:", err)
		os.Exit(1)
	}
}

// errUsage says that the command line made no sense, which was told.
var errUsage = errors.New("usage")

// A command is what the program can be asked to do.
type command struct {
	files int // how many it is to be given
	run   func(ctx context.Context, c config, files []string, out, log io.Writer) error
}

var commands = map[string]command{
	"serve":   {0, serve},
	"backup":  {1, backup},
	"restore": {1, restore},
	"check":   {0, check},
	"stats":   {0, stats},
	"tidy":    {0, tidy},
}

// run does what the arguments say. Flags may stand before and behind the name of
// the command.
func run(ctx context.Context, args []string, out, log io.Writer) error {
	var c config
	flags := c.flags(log)
	var words []string
	for rest := args; ; {
		if err := flags.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return err
			}
			return errUsage
		}
		if rest = flags.Args(); len(rest) == 0 {
			break
		}
		words, rest = append(words, rest[0]), rest[1:]
	}
	if err := fromEnvironment(flags, os.LookupEnv); err != nil {
		fmt.Fprintln(log, err)
		return errUsage
	}
	if len(words) == 0 {
		words = []string{"serve"}
	}
	asked, known := commands[words[0]]
	if files := words[1:]; known && len(files) == asked.files {
		return c.advised(words[0], asked.run(ctx, c, files, out, log))
	}
	flags.Usage()
	return errUsage
}
