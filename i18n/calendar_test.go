package i18n

import (
	"testing"
	"time"
)

// at returns a time in Amsterdam written as 2006-01-02 15:04.
func at(t *testing.T, text string) time.Time {
	t.Helper()
	parsed, err := time.ParseInLocation("2006-01-02 15:04", text, Amsterdam())
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestDaysAreWrittenAsTheLanguageDoes(t *testing.T) {
	day, now, later := at(t, "2025-11-17 10:42"), at(t, "2025-12-31 23:59"), at(t, "2026-01-01 00:00")
	for lang, want := range map[Language][7]string{
		NL: {"maandag 17 november", "maandag 17 november 2025", "ma 17 nov", "ma 17 nov 2025", "november", "november 2025", "17-11-2025"},
		UK: {"понеділок, 17 листопада", "понеділок, 17 листопада 2025 року", "пн 17 лист.", "пн 17 лист. 2025", "листопад", "листопад 2025", "17.11.2025"},
		EN: {"Monday 17 November", "Monday 17 November 2025", "Mon 17 Nov", "Mon 17 Nov 2025", "November", "November 2025", "17/11/2025"},
	} {
		p := For(lang)
		got := [7]string{
			p.Day(day, now), p.Day(day, later), p.DayShort(day, now), p.DayShort(day, later),
			p.Month(day, now), p.Month(day, later), p.DateNumeric(day),
		}
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestUkrainianMonthsStandInTheGenitive(t *testing.T) {
	want := []string{"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"}
	for i, name := range want {
		day := time.Date(2025, time.Month(i+1), 9, 12, 0, 0, 0, Amsterdam())
		if got := For(UK).Day(day, day); got != For(UK).Weekday(day.Weekday())+", 9 "+name {
			t.Errorf("%q, want month %q", got, name)
		}
	}
}

func TestWeekdaysHaveTheirNames(t *testing.T) {
	p := For(UK)
	if got := p.Weekday(time.Sunday) + p.WeekdayShort(time.Sunday) + p.Weekday(time.Friday); got != "неділя"+"нд"+"п’ятниця" {
		t.Errorf("got %q", got)
	}
}

func TestClockIsAmsterdamTimeWhereverTheDeviceIs(t *testing.T) {
	for text, want := range map[string]string{
		"2025-01-15T09:42:00Z":      "10:42",
		"2025-07-15T09:42:00Z":      "11:42",
		"2025-07-15T09:42:00+09:00": "02:42",
	} {
		moment, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := For(EN).Clock(moment); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestRelativeDaysAreSaidAsPeopleSayThem(t *testing.T) {
	now := at(t, "2025-11-17 00:30")
	for day, want := range map[string]string{
		"2025-11-17 23:59": "vandaag",
		"2025-11-16 23:59": "gisteren",
		"2025-11-18 00:00": "morgen",
		"2025-11-15 12:00": "zaterdag",
		"2025-11-11 12:00": "dinsdag",
		"2025-11-10 12:00": "ma 10 nov",
		"2025-11-19 12:00": "over 2 dagen",
		"2025-11-23 12:00": "over 6 dagen",
		"2025-11-24 12:00": "ma 24 nov",
		"2024-11-17 12:00": "zo 17 nov 2024",
	} {
		if got := For(NL).Relative(at(t, day), now); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestWhatWasDoneOnADayIsSaidInItsCase(t *testing.T) {
	now := at(t, "2025-11-17 00:30")
	for day, want := range map[string]string{
		"2025-11-17 23:59": "сьогодні",
		"2025-11-12 12:00": "в середу",
		"2025-11-11 12:00": "у вівторок",
		"2025-11-10 12:00": "пн 10 лист.",
	} {
		if got := For(UK).On(at(t, day), now); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	if got := For(NL).On(at(t, "2025-11-12 12:00"), now); got != "woensdag" {
		t.Errorf("%q: where the case makes no difference it is the day alone", got)
	}
}

func TestGreetingFollowsTheDayInAmsterdam(t *testing.T) {
	for clock, want := range map[string]string{
		"00:00": "Вітаємо", "05:59": "Вітаємо", "06:00": "Доброго ранку", "11:59": "Доброго ранку",
		"12:00": "Добрий день", "17:59": "Добрий день", "18:00": "Добрий вечір", "23:59": "Добрий вечір",
	} {
		if got := For(UK).Greeting(at(t, "2025-07-15 "+clock).UTC()); got != want {
			t.Errorf("%s: %q, want %q", clock, got, want)
		}
	}
}
