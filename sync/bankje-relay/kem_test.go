package main

import (
	"crypto/hpke"
	"sync"
)

// kemKey is a public key to which something can be sealed; nobody does here.
var kemKey = sync.OnceValue(func() []byte {
	seed := [32]byte{9}
	key, err := hpke.MLKEM768X25519().NewPrivateKey(seed[:])
	if err != nil {
		panic(err)
	}
	return key.PublicKey().Bytes()
})
