import Foundation

/// A seeded stream of random draws: xoshiro256** (Blackman and Vigna, 2018), filled by SplitMix64.
///
/// Streams of the same seed and different names are independent, so that one table can change without the others.
struct RandomStream {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter name: which stream of the seed; any text.
  init(seed: UInt64, name: String) {
    // FNV-1a spreads the name over 64 bits.
    var mixer = seed
    for byte in name.utf8 { mixer = (mixer ^ UInt64(byte)) &* 0x100_0000_01B3 }
    state = (splitMix(&mixer), splitMix(&mixer), splitMix(&mixer), splitMix(&mixer))
  }

  mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// Uniform in [0, 1), in steps of 2⁻⁵³.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in [lower, upper).
  mutating func uniform(_ lower: Double, _ upper: Double) -> Double { lower + (upper - lower) * uniform() }

  /// A whole number from 0 to `bound − 1`; 0 when the bound is below 1.
  mutating func index(below bound: Int) -> Int { bound < 1 ? 0 : Int(uniform() * Double(bound)) }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Standard normal by Marsaglia's polar method; the second of each pair is thrown away to keep no state.
  mutating func gaussian() -> Double {
    while true {
      let x = uniform(-1, 1)
      let y = uniform(-1, 1)
      let square = x * x + y * y
      if square > 0, square < 1 { return x * sqrt(-2 * log(square) / square) }
    }
  }

  /// Log-normal with a given arithmetic mean and coefficient of variation.
  mutating func logNormal(mean: Double, variation: Double) -> Double {
    let variance = log(1 + variation * variation)
    return mean * exp(variance.squareRoot() * gaussian() - variance / 2)
  }

  mutating func exponential(mean: Double) -> Double { -mean * log(1 - uniform()) }

  /// Poisson by Knuth's product for means up to 30, split into such parts above.
  mutating func poisson(mean: Double) -> Int {
    var rest = mean
    var total = 0
    while rest > 30 {
      total += knuthPoisson(30)
      rest -= 30
    }
    return total + knuthPoisson(rest)
  }

  /// The index of a weight, drawn in proportion to the weights.
  mutating func pick(weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return max(0, weights.count - 1)
  }

  private mutating func knuthPoisson(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var product = uniform()
    var count = 0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }
}

/// One step of SplitMix64 (Steele, Lea and Flood, 2014), which also serves as a mixing function.
func splitMix(_ state: inout UInt64) -> UInt64 {
  state &+= 0x9E37_79B9_7F4A_7C15
  var word = state
  word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
  return word ^ (word >> 31)
}

private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
