import Diagnostics
import Document
import Foundation
import Typesetting

/// The look of a published version, read back from its files, so that the pages at the top of an archive look like the
/// newest report wherever and by whomever they are made again.
struct ArchiveLook {
  /// Below the folder of a version.
  static let fileName = "fonts/look.json"

  let look: Look

  /// - Parameter folder: of the version. One without a look of its own, as older programs wrote them, has the standard
  ///   one; so has one whose files no longer fit each other, which `wrapup verify` tells.
  /// - Throws: where the fonts of this machine cannot be used.
  init(_ folder: String) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName)"),
      let theme = try? JSONDecoder().decode(Theme.self, from: data)
    else {
      look = try .standard()
      return
    }
    let sources = theme.fonts.map {
      Typeface.Source(weight: $0.weight, name: $0.fileName, path: "\(folder)/fonts/\($0.fileName)")
    }
    guard !sources.isEmpty else {
      look = try Look(theme: theme, typeface: nil)
      return
    }
    let typeface = try? Typeface(sources) { FileManager.default.contents(atPath: $0).map(Array.init) }
    if let typeface { look = try Look(theme: theme, typeface: typeface) } else { look = try .standard() }
  }
}
