package today

import (
	"iter"
	"slices"
	"time"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// promptOf is the prompt of a day: the same the whole day, another the next
// one, and each of them once before the first comes again.
func promptOf(prompts iter.Seq[parts.Prompt], day time.Time) (parts.Prompt, bool) {
	var all []parts.Prompt
	for p := range prompts {
		if p.Drawable && !p.ToStaff && !p.Own && !slices.Contains(p.Moments, assets.MomentClosing) {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return parts.Prompt{}, false
	}
	epoch := time.Date(2026, time.January, 1, 0, 0, 0, 0, i18n.Amsterdam())
	return all[scatter(i18n.DaysBetween(epoch, day), len(all))], true
}

// scatter goes through the numbers below n, a different one each day, in steps
// that bring neighbours of a pack on different days.
func scatter(day, n int) int {
	step := n*5/8 | 1
	for common(step, n) > 1 {
		step += 2
	}
	return ((day*step)%n + n) % n
}

func common(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// seen are the people one talked with last, leaving out who is paused.
func seen(people []store.PersonSummary) []store.PersonSummary {
	const most = 4
	people = slices.DeleteFunc(slices.Clone(people), func(p store.PersonSummary) bool { return p.Paused })
	return people[:min(most, len(people))]
}
