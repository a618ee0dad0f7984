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
//
// A device id is the first 16 bytes of its hash. A body's hash is that of the
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
// A statement of type 7 erases: of the envelopes that it lists only stubs may
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
