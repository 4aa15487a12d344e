import Diagnostics
import Foundation

/// The font files that documents are set in: an organisation's own where it has some, Inter in four weights, and a fixed
/// list of fallbacks for other scripts.
///
/// Only these files are used, whatever else the host has or how its fontconfig is set up, so that the same report
/// gives the same bytes on every machine that has the same files.
package struct FontLibrary: Sendable, Hashable {
  /// Absolute paths in a fixed order: Inter first, then the fallbacks that were found. The typeface is not among them.
  package let files: [String]
  /// What text is set in before Inter is asked.
  package let typeface: Typeface?
  /// Family names in the order in which a missing character is looked up, separated by commas.
  package let families: String

  /// Where Debian's packages put the fonts.
  package static let standardDirectories = [
    "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter", "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/wqy",
  ]

  /// Looks for the files in the given directories, first match first; subdirectories are not searched.
  ///
  /// - Throws: `PDF-001` when a weight of Inter is missing. Fallbacks may be missing: `TextEngine.missing` tells when
  ///   a text needed one.
  package init(
    typeface: Typeface? = nil, directories: [String] = FontLibrary.standardDirectories
  ) throws(Failure) {
    self.typeface = typeface
    var found: [String] = []
    var missing: [String] = []
    for weight in ["Regular", "Medium", "SemiBold", "Bold"] {
      if let path = Self.first(["Inter-\(weight).otf", "Inter-\(weight).ttf"], in: directories) {
        found.append(path)
      } else {
        missing.append("Inter \(weight)")
      }
    }
    guard missing.isEmpty else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "PDF-001", .error,
          "the font \(missing.joined(separator: ", ")) is not in \(directories.joined(separator: ", "))",
          hint: "install the package fonts-inter (apt install fonts-inter fonts-noto-core fonts-wqy-microhei)"))
    }
    var families = (typeface == nil ? [] : [Self.houseFamily]) + ["Inter"]
    for fallback in Self.fallbacks {
      let paths = fallback.files.compactMap { Self.first([$0], in: directories) }
      guard !paths.isEmpty else { continue }
      found += paths
      families.append(fallback.family)
      // One Chinese, Japanese and Korean font is enough, and each more would cost its scan.
      if fallback.isCJK { break }
    }
    // A file that is also a fallback is the typeface's.
    files = found.filter { path in typeface?.files.contains { $0.path == path } != true }
    self.families = families.joined(separator: ",")
  }

  /// The name under which fontconfig knows the typeface, whatever its files call themselves.
  static let houseFamily = "Wrapup House"

  /// The family that text is set in.
  var mainFamily: String { typeface == nil ? "Inter" : Self.houseFamily }

  /// The weight of the main family that shows a weight.
  func weight(for wanted: Int) -> Int { typeface?.weight(for: wanted) ?? wanted }

  /// The weights of the main family by the PostScript names of their files.
  var weights: [String: Int] {
    guard let typeface else {
      return ["Inter-Regular": 400, "Inter-Medium": 500, "Inter-SemiBold": 600, "Inter-Bold": 700]
    }
    return Dictionary(typeface.files.map { ($0.name, $0.weight) }) { first, _ in first }
  }

  private struct Fallback {
    var family: String
    var files: [String]
    var isCJK = false
  }

  /// The Arabic family is named before others that also have Arabic letters, in a style that does not fit. Colour
  /// emoji are left out: they are drawn as large bitmaps and cannot be extracted as text.
  private static let fallbacks: [Fallback] =
    [
      "", "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
      "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Georgian", "Armenian", "Ethiopic", "Cherokee",
      "Thaana", "Symbols", "Symbols2", "Math",
    ].map { script in
      Fallback(
        family: script.isEmpty ? "Noto Sans" : "Noto Sans \(script)",
        files: ["NotoSans\(script)-Regular.ttf", "NotoSans\(script)-Bold.ttf"])
    } + [
      Fallback(
        family: "Noto Sans CJK SC", files: ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"], isCJK: true),
      Fallback(family: "WenQuanYi Micro Hei", files: ["wqy-microhei.ttc"], isCJK: true),
    ]

  private static func first(_ names: [String], in directories: [String]) -> String? {
    for directory in directories {
      for name in names where FileManager.default.isReadableFile(atPath: "\(directory)/\(name)") {
        return "\(directory)/\(name)"
      }
    }
    return nil
  }
}
