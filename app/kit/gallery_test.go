package kit_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
)

// gallery shows every part of the kit, in the longest words that we have, as
// the screens of an app that does nothing.
var gallery = map[string]func() fyne.CanvasObject{
	"today":     today,
	"buttons":   buttons,
	"form":      form,
	"cards":     cards,
	"help":      help,
	"settings":  settings,
	"timeline":  timeline,
	"keypad":    keypad,
	"empty":     empty,
	"reading":   reading,
	"icons":     icons,
	"longtitle": longTitle,
	"poster":    poster,
	"message":   message,
}

func TestEveryPartHoldsInEveryLook(t *testing.T) {
	for name, build := range gallery {
		t.Run(name, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				w := look.Show(t, build)
				look.Picture(t, w, name)
				apptest.Check(t, w)
			})
		})
	}
}

func TestSheetsHoldInEveryLook(t *testing.T) {
	sheets := map[string]func() *kit.Sheet{"days": daySheet, "choice": choiceSheet}
	for name, build := range sheets {
		t.Run(name, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				w := look.Show(t, today)
				build().Open(w.Canvas())
				look.Picture(t, w, "sheet-"+name)
				apptest.Check(t, w)
			})
		})
	}
}

func nothing() {}

func bar(title string) *kit.Bar {
	return kit.NewBar(kit.BarOptions{
		Title: title, Help: nothing, HelpName: "Hulp nu",
		Icons: []fyne.CanvasObject{kit.NewIconButton(design.IconUser, "Instellingen", nothing)},
	})
}

func backBar(title, action string) *kit.Bar {
	return kit.NewBar(kit.BarOptions{
		Title: title, Back: nothing, BackName: "Terug", Action: action, OnAction: nothing,
		Help: nothing, HelpName: "Hulp nu",
	})
}

func shell(page fyne.CanvasObject, chosen int) fyne.CanvasObject {
	nav := kit.NewNavBar([]kit.NavItem{
		{Icon: design.IconSun, Label: "Vandaag"},
		{Icon: design.IconTalk, Label: "Gesprekken"},
		{Icon: design.IconPlus, Label: "Gesprek"},
		{Icon: design.IconCards, Label: "Kaarten"},
		{Icon: design.IconHandHelping, Label: "Hulp"},
	}, chosen, func(int) {})
	return design.Dock(nil, nav, page)
}

func today() fyne.CanvasObject {
	row := func(name, sub, when string, n int) fyne.CanvasObject {
		tint := design.PersonTint(n)
		return kit.NewListRow(kit.RowContent{
			Lead: kit.NewAvatar(name, tint), Title: name, Subtitle: sub, Trailing: kit.NewPill(when, tint),
		}, nothing)
	}
	prompt := design.Col(10,
		kit.NewCardHead(kit.NewPill("Opening", design.Paper), kit.NewHeart(true, design.Terracotta.Ink(), "Bewaren", nil)),
		kit.NewHeading("Waar word je blij van?"),
		kit.NewBody("Від чого Ви радієте?"))
	return shell(kit.NewPage(bar("Goedemorgen"),
		kit.NewSection("Vervolgafspraken"),
		kit.NewListCard(
			row("Оксана", "Передзвонити про мовне кафе у вівторок", "сьогодні", 0),
			row("Serhij", "Samen de brief van de gemeente lezen", "vandaag", 1)),
		kit.NewSectionWithAction("Kaart van de dag", "Trek een andere", nothing),
		kit.NewTapCard(design.Terracotta, "Kaart", prompt, nothing),
		kit.NewNotice(design.Sage, design.IconShield, "Alles staat veilig op deze telefoon.", nil),
	), 0)
}

