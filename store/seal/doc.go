// Package seal seals what a person writes, and keeps the keys. It reads and
// writes no file: bytes go in and come out.
//
// Start with [NewKeys], [Keys.Found] and [NewKeyFile] for a new journal, and
// with [ParseKeyFile] and [KeyFile.Unlock] for one that is there. The two
// verbs are then [EpochKey.Seal] and [EpochKey.Open] for changes, and
// [FileKey.Seal] and [FileKey.Open] for what never leaves the device.
//
// # What is promised
//
//   - Whoever holds envelopes without the epoch key learns who wrote when in
//     what order, and how long each change is within some 12 %, beginning at
//     256 bytes. Nothing else.
//   - Nobody can alter a change, move it to another place in a feed, to
//     another device or to another space: it does not open.
//   - Who comes into a space opens one seal, and through it the key of every
//     epoch so far. Who was removed opens nothing that is sealed in an epoch
//     that started with the removal or later.
//   - An invitation leads into the space that its maker meant: whoever lacks
//     the code, a relay for one, can neither use it nor make one like it.
//   - Keys are handed over with a KEM that holds as long as one of ML-KEM-768
//     and X25519 does, so that what a relay keeps today is of no use to a
//     quantum computer of later.
//   - What is written now opens for ever; testdata is compared byte for byte.
//
// # What is not
//
//   - A PIN protects from who picks the phone up, not from who copies its
//     storage: a million PINs of six digits at 0.3 s each are tried in four
//     days on one core. A passphrase of six generated words protects from
//     both.
//   - Epoch keys do not forget: who learns one reads all that was sealed with
//     it. A signature proves to everybody, not only to members, which device
//     wrote.
//   - Signatures are Ed25519 alone: with a quantum computer one could speak
//     in a member's name, though not read.
//   - Whoever has an invitation code before it is used comes in instead of
//     whom it was meant for. That is seen: the code is then used, and the check
//     words are compared with the right person.
//   - Nobody but the receiver can tell whether a key that was handed over is
//     the one whose hash stands beside it. A coordinator can leave somebody
//     without it; that one then lacks the key, and says so, and takes no other.
//   - A removed device keeps what it had, keys of past epochs included.
//   - While it is unlocked, the app's memory holds keys and notes.
//     [Keys.Wipe] overwrites the keys when it locks, as well as a language
//     with a garbage collector allows: copies that the runtime made stay.
//   - Sealed bytes can be replaced by older ones of the same place: of changes
//     the feed's chain tells, of a draft, a snapshot or the key file nothing
//     does.
//   - A new PIN, passphrase or recovery code wraps the same file key. Whoever
//     kept a copy of the key file from before opens it with what fitted then,
//     and with it everything that came later. The same goes for a back-up.
//   - A back-up tells its size, when the file was written, and whether a
//     passphrase, a recovery code or both open it.
//
// # Conventions
//
// Numbers are unsigned, most significant byte first; a varint is that of
// protocol buffers (package encoding/binary). ␀ is a zero byte.
//
//	SHA-256                 FIPS 180-4
//	HKDF with SHA-256       RFC 5869
//	Ed25519                 RFC 8032
//	HPKE                    RFC 9180, with ML-KEM-768 and X25519 (X-Wing, KEM 0x647a)
//	ChaCha20-Poly1305       RFC 8439
//	XChaCha20-Poly1305      draft-irtf-cfrg-xchacha-03, with random nonces
//	Argon2id                RFC 9106; its least parameters: OWASP, Password Storage Cheat Sheet
//	DEFLATE                 RFC 1951, with a preset dictionary
//	Padmé                   Nikitin et al., "Reducing Metadata Leakage from Encrypted Files
//	                        and Communication with PURBs", PETS 2019
//	check digit             Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004
//
// No key is used for two purposes. Each is derived by HKDF from a secret, a
// salt, and "bankje/seal/1 " followed by the purpose:
//
//	purpose         secret                      salt          seals
//	change          epoch key                   –             changes
//	name            epoch key                   –             the name of a space
//	subject         epoch key                   –             whom an erasure is about
//	text            epoch key                   –             other names, notes, addresses
//	earlier         epoch key                   –             keys of earlier epochs
//	local           file key                    –             drafts and the like
//	large PLACE     file key                    large header  the snapshot
//	back-up         file key                    back-up head  a back-up
//	keys            file key                    –             the keys in a key file
//	recovery        digits of a recovery code   16 bytes      the file key
//
// Two more are made of the letters of an invitation code, without salt:
// "invitation signing" is the seed of an Ed25519 key, "invitation opening" a
// private HPKE key.
//
// "Sealed" below means a random nonce of 24 bytes, the ciphertext, and a tag
// of 16, by XChaCha20-Poly1305.
//
// # Packing
//
// Before it is sealed, everything but a large seal is packed:
//
//	bytes  field
//	    1  form: 0 as it is, 1 DEFLATE with dictionary 1
//	1 – 4  varint: length n of the content
//	    n  content
//	    …  zeros, up to 256 bytes or beyond that the size by Padmé
//
// Dictionary 1 is dictionary_1.txt with one space after each word and no
// other white space. Inflating stops with an error beyond [MaxPlain]. What
// fits the least size is not compressed: it would gain nothing. How much is
// padded and compressed is for the writer to choose: a reader takes any size
// from 256 bytes on, and does not look at the padding.
//
// # Change
//
// The body of an envelope (package envelope) is the packed change, sealed
// with the epoch's key for changes; the associated data are the first 125
// bytes of the header. Then the body is hashed into the header and the header
// signed. A statement names an epoch key by SHA-256 of "bankje epoch key 1␀"
// and the key. The name of a space is packed, as it is, and sealed without
// associated data.
//
// # Keys of a space
//
// An epoch key is handed to a device or an invitation by HPKE in base mode:
// KEM 0x647a, HKDF-SHA256, ChaCha20-Poly1305. Encapsulated key and ciphertext
// stand behind each other, 1,168 bytes. There are no associated data; the info
// is
//
//	"bankje epoch key for one 1␀"  space id  epoch (4)  hash of the key  id of the receiver (16)
//
// The key of an earlier epoch is sealed with what "earlier" derives of the
// later one. The associated data are
//
//	"bankje earlier epoch key 1␀"  space id  later epoch (4)  earlier epoch (4)  hash of the earlier key
//
// Whoever opens either compares the hash of what comes out with the one that
// the statement names.
//
// The new name of a space is sealed like the first. Any other short text in a
// statement is packed, as it is, and sealed with what "text" derives; the
// associated data are one of
//
//	"bankje device name 1␀"      space id  id of the device
//	"bankje invitation note 1␀"  space id  id of the invitation
//	"bankje relay address 1␀"    space id  id of the relay
//
// # Invitation code
//
// 24 letters of the alphabet 23456789ABCDEFGHJKMNPQRSTUVWXYZ, which count from
// 0 to 30: 22 random ones, 109 bits, then their sum, and the sum of each times
// its place from 1 on, both modulo 31. So any two wrong letters are found. It
// is written in six groups of four. A reader makes letters capital, and takes
// the Cyrillic А В С Е Н К М Р Т Х У З Ѕ Ј for the Latin letters and the digit
// that they look like; white space, dashes and full stops do not count.
//
// A link is the address of the relay, "/i#", and the groups with "-" between.
// A file:
//
//	bytes  field
//	    8  "bankjinv"
//	    1  version: 1
//	   24  letters
//	  2+n  length of the address of the relay, up to 1,024, and the address
//
// Check words are four numbers below the count of words: the first four groups
// of eight bytes of SHA-256 of "bankje check words 1␀", the space id, and the
// hash of the statement by which somebody came in, each modulo that count.
//
// # Local and large seals
//
// A local seal:
//
//	bytes  field
//	    1  version: 1
//	    n  content, packed as it is and sealed; the associated data are the version
//	       and the place, a text
//
// A large seal:
//
//	bytes  field
//	    1  version: 1
//	   32  random salt
//	    8  size of the content, up to MaxLarge
//	   16  tag of nothing, with nonce 0
//	    …  chunks of 1 MiB, the last one shorter, each with its tag of 16
//
// The first three fields are the large header, the salt of its key. Under
// that key, used for nothing else, ChaCha20-Poly1305 seals chunk number 1, 2,
// 3 … with that number as nonce. The size is proved by the first tag: a large
// seal that is cut short, reordered or lengthened does not open.
//
// # Key file
//
//	bytes  field
//	    8  "bankjkey"
//	    1  version: 1
//	    1  kind of secret: 1 PIN, 2 passphrase
//	    4  Argon2id: passes, 2 to 64
//	    4  Argon2id: memory in KiB, 19,456 to 262,144
//	    1  Argon2id: lanes, 1 to 8
//	   16  salt
//	   72  file key, sealed with what Argon2id makes of secret and salt; the associated
//	       data are "bankje key file 1 secret␀" and the four fields from the kind on
//	    1  1 when a recovery code is set, else 0; without one, the next two are left out
//	   16  salt
//	   72  file key, sealed with what HKDF makes of the code's 40 digits and the salt;
//	       the associated data are "bankje key file 1 recovery␀"
//	  4+n  length of the keys, and the keys, packed and sealed
//	    8  begin of SHA-256 of "bankje key file 1 checksum␀" and all before
//
// The checksum tells an accident from a wrong PIN, and protects from nobody.
// The text of a passphrase comes in Unicode's composed form (NFC). It is made
// small, U+2019, U+02BC, U+2018, U+00B4, U+2032 and U+0060 become U+0027, and
// white space becomes one space between words; a PIN is taken as it is. The
// keys, once opened:
//
//	bytes  field
//	    1  version: 1, or 2 when the last list is there
//	   32  seed of the Ed25519 signing key
//	   32  private HPKE key, as RFC 9180 serialises it
//	    4  number of epoch keys, of each:
//	   32    space id
//	    4    epoch
//	   32    key
//	    4  number of devices that this phone became in single spaces, in the
//	       order in which it did, of each:
//	   32    space id
//	   32    seed of the Ed25519 signing key
//	   32    private HPKE key
//
// An epoch of a space has several keys where chains of statements parted; a
// change opens with one of them only.
//
// A recovery code is 39 random digits, 129 bits, and Damm's check digit. So
// many cannot be guessed, and need no slow hash.
//
// # Back-up
//
//	bytes  field
//	    8  "bankjbak"
//	    1  version: 1
//	    1  what opens it: 1 a passphrase, 2 a recovery code, 3 either
//	    9  with a passphrase: its Argon2id parameters, as in the key file
//	   88  with a passphrase: its salt and the file key sealed, as in the key file
//	   88  with a recovery code: the same of that
//	  4+n  length of the keys, and the keys, as in the key file
//	   32  random salt
//	    8  begin of SHA-256 of "bankje key file 1 checksum␀" and all before
//	    …  chunks of 65,536 bytes, the last one shorter, each with its tag of 16
//
// A PIN never opens it: six digits do not protect a file that lies elsewhere.
// All but the chunks is the head, the salt of their key. Under that key, used
// for this back-up only, ChaCha20-Poly1305 seals chunk number 0, 1, 2 … with a
// nonce of one byte, 1 for the last chunk and else 0, three zeros, and the
// number in eight. So a back-up that is changed, cut short, reordered or
// lengthened does not open, and neither side holds more than a chunk. What the
// chunks hold together is for package store.
//
// # How it may change
//
// A number of a form, kind or version is never given another meaning; a
// reader answers one above those it knows with [ErrNewer], and 0, except as a
// form, with [ErrDamaged]. A dictionary is never altered or removed, and a new
// one is used only once every member's app is known to have it.
//
// Where cryptography must be replaced, the version of local seal, large seal
// or key file goes up. How bodies are sealed belongs to the epoch: a statement
// that starts one with another cipher names its key by a hash with another
// label, and envelopes stay as they are for all who only carry them.
package seal
