package invite

import (
	"context"
	"io"
	"strconv"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// code shows the invitation in all the ways in which it is handed over. A team
// that travels by files needs the file, which has the team's statements too.
func (s *Screen) code() *kit.Page {
	c := s.context
	bar := parts.Bar(c, c.Text.T("invite.made"))
	bar.Back = s.leave
	objects := []fyne.CanvasObject{kit.NewBody(c.Text.T("invite.secret"))}
	if s.team.Relay != "" {
		objects = append(objects, s.letters(), s.scan(), s.standing())
	} else {
		objects = append(objects, kit.NewNotice(design.Sky, design.IconPage, c.Text.T("invite.by_file"), nil))
	}
	objects = append(objects, s.ways(), s.terms(),
		design.Left(kit.NewQuietAction(design.IconUndo, c.Text.T("invite.withdraw"), s.askToWithdraw)))
	page := parts.Page(bar, objects...)
	page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.done"), func() {
		s.made.given = true
		c.Go.Back()
	}))
	return page
}

// letters are the groups of the code, large and numbered, and where the relay
// is, which whoever types them needs too.
func (s *Screen) letters() fyne.CanvasObject {
	c := s.context
	var cells []fyne.CanvasObject
	for i, group := range s.made.code.Groups() {
		number := design.NewText(strconv.Itoa(i+1), design.SizeCaption, design.ColorMuted)
		letters := design.NewText(group, design.SizeTitle, design.ColorInk).Strong().Leading(1.1).Whole()
		cells = append(cells, design.Row(6, 1, design.AtLeast(20, 1, design.Middle(number)), letters))
	}
	return kit.NewCard(design.Paper, design.Col(14,
		kit.NewCaption(c.Text.T("invite.read_out")), design.Grid(14, cells...), kit.NewLine(),
		kit.NewCaption(c.Text.T("invite.server")), kit.NewBody(s.team.Relay)))
}

// scan is the link as a QR code.
func (s *Screen) scan() fyne.CanvasObject {
	return design.Col(10, design.Center(kit.NewQR(s.link())),
		design.NewText(s.context.Text.T("invite.scan"), design.SizeCaption, design.ColorMuted).Centered())
}

func (s *Screen) link() string { return s.made.code.Link(s.team.Relay) }

// standing says whether the relay lets in who has the code, as it said itself.
func (s *Screen) standing() fyne.CanvasObject {
	p := s.context.Text
	if s.made.known {
		return kit.NewQuietLine(design.IconCheck, design.Sage.Ink(), p.T("invite.known"))
	}
	return kit.NewQuietLine(design.IconClock, design.ColorMuted, p.T("invite.not_known"))
}

// ways are the ways to hand the invitation over that leave the screen.
func (s *Screen) ways() fyne.CanvasObject {
	c := s.context
	file := kit.NewIconTextButton(kit.Soft, design.IconDownload, c.Text.T("invite.save_file"), s.save)
	if s.team.Relay == "" {
		return file
	}
	link := kit.NewIconTextButton(kit.Soft, design.IconCopy, c.Text.T("invite.copy_link"), func() {
		s.made.given = true
		c.Outside.Copy(s.link())
		c.Go.Say(c.Text.T("invite.copied"), nil)
	})
	return design.Grid(10, link, file)
}

// terms say until when it holds, for whom, and what they will read.
func (s *Screen) terms() fyne.CanvasObject {
	p := s.context.Text
	return design.Col(8,
		kit.NewQuietLine(design.IconCalendar, design.ColorMuted,
			p.T("invite.holds_until", "day", p.DayShort(s.until.Start(), s.context.Now()))),
		kit.NewQuietLine(design.IconBookOpen, design.ColorMuted, p.T("invite.history")))
}

// save writes the invitation to a file.
func (s *Screen) save() {
	c := s.context
	c.Outside.SaveFile("bankje-"+string(store.DayOf(c.Now()))+parts.InvitationExtension, func(to screen.NewFile) {
		screen.WriteFile(context.Background(), c, to, func(_ context.Context, w io.Writer) error {
			file, err := s.journal.InvitationFile(s.id, s.made.code)
			if err == nil {
				_, err = w.Write(file)
			}
			return err
		}, func(err error) {
			if err != nil {
				c.Go.Fail(err)
				return
			}
			s.made.given = true
			c.Go.Say(c.Text.T("invite.saved"), nil)
		})
	})
}

// FollowSync asks the relay again, after each contact, until it knows the
// invitation.
func (s *Screen) FollowSync() { s.ask() }

// ask asks the relay, as whoever is invited would, whether the code lets in.
func (s *Screen) ask() {
	c := s.context
	if !s.made.is || s.made.known || s.made.asked || c.Sync == nil || s.team.Relay == "" {
		return
	}
	s.made.asked = true
	code, relay := s.made.code, s.team.Relay
	var err error
	c.Async(func(ctx context.Context) { _, err = c.Sync.Invited(ctx, relay, code) }, func() {
		s.made.asked = false
		if err == nil {
			s.made.known = true
			s.draw()
		}
	})
}

// askToLeave says that the code comes back nowhere.
func (s *Screen) askToLeave() {
	c := s.context
	var sheet *kit.Sheet
	sheet = kit.NewSheet(c.Text.T("invite.leave"), c.Text.T("common.close"),
		kit.NewBody(c.Text.T("invite.leave_hint")),
		kit.NewButton(kit.Primary, c.Text.T("invite.handed_over"), func() {
			sheet.Close()
			c.Go.Back()
		}),
		kit.NewButton(kit.Soft, c.Text.T("invite.withdraw"), func() {
			sheet.Close()
			s.withdraw()
		})).Open(c.Canvas)
}

// askToWithdraw says what withdrawing does.
func (s *Screen) askToWithdraw() {
	c := s.context
	var sheet *kit.Sheet
	sheet = kit.NewSheet(c.Text.T("invite.withdraw"), c.Text.T("common.close"),
		kit.NewBody(c.Text.T("invite.withdraw_hint")),
		kit.NewButton(kit.Primary, c.Text.T("invite.withdraw"), func() {
			sheet.Close()
			s.withdraw()
		})).Open(c.Canvas)
}

func (s *Screen) withdraw() {
	c := s.context
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.journal.Withdraw(ctx, s.id, s.made.code.ID())
	}, func(struct{}) {
		c.Go.Back()
		c.Go.Say(c.Text.T("invite.withdrawn"), nil)
	})
}
