// Package protocol is what phone and relay say to each other: messages,
// refusals, and how a request is signed. It is the specification, from which
// another client can be written; package envelope describes what the messages
// carry.
//
// Start with [AppendRequest] and [ParseAnswer].
//
// # Conventions
//
// The exchange is HTTP/1.1 or later. A path begins with the version of the
// protocol, a space stands in it in base64url without padding, and so does the
// id of an invitation: who is invited has nothing but its secret, and learns of
// the space from its founding statement. Bodies are
// binary, of application/octet-stream whether that is said or not, and never
// compressed: what they carry is sealed.
//
// A number is written in groups of seven bits, the lowest first, each byte but
// the last with its high bit set, as short as can be, up to
// [envelope.MaxNumber]. "Bytes" is a number and so many bytes. A list is a
// number and so many items. A mark is a number and, unless that is zero, the
// first 16 bytes of the hash of what stands there. A head is a device (16), a
// sequence and a hash (32). In flags, bits that are not named here are zero.
// For anything that can be read there is one way to write it, and nothing may
// follow it. A list that is empty is left out, together with its flag.
//
// # Requests
//
//	GET    /v1                                     Hello; not signed
//	POST   /v1/spaces                              Founding → answer to it: a token (16)
//	POST   /v1/spaces/{space}/sync                 Request → Answer
//	GET    /v1/invitations/{invitation}?after=N    → Chain; signed by the invitation's key
//	GET    /v1/spaces/{space}/events?cursor=N&chain=N → wake-ups as a stream
//	GET    /v1/spaces/{space}/events?wait=S&cursor=N&chain=N → one wake-up
//	DELETE /v1/spaces/{space}                      by a coordinator → a token (16)
//
// All but the first are signed. A request with a body begins it with a proof:
// device (16), token (16), signature (64); the content follows. One without a
// body carries the proof in the header Authorization: Bankje, a space, and the
// 96 bytes in base64url without padding. Signed, with Ed25519, is
//
//	"bankje request signature 1␀", bytes of the method, bytes of the path with
//	its query as it stands in the request line, token, SHA-256 of the content
//
// The device is the id of the signing key, as that of a device also where it is
// the key of an open invitation: else of a member, or of a device that was one. A
// token counts once, and only with the relay
// process that gave it, which forgets it when it ends or has given many
// others. Each answer brings the next: Hello, Answer and the others in their
// bodies, what has no body in the header Authentication-Info, a refusal with
// status 401 in WWW-Authenticate, both written Bankje, a space, base64url. A
// phone whose token the relay does not know signs again over that one, and
// gives up for now after the third time. No clock plays a part.
//
// # Exchange
//
// One round has an order: statements, then push, then pull. Nothing is
// answered before all of it is on the relay's disk. A round can be cut
// anywhere and repeated: what the relay has already is no error and takes no
// number.
//
//	Request
//	 1  flags: 1 page, 2 vector, 4 statements, 8 runs, 16 wants, 32 carried
//	    mark of the newest statement that the caller holds, its Chain
//	    mark of the caller's cursor: the relay's number and the envelope there
//	    page: bytes of envelopes wanted in the answer, not zero, up to 1 MiB
//	    vector: heads in the order of their devices, none with sequence zero
//	    statements: list of bytes
//	    runs: list
//	    wants: list of device (16), first and last sequence, in their order
//
//	Answer
//	16  token
//	    time: the relay's clock in seconds since 1970
//	 1  flags: 1 more, 2 astray, 4 parted, 8 refused
//	 1  flags: 1 heads, 2 statements, 4 outcomes, 8 forks, 16 waiting, 32 runs
//	    mark of the relay's newest statement
//	    mark of the caller's cursor after this answer
//	16  digest over all heads of the relay
//	    heads, in the order of their devices
//	    statements: list of bytes
//	    outcomes: list of result (1), sequence
//	    forks: list of heads
//	    waiting: list of device (16), sequence; in the order of their devices
//	    runs: list
//
//	Run: what one device wrote in this space one after the other
//	16  device
//	    sequence of the first
//	32  hash of the envelope before the first; only when its sequence is not 1
//	    list of
//	      tag: length of the body times four, plus 2 when the epoch follows,
//	        plus 1 when the statement follows; each follows, in this order,
//	        where it differs from the envelope before, for the first: where it
//	        is not zero
//	 32   hash of the newest statement that the author knew
//	      epoch
//	 32   hash of the body; only of a stub, whose body has length zero
//	 64   signature
//	      body
//
// The receiver computes the rest of each header: the space is that of the
// path, sequences count on, links and hashes of bodies are computed, and the
// signature is verified over the whole.
//
//	Founding                            Chain
//	    bytes of the registration code  16  token
//	    statements: list of bytes        1  flags: 1 more, 2 statements
//	                                        statements: list of bytes
//
//	Hello
//	16  token
//	    oldest and newest version of this protocol that the relay speaks
//	    time, in seconds since 1970
//	 1  flags: 1 founding needs a code; others are passed over
//	    largest body in bytes; most bytes of a space; longest wait in seconds;
//	    what follows is passed over
//
// # Statements
//
// The relay numbers the statements that it holds in the order in which it took
// them, which is that of the chain as long as it never parted. It appends one
// of the caller's only behind the newest of the chain that goes on; one that it
// has is no error; at the first that does not follow it says refused, and the
// caller signs anew behind what it is answered with. A joining by a device that
// is not in the space yet is then refused altogether, with "statements".
//
// A relay that knows its addresses, and finds that the statements name another
// as the home of the space, appends none that is new but one that makes it the
// home, with those that are brought along and come before it: it says refused, to
// who joins "home", and takes the rest of the round.
// The caller turns to the home; what that has appended this relay then takes as
// carried. A relay is named by the SHA-256 of "bankje relay 1␀" and its address,
// without spaces around it, slashes at its end, or the usual port of its scheme,
// and with the host in lower case.
//
// Statements that a relay had appended before are brought back with carried:
// to one that was restored, or is another. These it takes wherever they follow
// one that it has, also where that makes chains part. All who have the same
// statements go on with the same chain, which package space finds.
//
// The answer holds the statements behind the caller's Chain, but for those that
// it brought. Where the relay has another statement there, or fewer, it says
// parted, and its newest in the answer's Chain. The caller then repeats the
// request with the mark of an older statement; behind the zero mark all are
// sent.
//
// # Cursor and vector
//
// The relay gives the envelopes of a space numbers, 1, 2, 3 …, with gaps only where
// another branch of a feed has taken the place of what it held. It sends what
// lies behind the caller's cursor, grouped into runs, but for what the caller
// wrote or brought along in this round, and the mark of the last. The caller
// applies them and moves its cursor in one transaction, also where a run
// begins beyond what it holds.
//
// With no More, and everything applied, both sides hold the same unless
// something was lost. The caller compares [HashHeads] of its own heads with
// the digest; of a device that is out, both count no further than the
// statements say, and of one that they do not know, for the chain on which it
// came in has lost, nothing. When they differ it sends the vector in the next round. The
// relay then says all its heads, names each place where the caller's hash is
// another as a fork, and sends what lies behind the vector, in the order of
// its numbers; the cursor moves once all of that is sent. The caller pushes
// what lies behind the relay's heads, whoever wrote it. A relay that does not
// know the cursor says astray and its heads, and sends nothing: the next round
// brings the vector. That is all there is to a relay restored from a back-up,
// a phone restored from one, another relay, and a database that failed over.
//
// The digest is the first 16 bytes of SHA-256 over "bankje heads 1␀" and all
// heads that count in the order of their devices. Quarantined envelopes are in none.
//
// # Outcomes
//
//	1 kept          all is on disk
//	2 quarantined   all is on disk; what is beyond the device's removal waits
//	3 gap           the run begins beyond what the relay holds
//	4 forked        the relay holds another envelope, see forks
//	5 withheld      a signature, a hash or a link does not fit
//	6 unmet         the author is no member by the relay's statements
//	7 unopened      the epoch has not begun by the relay's statements
//	8 bodiless      a stub that no statement asks for
//	9 crowded       no room, for the space, the caller or the quarantine
//	10 unasked      a removed device may bring its own envelopes only
//	11 elsewhere    this relay was the home, and by its statements another is now
//
// Each with how far the relay now holds that feed, quarantine included. A run
// is kept as far as it is good. What a statement has erased is stubbed on
// arrival.
//
// Of a feed that forked the relay keeps the branch that it was brought first, until
// the statements say that the device is out, and end its feed with an envelope that is
// not on that branch. A run that follows an envelope which the relay holds, or begins
// the feed, and that holds that end then takes the place of what the relay holds from
// the fork on, under new numbers, which may have the relay hold less of that feed than
// before. Where the run follows another envelope than the one that the relay holds, a
// fork is named there: the caller begins further back.
//
// As long as nothing says so, the relay sends a member that is the author of a feed of
// which somebody else brought another branch, outside of cursor and vector, envelopes of
// that branch as far as it remembers any: they show that it forked.
//
// A removed device may push, and is answered with statements and outcomes
// alone; so is one that brings, carried, how it came in, or what has another chain
// go on, where it did not come in on that. To a vector, of its own head, the relay
// answers with how far it holds that feed, quarantine included, and with no other
// head.
//
// # Refusals
//
// Everything but success has a status, and a body of one line: the code, and
// for some decimal numbers, a space before each; text/plain. What is no such
// line does not come from a relay. The constants beginning with Code say what
// each means; a client takes one that it does not know by its status. Answers
// with 429 and 503 have Retry-After too.
//
// # Wake-ups
//
// A caller says how far it is: the number of its cursor, and that of its Chain.
// A stream of server-sent events begins with a comment at once, holds an event
// "data: wake" whenever the space has something beyond that which the stream has
// not woken for, or less, as after the relay was restored, and a comment at least
// once a minute; after some minutes it ends, and the caller asks again. Where no comment comes a proxy holds the stream back:
// then ask with wait, in seconds. 200 says that there is something new, 204 that
// there was not. Neither says what.
//
// # Versions
//
// A path of a version that the relay does not speak is refused with "version",
// its oldest and its newest. The form of GET /v1, with any number, and of
// refusals never changes. A statement or envelope in a version of its own that
// the relay does not know is refused with "newer".
package protocol
