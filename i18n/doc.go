// Package i18n holds what people read: the words of every screen in every
// language, plural forms, numbers, dates, sorting and the choice of language.
// It knows nothing of the toolkit that draws them.
//
// A language is a folder under text, named by its BCP 47 tag. Adding a language
// is adding such a folder. In it:
//
//   - language.toml: its own name, its place in the list of the first start, and
//     how it writes dates;
//   - fyne.toml: the words of the toolkit's own menus and dialogs;
//   - any other file is an area: its name is the first part of its ids, so that
//     save in journal.toml is "journal.save".
//
// An area is written like this:
//
//	save = "Opslaan"
//	greeting = "Dag {alias}"
//
//	[conversations]
//	one = "{count} gesprek"
//	other = "{count} gesprekken"
//
//	[error]
//	empty = "Kies eerst iemand."
//
// A table with nothing but plural categories (zero, one, two, few, many, other)
// is one text in several forms; any other table is a deeper level of ids, as in
// "journal.error.empty". A word in braces is a placeholder. {count} is filled by
// [Printer.N]; the others come from the caller by name.
//
// Days and clock times are those of the Netherlands, wherever the device thinks
// it is. The package brings its own time zone data, since a phone may lack it.
package i18n
