import Diagnostics
import Foundation

/// Names that stand on a Linux disk, on an SMB share and under Windows alike.
///
/// Windows: Microsoft, "Naming Files, Paths, and Namespaces". SMB servers fold case, and some change the normal form.
package enum SafeNames {
  /// A whole path has fewer characters: Windows stops at 260, and a share's own prefix needs room.
  package static let longestPath = 240
  /// In UTF-8 bytes; Unix stops at 255.
  package static let longestName = 100

  /// Why a relative path cannot be used everywhere; `nil` if it can.
  package static func problem(_ path: String) -> String? {
    path.split(separator: "/", omittingEmptySubsequences: false).lazy.compactMap { problem(name: String($0)) }.first
  }

  /// Why one name of a path cannot be used everywhere; `nil` if it can.
  package static func problem(name: String) -> String? {
    if name.isEmpty || name == "." || name == ".." { return "“\(name)” is no name" }
    if name.utf8.count > longestName { return "“\(name)” is longer than \(longestName) bytes" }
    if let scalar = name.unicodeScalars.first(where: isForbidden) {
      return "“\(name)” has the character U+\(String(scalar.value, radix: 16, uppercase: true))"
    }
    if name.hasSuffix(".") || name.hasSuffix(" ") { return "“\(name)” ends with a dot or a space" }
    let base = name.prefix { $0 != "." }.lowercased().trimmingCharacters(in: .whitespaces)
    if devices.contains(base) { return "“\(name)” is the name of a device under Windows" }
    if !name.unicodeScalars.elementsEqual(name.precomposedStringWithCanonicalMapping.unicodeScalars) {
      return "“\(name)” is not in normal form C"
    }
    return nil
  }

  /// What two names have in common that are one on a share that folds case and normal form.
  package static func folded(_ path: String) -> String {
    path.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
  }

  /// Two of the paths that would be one file on such a share; `nil` if there are none.
  package static func collision(_ paths: some Sequence<String>) -> (String, String)? {
    var seen: [String: String] = [:]
    for path in paths.sorted() {
      if let other = seen.updateValue(path, forKey: folded(path)) { return (other, path) }
    }
    return nil
  }

  /// - Throws: `Failure` with `.bug` for a name, with `.cannotWrite` for a path that is too long below this root.
  static func check(_ path: String, below root: String) throws(Failure) {
    if let problem = problem(path) {
      throw Failure(.bug, Diagnostic("PUB-005", .error, "a file cannot be named like this: \(problem)"))
    }
    guard root.utf16.count + 1 + path.utf16.count < longestPath else {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "PUB-006", .error, "the path has \(longestPath) characters or more",
          at: SourceLocation(file: "\(root)/\(path)"),
          hint: "name an output folder with a shorter path: some programs of Windows cannot open longer ones"))
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
      || "<>:\"/\\|?*".unicodeScalars.contains(scalar)
  }

  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
      + ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].flatMap { ["com\($0)", "lpt\($0)"] })
}