func buttons() fyne.CanvasObject {
	refused := kit.NewButton(kit.Primary, "Nog niet", nothing)
	refused.SetEnabled(false)
	progress := kit.NewProgress("Reservekopie maken", "Stoppen", nothing)
	progress.Set(0.3, "120 van 400")
	return kit.NewPage(backBar("Onderdelen", ""),
		kit.NewIconTextButton(kit.Primary, design.IconCheck, "Зберегти розмову", nothing),
		kit.Buttons(kit.NewButton(kit.Soft, "Later", nothing), kit.NewButton(kit.Quiet, "Sla over", nothing), kit.NewButton(kit.Soft, "Gevraagd", nothing)),
		kit.Buttons(kit.NewAction(design.IconPhone, "Bel", nothing), kit.NewAction(design.IconMail, "Mail", nothing), kit.NewAction(design.IconGlobe, "Website", nothing)),
		kit.NewIconTextButton(kit.Danger, design.IconPhone, "Bel 112", nothing),
		refused,
		kit.Chips(kit.NewChip("Netwerk", true, nil), kit.NewChip("Gezondheid", false, nil), kit.NewChip("Geld", false, nil), kit.NewChip("Wonen en huishouden", true, nil)),
		kit.Pills(kit.NewPill("Thuis", design.Sage), kit.NewPill("Werk en taal", design.Plum), kit.NewPill("Gezondheid", design.Sky), kit.NewPill("Geld", design.Sand), kit.NewPill("Crisis", design.Crisis)),
		kit.NewSegmented([]string{"Nederlands", "Українська", "English"}, 1, nil),
		kit.NewSegmented([]string{"Vragen", "Steun", "Tips", "Activiteiten"}, 0, nil),
		kit.NewCheckRow("Ik heb gevraagd of ik dit mag opschrijven", true, nil),
		kit.NewCheckRow("Luister zonder advies te geven", false, nil),
		progress,
	).SetBottom(kit.NewButton(kit.Primary, "Begin het gesprek", nothing))
}

func form() fyne.CanvasObject {
	return kit.NewPage(backBar("Нова розмова", "Зберегти"),
		kit.NewField(kit.FieldOptions{Label: "Ім’я або псевдонім", Text: "Ґалина", Hint: "Не пишіть прізвища, адреси чи номера телефону."}),
		kit.NewField(kit.FieldOptions{Label: "Місце", Placeholder: "Наприклад: громадський центр у районі"}),
		kit.NewField(kit.FieldOptions{Label: "Про що була розмова?", Lines: 3, Text: "Хоче краще говорити нідерландською. Шукає мовне кафе поруч, бажано у вівторок, бо в інші дні працює до вечора."}),
		kit.NewField(kit.FieldOptions{Label: "Нотатка", Lines: 3, Placeholder: "Напишіть кілька слів"}),
		kit.NewPassphraseField(kit.FieldOptions{Label: "Фраза", Text: "шість слів"}, "Показати", "Сховати"),
	)
}

func cards() fyne.CanvasObject {
	card := func(tint design.Tint, domain, text, other string) fyne.CanvasObject {
		head := kit.NewCardHead(kit.NewPill(domain, design.Paper), kit.NewHeart(false, tint.Ink(), "Bewaren", nil))
		return kit.NewTapCard(tint, text, design.Col(8, head, kit.NewHeading(text), kit.NewMuted(other)), nothing)
	}
	search := kit.NewSearchField("Zoek in alle kaarten", "Leeg maken", func(string) {})
	search.SetText("blij")
	page := kit.NewPage(bar("Gesprekskaarten"),
		card(design.Terracotta, "Begin", "Wat ging er deze week goed, hoe klein ook?", "Що цього тижня вдалося, хай навіть дрібниця?"),
		card(design.Sage, "Thuis", "Bij wie kun je terecht als het even tegenzit?", "До кого Ви можете звернутися, коли важко?"),
		card(design.Sky, "Gezondheid", "Slaapt u de laatste tijd goed?", "Чи добре Ви спите останнім часом?"),
		card(design.Plum, "Werk en taal", "Welk woord leerde je als laatste?", "Яке слово Ви вивчили останнім?"),
		card(design.Sand, "Geld", "Waar maakt u zich zorgen over?", "Про що Ви хвилюєтеся?"),
	)
	page.SetHead(kit.InGutter(search), kit.NewChipRow(kit.Choice([]string{"Alle", "Begin", "Thuis", "Werk en taal", "Gezondheid", "Geld"}, 0, func(int) {})...))
	return shell(page, 3)
}

func help() fyne.CanvasObject {
	actions := func() fyne.CanvasObject {
		return kit.Buttons(kit.NewAction(design.IconPhone, "Подзвонити", nothing), kit.NewAction(design.IconMail, "Написати", nothing), kit.NewAction(design.IconGlobe, "Сайт", nothing))
	}
	crisis := kit.NewCard(design.Crisis, design.Col(12,
		design.Row(12, 1, kit.NewDisc(design.IconPhone, design.Paper), design.Col(2, kit.NewHeading("112"), kit.NewBody("Життя в небезпеці: поліція, швидка, пожежники"))),
		kit.NewIconTextButton(kit.Danger, design.IconPhone, "Подзвонити 112", nothing)))
	card := func(icon design.Outline, tint design.Tint, title, purpose string) fyne.CanvasObject {
		return kit.NewCard(design.Paper, design.Col(12,
			design.Row(12, 1, kit.NewDisc(icon, tint), kit.NewHeading(title)),
			kit.NewMuted(purpose), kit.NewIconLine(design.IconClock, "Пн–пт 9:00–17:00"), actions()))
	}
	return shell(kit.NewPage(bar("Куди звернутися"), crisis,
		card(design.IconTalk, design.Sage, "Мовне кафе «Схід»", "Розмовляти нідерландською без запису. Кава безкоштовна."),
		card(design.IconBanknote, design.Sky, "Юридична консультація", "Безкоштовна допомога з листами, договорами й статусом."),
	), 4)
}

