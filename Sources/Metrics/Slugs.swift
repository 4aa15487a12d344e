/// File names for ids: ASCII, stable, safe on every file system, and different for different ids.
package struct Slugs: Sendable {
  private var slugs: [String: String] = [:]

  /// Makes the names of all ids of one folder at once, so that two that differ only in case or accents do not meet.
  package init(_ ids: some Sequence<String>) {
    let ids = Set(ids).sorted()
    let plain = Dictionary(ids.map { (Slugs.plain($0), 1) }, uniquingKeysWith: +)
    for id in ids {
      let base = Slugs.plain(id)
      let isFaithful = !base.isEmpty && !id.unicodeScalars.contains { !$0.isASCII } && plain[base] == 1
      let name = Slugs.reserved.contains(base) || !isFaithful ? "\(base.isEmpty ? "id" : base)-\(Slugs.hash(id))" : base
      slugs[id] = name
    }
  }

  /// The name of an id that was given at the start; any other id gets its hashed name.
  package subscript(id: String) -> String { slugs[id] ?? "\(Slugs.plain(id))-\(Slugs.hash(id))" }

  /// Lower-case letters and digits joined by single hyphens, at most 60 characters.
  private static func plain(_ id: String) -> String {
    var slug = ""
    for scalar in id.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
      }
    }
    slug = String(slug.prefix(60))
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// Eight hexadecimal digits of FNV-1a over the id's UTF-8.
  private static func hash(_ id: String) -> String {
    let value = id.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(value >> 32, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Names that Windows keeps for devices.
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
