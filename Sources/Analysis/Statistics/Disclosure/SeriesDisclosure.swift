import Foundation

/// What may be published of a group in two periods that follow each other.
package enum SeriesDisclosure: Hashable, Sendable {
  case full
  /// So few people came or went that the difference would show what they had: the change is hidden and the level
  /// rounded to two digits.
  case rounded

  /// So many may come and go without giving away what each had.
  package static let leastChanges = 5

  /// - Parameters:
  ///   - before: the contributors of the earlier period.
  ///   - after: of the later one.
  package init(before: Set<String>, after: Set<String>) {
    let changes = before.symmetricDifference(after).count
    self = changes == 0 || changes >= SeriesDisclosure.leastChanges ? .full : .rounded
  }

  /// Whether the change from the earlier period is shown.
  package var showsChange: Bool { self == .full }

  /// The level as it may be shown.
  package func level(_ value: Double) -> Double {
    switch self {
    case .full: value
    case .rounded: roundedToTwoDigits(value)
    }
  }
}

/// To two significant digits, halves away from 0; numbers that are not finite stay as they are.
func roundedToTwoDigits(_ value: Double) -> Double {
  guard value != 0, value.isFinite else { return value }
  let exponent = Int(log10(abs(value)).rounded(.down)) - 1
  // A power of ten at or above 1 is exact, and so is the rounded part: divided, the result is the nearest number.
  let power = pow(10, Double(abs(exponent)))
  return exponent >= 0 ? (value / power).rounded() * power : (value * power).rounded() / power
}
