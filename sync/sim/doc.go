// Package sim runs whole teams in one process: phones with their journals in
// SQLite files, the client's exchange, a relay with its database, and between
// them a network, clocks and disks that do whatever they do in the field. It is
// tests only.
//
// Start with TestSeeds, which makes up worlds of a team, and TestStories, which plays
// those of testdata. TestSeedsOfOneJournal makes up worlds of one person with several
// devices, where what is written is everybody's at once and each may do all. A seed
// that fails prints what happened and how to run it again. A world has no goroutine of
// its own, and all that is left to chance in it, keys and ids too, comes from its
// seed. For more worlds than CI has:
//
//	go test -tags ci ./sync/sim -run 'TestSeeds$' -seeds 100000 -timeout 48h -v
//
// and to go on where that ended, -from 100001 with it.
//
// What happens in a world: people write, share, edit, hide, make contact, carry
// files, are invited, come in, are made coordinators, removed, leave. They write about
// somebody, whom coordinators erase from the team, and everybody from a journal of
// their own. Some have a later version of the app, which writes what the others do not
// know and asks them to leave some records alone; apps are updated.
// Messages are lost, doubled, cut, held up and delivered later; lines hang. Clocks are
// up to ten years off, drift and are set. Apps are killed, also before any commit of
// SQLite in whatever they do, with as much of its log as a power cut may leave; disks
// are full for a while; phones are copied, restored from old copies, cloned, and break.
// Relays are started again, are down, restored from any back-up without telling, burn,
// and are gone for good. Teams move to another relay, also while others go on at the
// one of before; who could not hear of it is carried a file.
//
// What is looked at once all has healed:
//
//   - Every save that was confirmed is there for each member, alone, as a version
//     beside others, or replaced or hidden by somebody who had seen it, or was about
//     whom was erased; beyond a removal it is on some disk. Only what no disk held
//     any more is written off.
//   - What was written about whom is erased, by somebody who had not heard of it, no
//     member reads, its sealed bytes are in no file of theirs and of the relay, and
//     everybody is told who has carried the erasures out.
//   - What a later version of the app wrote is on each phone that has the save, of
//     whatever version, also where that save was erased.
//   - All members hold the same, and who holds the same shows the same.
//   - A repeat of contacts and of files changes nothing, and a contact with nothing
//     new is one round of a few hundred bytes. What lost before any relay had it is
//     new in a file, once.
//   - Who was removed, and is given all there is, reads nothing that was first
//     shared in a later epoch.
//   - No planted word was on the wire, in files that are carried, in the relay's
//     files or its log.
//   - A few contacts of each phone are enough for all of this.
//
// TestNothingIsLostOfProcessesThatAreKilled does with real processes, files and
// sockets what a world cannot: it kills them at any moment.
//
// What is not shown here: an app that dies while SQLite copies its log into the file
// (package feed kills processes for that), a back-up through Journal.Backup, a
// statement of a type that only a later version knows, a relay that lies (package
// client has those), a relay that was left and forgets where the team went, and the
// client that runs in the background by the wall clock.
// Nor is looked for what somebody wrote for himself in what a copy of his phone had
// shared (the team's text lies over it); nor what somebody wrote about whom was erased,
// having heard of that by a file only, and what stands in the place of what a copy of
// the phone wrote about them. Who erased somebody without network, and may not say it
// again, carries a file.
package sim