func settings() fyne.CanvasObject {
	return kit.NewPage(backBar("Налаштування", ""),
		kit.NewListCard(
			kit.NewSettingRow(design.IconGlobe, "Мова", "Українська", nothing),
			kit.NewSettingRow(design.IconTextSize, "Розмір тексту", "Звичайний", nothing),
			kit.NewSettingRow(design.IconLock, "Блокувати застосунок після", "5 хвилин", nothing)),
		kit.NewListCard(
			kit.NewSwitchRow(design.IconMoon, "Темна тема", "", false, nil),
			kit.NewSwitchRow(design.IconLock, "PIN-код під час входу", "Захищає від того, хто візьме телефон.", true, nil)),
		kit.NewListCard(
			kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(design.IconUsers, design.Plum), Title: "Люди", Subtitle: "12 людей, 2 групи"}, nothing),
			kit.NewListRow(kit.RowContent{Title: "Про застосунок і джерела"}, nothing)),
		kit.NewExpander("Що захищає PIN-код?", true, kit.NewMuted("PIN-код захищає від того, хто візьме телефон до рук, але не від того, хто скопіює його пам’ять.")),
		kit.NewExpander("Ще", false, kit.NewMuted("Приховано")),
	)
}

func timeline() fyne.CanvasObject {
	var list *kit.Timeline
	list = kit.NewTimeline(func(from, count int) {
		rows := make([]kit.TimelineRow, count)
		for i := range rows {
			n := from + i
			rows[i] = kit.TimelineRow{
				Title: []string{"Oksana", "Serhij en Halyna", "Кухня на другому поверсі, група", "Тетяна"}[n%4],
				Text:  []string{"Taalcafé op dinsdag, zoekt ook een fiets voor de kinderen.", "Разом прочитали листа від муніципалітету.", "Пили чай.", ""}[n%4],
				Note:  []string{"10:42", "", "09:15", "чернетка"}[n%4],
			}
			if n%3 == 0 {
				rows[i].Day, rows[i].Weekday = fmt.Sprint(22-n%20), []string{"zo", "ma", "нд"}[n%3]
			}
		}
		list.SetRows(from, rows)
	}, func(int) {})
	list.SetCount(10000)
	return shell(design.Dock(design.Col(0, bar("Gesprekken"), kit.InGutter(kit.NewSearchField("Zoek in alles wat u schreef", "Leeg", func(string) {}))), nil, list), 1)
}

func keypad() fyne.CanvasObject {
	pad := kit.NewKeypad(kit.KeypadOptions{Least: 6, Most: 12, Done: "Openen", Erase: "Wissen", OnDone: func(string) {}})
	for _, digit := range "1234567" {
		pad.Type(digit)
	}
	return kit.NewPage(kit.NewBar(kit.BarOptions{Title: "Введіть свій PIN-код", Help: nothing, HelpName: "Hulp"}), pad,
		design.Center(kit.NewLink("Забули PIN-код?", nothing)))
}

func empty() fyne.CanvasObject {
	return shell(kit.NewPage(bar("Gesprekken"),
		kit.NewEmptyState(kit.NewDrawing(design.IconCoffee, design.IconTalks, design.IconSprout),
			"Hier staan straks uw gesprekken. Bereid het eerste voor, of schrijf er een op.",
			kit.NewIconTextButton(kit.Primary, design.IconPlus, "Nieuw gesprek", nothing))), 1)
}

