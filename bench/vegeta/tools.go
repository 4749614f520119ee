//go:build tools

// Package bench pins the version of the load generator that bench/get-tools builds.
package bench

import _ "github.com/tsenart/vegeta/v12"
