/// The files that make the folder of a version a bag after RFC 8493, BagIt 1.0.
///
/// The payload is what a bag keeps in `data/`: the numbers. Pages, fonts and the manifest are tag files, which may lie
/// anywhere else. `manifest-sha256.txt` lists the payload, `tagmanifest-sha256.txt` everything else but itself.
package enum Bag {
  package static let declarationName = "bagit.txt"
  package static let infoName = "bag-info.txt"
  package static let payloadListName = "manifest-sha256.txt"
  package static let tagListName = "tagmanifest-sha256.txt"

  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// Says what the bag is, in the reserved labels of section 2.2.2.
  static func info(_ manifest: Manifest) -> String {
    let payload = manifest.files.filter { isPayload($0.path) }
    let lines = [
      ("Source-Organization", manifest.organisation),
      ("External-Identifier", "\(manifest.period.id)/v\(manifest.version)"),
      ("External-Description", manifest.headline),
      ("Internal-Sender-Description", manifest.reason?.text ?? ""),
      ("Bagging-Date", String(manifest.created.prefix(10))),
      ("Payload-Oxum", "\(payload.reduce(0) { $0 + $1.bytes }).\(payload.count)"),
      ("Bag-Software-Agent", manifest.program),
    ]
    return lines.filter { !$0.1.isEmpty }.map { "\($0.0): \(oneLine($0.1))\n" }.joined()
  }

  static func isPayload(_ path: String) -> Bool { path.hasPrefix("data/") }

  /// A list as `sha256sum` writes and reads it, sorted by path.
  static func list(_ files: [(path: String, sha256: String)]) -> String {
    files.sorted { $0.path < $1.path }.map { "\($0.sha256)  \($0.path)\n" }.joined()
  }

  /// Reads such a list; comment lines, which start with `#`, are passed over.
  ///
  /// - Returns: the sums by path, or `nil` where a line is not one of such a list.
  static func sums(_ text: String) -> [String: String]? {
    var sums: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let digest = line.prefix(64)
      guard line.utf8.count > 66, digest.allSatisfy({ $0.isHexDigit }) else { return nil }
      let mark = line.dropFirst(64).prefix(2)
      guard mark == "  " || mark == " *" else { return nil }
      sums[String(line.dropFirst(66))] = digest.lowercased()
    }
    return sums
  }

  /// A label's value stays on one line, however its text was written.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