func reading() fyne.CanvasObject {
	return kit.NewPage(backBar("Emotionele steun", ""),
		kit.NewBody("Luister, en laat merken dat u er bent. U hoeft niets op te lossen."),
		kit.NewQuote("«Будьте поруч і слухайте, не поспішайте з порадами.»", "Handreiking, p. 12"),
		kit.NewIconLine(design.IconCheck, "Vraag of de ander wil praten of liever afleiding heeft."),
		kit.NewIconLine(design.IconClose, "Dring niet aan op het hele verhaal."),
		kit.NewQuietLine(design.IconShield, design.Sage.Ink(), "Nog niet door een moedertaalspreker gelezen"),
		kit.NewNotice(design.Sand, design.IconInfo, "Deze kaart is nog niet nagekeken.", kit.NewLink("Ik heb gebeld", nothing)),
		kit.NewCard(design.Paper, design.Col(14,
			design.NewText("Від чого Ви радієте?", design.SizePrompt, design.ColorInk).Strong().Leading(1.1),
			kit.NewMuted("Waar wordt u blij van?"), kit.NewCaption("Vid čóho Vy radíjete? Вар вордт ю блей ван?"))),
	)
}

func icons() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, icon := range design.Icons() {
		all = append(all, design.NewIcon(icon, design.SizeIconLarge, design.ColorInk))
	}
	all = append(all, design.NewIcon(design.IconHeart.Filled(), design.SizeIconLarge, design.ColorPrimary))
	return kit.NewPage(backBar("Icons", ""), design.Flow(14, 14, all...))
}

func longTitle() fyne.CanvasObject {
	return kit.NewPage(backBar("Психосоціальна підтримка та самодопомога", "Зберегти розмову"),
		kit.NewBody("Onafhankelijkecliëntondersteuningsorganisatie en vrijwilligerswerkverzekering"),
		kit.NewListCard(kit.NewListRow(kit.RowContent{
			Lead: kit.NewAvatar("Onafhankelijk", design.Plum), Title: "Onafhankelijkecliëntondersteuning",
			Trailing: kit.NewPill("наступного понеділка", design.Plum),
		}, nothing)))
}

func poster() fyne.CanvasObject {
	p := kit.NewPoster("До кого Ви можете звернутися, коли важко?")
	p.SetTurned(true)
	return design.Dock(backBar("Показати", ""), design.Pad(14, design.Gutter, kit.NewIconTextButton(kit.Soft, design.IconTurnRound, "Перевернути", nothing)),
		design.Pad(8, design.Gutter, p))
}

func message() fyne.CanvasObject {
	bar := kit.NewSnackbar(func(time.Duration, func()) {})
	bar.Say("Нотатку прибрано з розмови", "Повернути", nothing)
	return design.Stack(empty(), bar)
}

func TestWideWindowHasARail(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		look := apptest.Look{Size: apptest.Wide, Mode: design.Light, Scale: scale}
		w := look.Show(t, func() fyne.CanvasObject {
			rail := kit.NewNavRail([]kit.NavItem{{Icon: design.IconSun, Label: "Сьогодні"}, {Icon: design.IconTalk, Label: "Розмови"}, {Icon: design.IconPlus, Label: "Розмова"}}, 1, func(int) {})
			return design.Beside(rail, reading())
		})
		look.Picture(t, w, "rail")
		apptest.CheckTargets(t, w)
	}
}

type words struct{}

func (words) Month(year int, month time.Month) string {
	return fmt.Sprintf("листопад %d", year)
}
func (words) Weekday(day time.Weekday) string {
	return []string{"нд", "пн", "вт", "ср", "чт", "пт", "сб"}[day]
}
func (words) Day(day time.Time) string { return day.Format("2 January") }

func daySheet() *kit.Sheet {
	day := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	return kit.NewSheet("Коли зателефонувати?", "Закрити", kit.NewDayPicker(kit.DayOptions{
		Words: words{}, Today: day, Chosen: day.AddDate(0, 0, 3), Earliest: day,
		Quick:    []kit.QuickDay{{Text: "Завтра", Day: day.AddDate(0, 0, 1)}, {Text: "За тиждень", Day: day.AddDate(0, 0, 7)}, {Text: "За місяць", Day: day.AddDate(0, 1, 0)}},
		Previous: "Попередній місяць", Next: "Наступний місяць", OnChosen: func(time.Time) {},
	}))
}

func choiceSheet() *kit.Sheet {
	return kit.NewSheet("Оксана", "Закрити", kit.NewListCard(
		kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(design.IconPencil, design.Sand), Title: "Змінити"}, nothing),
		kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(design.IconPause, design.Sky), Title: "Пауза", Subtitle: "Без нагадувань і пропозицій"}, nothing),
		kit.NewListRow(kit.RowContent{Lead: kit.NewDisc(design.IconDelete, design.Plum), Title: "Прибрати"}, nothing)))
}
