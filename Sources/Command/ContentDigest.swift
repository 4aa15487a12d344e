import Metrics
import Publishing

/// One number for a whole value, the same on every run and machine, whatever order its dictionaries have.
///
/// It walks over every stored property, so that a new one counts without being named here.
enum ContentDigest {
  /// What the numbers and words of a period rest on. The list of files is not in it: the same rows may come from other
  /// files.
  static func of(_ dataset: Dataset) -> String {
    var dataset = dataset
    dataset.quality.files = []
    return of(dataset as Any)
  }

  /// The SHA-256 of a value in lower-case hexadecimal.
  static func of(_ value: Any) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return sha256(bytes)
  }

  private static func append(_ value: Any, to bytes: inout [UInt8]) {
    switch value {
    case let sums as Sums: append(sums, to: &bytes)
    case let text as String: append(text: text, to: &bytes)
    case let number as Int: append(number: UInt64(bitPattern: Int64(number)), to: &bytes)
    case let number as Int64: append(number: UInt64(bitPattern: number), to: &bytes)
    case let number as Double: append(number: number.bitPattern, to: &bytes)
    default: append(parts: Mirror(reflecting: value), of: value, to: &bytes)
    }
  }

  private static func append(parts mirror: Mirror, of value: Any, to bytes: inout [UInt8]) {
    switch mirror.displayStyle {
    case .dictionary, .set:
      let parts = mirror.children.map { child in
        var part: [UInt8] = []
        append(child.value, to: &part)
        return part
      }
      append(number: UInt64(parts.count), to: &bytes)
      for part in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes += part }
    case .enum where mirror.children.isEmpty: append(text: "\(value)", to: &bytes)
    default:
      guard !mirror.children.isEmpty || mirror.displayStyle != nil else {
        return append(text: "\(value)", to: &bytes)
      }
      append(number: UInt64(mirror.children.count), to: &bytes)
      for child in mirror.children {
        if mirror.displayStyle == .enum { append(text: child.label ?? "", to: &bytes) }
        append(child.value, to: &bytes)
      }
    }
  }

  /// Families without rows take no room, as in the sums themselves.
  private static func append(_ sums: Sums, to bytes: inout [UInt8]) {
    for family in SumFamily.allCases where sums.has(family) {
      append(text: family.rawValue, to: &bytes)
      for column in family.columns { append(number: UInt64(bitPattern: sums[column]), to: &bytes) }
    }
    append(text: ".", to: &bytes)
  }

  private static func append(text: String, to bytes: inout [UInt8]) {
    append(number: UInt64(text.utf8.count), to: &bytes)
    bytes += text.utf8
  }

  private static func append(number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }
}
