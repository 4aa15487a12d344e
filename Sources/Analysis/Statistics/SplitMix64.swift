/// Pseudo-random numbers that a seed determines on every platform (Steele, Lea and Flood, OOPSLA 2014).
///
/// Used only where a method draws at random; the seed is printed with the result.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A whole number from 0 to `bound − 1`, all equally likely; 0 for a bound below 2.
  ///
  /// The library's own draws may change between releases, and with them the report.
  package mutating func index(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    // The lowest words would make the first remainders more likely.
    let least = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= least { return Int(high) }
    }
  }

  /// Brings the first `count` elements into random places, as drawn from all of them (Fisher and Yates).
  package mutating func drawFirst<Element>(_ count: Int, of elements: inout [Element]) {
    for place in 0..<min(count, elements.count) {
      elements.swapAt(place, place + index(below: elements.count - place))
    }
  }
}
