// Package envelope is the public form of what rests and travels: sealed
// changes in envelopes, and the statements that say who belongs to a space.
// Whoever carries them parses and verifies them here without any secret, and
// learns which device wrote how much in which space, and no more.
//
// Start with [Parse] and [VerifyRun].
//
// # Conventions
//
// Numbers are unsigned, most significant byte first. Hashes are SHA-256
// (FIPS 180-4), signatures Ed25519 (RFC 8032). What is hashed or signed
// begins with a label in ASCII that ends in a zero byte, written ␀ here:
//
//	envelope signature   "bankje envelope signature 1␀"  header
//	envelope hash        "bankje envelope hash 1␀"       header, signature
//	statement signature  "bankje statement signature 1␀" all before the signature
//	statement hash       "bankje statement hash 1␀"      all, signature included
//	device id            "bankje device 1␀"              public signing key
//	invitation id        "bankje invitation 1␀"          public signing key
//
// A device id and an invitation id are the first 16 bytes of their hash. A body's hash is that of the
// bare body: it is only ever compared with what a signed header says.
//
// # Envelope, version 1
//
//	offset  bytes  field
//	     0      1  version: 1
//	     1     32  space id
//	    33     16  id of the device that wrote it
//	    49      8  sequence in that device's feed: 1, 2, 3 … up to [MaxNumber]
//	    57      4  epoch of the key that the body is sealed with
//	    61     32  hash of the newest statement that the author knew
//	    93     32  hash of the device's previous envelope; zeros for the first
//	   125     32  hash of the body
//	   157     64  signature
//	   221      n  sealed body, up to [MaxBody]; none in a stub
//
// The first 157 bytes are the header, all of which is signed; the first 125
// are what the seal of the body is bound to. Package store/seal describes the
// body. An envelope has no length of its own: whoever stores or sends one
// frames it.
//
// An envelope hash covers the signature, so one verified signature stands for
// every envelope before it in the chain. A stub is an envelope whose body was
// erased: header and signature remain, and with them hash and chain. Anybody
// can leave a body out, and neither signature nor hash tells: a stub that no
// statement asks for is an envelope whose body has yet to arrive.
//
// # Statement, version 1
//
//	offset  bytes  field
//	     0      1  version of this frame: 1
//	     1      1  type
//	     2     32  space id; zeros in the founding statement
//	    34      8  number in the space: 1, 2, 3 … up to [MaxNumber]
//	    42     32  hash of statement number-1; zeros for the first
//	    74     16  id of the device that signs it
//	    90      4  length n of the payload, up to [MaxPayload]
//	    94      n  payload, as the type says
//	  94+n     64  signature
//
// The founding statement, of type 1, is the first of its space and no other.
// The id of the space is that statement's hash, so nobody can begin another
// space under the same id. Its payload:
//
//	bytes  field
//	   32  random nonce
//	   32  public signing key of the founding device
//	    2  its KEM, by IANA's number: 0x647a for ML-KEM-768 with X25519
//	  2+n  length and bytes of its public HPKE key (RFC 9180)
//	   32  hash of the key of epoch 1, as package store/seal makes it
//	  2+n  length and bytes of the space's name, sealed with that key
//
// Nothing in it is dated.
//
// # Payloads of the other types
//
// What stands in them is public: keys, ids, hashes and numbers. What somebody
// wrote is sealed. Three groups of fields come back in several:
//
//	public keys              head                    sealed text
//	 32  signing key          8  sequence             4  epoch of the key
//	  2  KEM                 32  envelope hash      2+n  sealed, up to 1,024
//	2+n  HPKE key
//
// A head says how far a feed goes; without envelopes it is zeros. A list has
// its count in four bytes before it, and stands in the order of its ids:
// nothing is in it twice. A role is 1 for a coordinator, 2 for a member.
//
// Type 2, an invitation. The secret that somebody is told makes two key pairs;
// their public halves are here. The second signature, by the first of them,
// proves that whoever invites into this space had the secret: who comes in
// verifies it before anything else.
//
//	bytes  field
//	    …  public keys of the invitation
//	    1  role that the device will have
//	    4  last day on which the home relay takes the joining, in days since
//	       1 January 1970 UTC; nothing else is dated, and nobody else looks at it
//	    4  epoch in use
//	   32  hash of its key
//	  2+n  that key, sealed to the HPKE key of the invitation
//	    …  sealed text: for whom it is
//	   64  signature by the invitation over "bankje invitation signature 1␀",
//	       space id, id of the device that invites, and all of the above
//
// Type 3, a joining: a device comes in through an invitation. It is the author
// of the statement.
//
//	bytes  field
//	   16  id of the invitation
//	    …  public keys of the device
//	    …  sealed text: its name
//	   64  signature by the invitation over "bankje joining signature 1␀", space
//	       id, and all of the above
//
// Type 4, a change of role:
//
//	bytes  field
//	   16  id of the device
//	    1  role
//
// Type 5, a removal: devices are out, and count up to their heads. They do not
// get the key of the epoch that starts.
//
//	bytes  field
//	    4  count of devices, 1 or more; of each:
//	   16    id of the device
//	   40    head
//	    …  new epoch
//
// Type 6, a rotation: an epoch starts, and invitations are withdrawn.
//
//	bytes  field
//	    4  count of invitations, may be 0; of each:
//	   16    id of the invitation
//	    …  new epoch
//
// A new epoch, in both:
//
//	bytes  field
//	    4  its number, one more than that of the epoch before
//	   32  hash of its key
//	    4  count of those whom it is handed to, each member and each open
//	       invitation; of each:
//	   16    id of the device or invitation
//	  2+n    the key, sealed to its HPKE key, up to 4,096 bytes
//	    4  count of earlier keys, 1 or more, by epoch and hash; of each:
//	    4    epoch
//	   32    hash of the key
//	  2+n    that key, sealed with the new one, up to 4,096 bytes
//
// Package store/seal describes how keys are sealed. Type 7, an erasure: of the
// envelopes that it lists only stubs may
// be kept from then on, by everybody, also by who receives them later. What
// in them concerns others was issued again before it. Its payload:
//
//	bytes  field
//	    4  epoch of the key that the subject is sealed with
//	  2+n  length and bytes of the subject, whom it is about, sealed
//	    4  count of feeds, 1 or more; of each:
//	   16    id of the device
//	    4    count of runs, 1 or more; of each:
//	    8      sequence of the first envelope
//	    8      sequence of the last
//
// Feeds stand in the order of their ids, runs in that of their sequences, with
// at least one sequence between two runs that is in neither.
//
// Type 8, an acceptance: of a device that is out, more counts than before.
//
//	bytes  field
//	   16  id of the device
//	   40  head, not zeros
//
// Type 9, a succession: the author goes on as another device, and writes no
// more. The second signature is by the new device.
//
//	bytes  field
//	    1  reason: 1 another phone writes with the same keys, 2 restored from a
//	       back-up, 3 its feed is damaged
//	   40  head of the old feed
//	    …  public keys of the new device
//	    …  sealed text: its name
//	   64  signature by the new device over "bankje succession signature 1␀",
//	       space id, id of the old device, and all of the above
//
// Type 10, a naming:
//
//	bytes  field
//	   16  id of the device; zeros: the space
//	    …  sealed text
//
// Type 11, a confirmation: the author has carried out all erasures up to one
// statement.
//
//	bytes  field
//	    8  number of that statement, less than that of this one
//	   32  its hash
//
// Type 12, a leaving: the author is out.
//
//	bytes  field
//	   40  head of its feed
//
// Type 13, the home relay: who alone appends statements from here on.
//
//	bytes  field
//	   32  id of the relay; zeros: none
//	    …  sealed text: its address
//
// # How it may change
//
// What is written stays readable for ever; the files in testdata are compared
// byte for byte.
//
//   - Another layout of the header or the frame is another version. A reader
//     answers a version above its own with [ErrVersion], and keeps and carries
//     the bytes as they are. So that it can file them, version, space, device
//     and sequence of an envelope, and all before a statement's author, stand
//     where they are in every version.
//   - How a body is sealed is no matter of this version: it belongs to the
//     epoch, and concerns nobody who only carries.
//   - A new type of statement needs no new version: its frame is verified and
//     carried by those who do not know the type, who must not write in that
//     space before they are updated. Numbers of types are never reused, and the
//     payload of a type never changes; what it lacks gets another type.
//   - A field is never left out, and no byte may follow the last one: for
//     anything that can be read there is one way to write it.
//   - Labels are changed with what they label, never alone.
package envelope
