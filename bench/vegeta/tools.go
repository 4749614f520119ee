//go:build tools

// Package bench pins the load generator; bench/get-tools builds it.
package bench

import _ "github.com/tsenart/vegeta/v12"
