package sim

import (
	"context"
	"flag"
	"fmt"
	"os"
	"testing"

	"bankje/store/seal"
)

var (
	oneSeed  = flag.Uint64("seed", 0, "run this seed alone, and tell all that happened")
	howMany  = flag.Uint64("seeds", 0, "run so many seeds; 0: 1,000 in CI, fewer otherwise")
	fromSeed = flag.Uint64("from", 1, "the first of the seeds, to go on where another run ended")
	keepTale = flag.Bool("tale", false, "tell all that happened also where nothing failed")
)

func TestMain(m *testing.M) {
	flag.Parse()
	// What makes a PIN slow to guess would be most of the time here.
	seal.MinParams = seal.Params{Passes: 1, Memory: 8, Lanes: 1}
	if folder := os.Getenv(phoneFolder); folder != "" {
		fmt.Fprintln(os.Stderr, beAPhone(context.Background(), folder))
		os.Exit(1)
	}
	os.Exit(m.Run())
}
