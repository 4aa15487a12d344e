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
    var bytes = DigestBytes()
    append(dataset, to: &bytes)
    return sha256(bytes.bytes)
  }

  /// The SHA-256 of what a value encodes, in lower-case hexadecimal.
  static func of(_ value: some Encodable) -> String {
    let encoder = DigestEncoder()
    do {
      try encoder.add(value)
    } catch {
      // Only a type's own way of encoding can fail; what it says is as good a part of the digest as any.
      encoder.output.append("\(error)")
    }
    return sha256(encoder.output.bytes)
  }

  private static func append(_ value: Any, to bytes: inout DigestBytes) {
    switch value {
    case let cells as [Subject: [Period: Sums]]: append(cells, to: &bytes)
    case let text as String: bytes.append(text)
    case let number as Int: bytes.append(UInt64(bitPattern: Int64(number)))
    case let number as Int64: bytes.append(UInt64(bitPattern: number))
    case let number as Double: bytes.append(number.bitPattern)
    case let sums as Sums: append(sums, to: &bytes)
    default: append(parts: Mirror(reflecting: value), of: value, to: &bytes)
    }
  }

  private static func append(parts mirror: Mirror, of value: Any, to bytes: inout DigestBytes) {
    switch mirror.displayStyle {
    case .dictionary, .set:
      let parts = mirror.children.map { child in
        var part = DigestBytes()
        append(child.value, to: &part)
        return part
      }
      bytes.append(unordered: parts)
    case .enum where mirror.children.isEmpty: bytes.append("\(value)")
    default:
      guard !mirror.children.isEmpty || mirror.displayStyle != nil else { return bytes.append("\(value)") }
      bytes.append(UInt64(mirror.children.count))
      for child in mirror.children {
        if mirror.displayStyle == .enum { bytes.append(child.label ?? "") }
        append(child.value, to: &bytes)
      }
    }
  }

  /// Nearly all of a dataset, so without looking up what its parts are.
  private static func append(_ cells: [Subject: [Period: Sums]], to bytes: inout DigestBytes) {
    bytes.append(UInt64(cells.count))
    for (subject, periods) in cells.sorted(by: { $0.key < $1.key }) {
      bytes.append(subject.level.rawValue)
      bytes.append(subject.id)
      bytes.append(UInt64(periods.count))
      for (period, sums) in periods.map({ ($0.key.id, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
        bytes.append(period)
        append(sums, to: &bytes)
      }
    }
  }

  /// Families without rows take no room, as in the sums themselves.
  private static func append(_ sums: Sums, to bytes: inout DigestBytes) {
    for family in SumFamily.allCases {
      let values = sums.values(of: family)
      guard !values.isEmpty else { continue }
      bytes.append(family.rawValue)
      for value in values { bytes.append(UInt64(bitPattern: value)) }
    }
    bytes.append(".")
  }
}

/// What a digest is made of: every text with its length, so that no two values give the same bytes.
struct DigestBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// In the order of their bytes, whatever order they come in.
  mutating func append(unordered parts: [DigestBytes]) {
    append(UInt64(parts.count))
    for part in parts.map(\.bytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes += part }
  }
}
