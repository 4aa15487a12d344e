import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// What decides how a document looks and speaks, beside the data and the settings: templates, languages, the logo.
extension Workspace {
  /// The folders of templates, the workspace's own before the program's.
  func templateFolders(_ home: Home) -> [String] { ["\(directory)/templates", home.templates] }

  /// What managers read, what agents read, and what single persons do.
  ///
  /// - Throws: `configuration`, with every problem of the language files.
  func languages(home: Home, of people: [AgentRecord] = []) throws(Failure) -> Languages {
    try LanguageLibrary(templates: templateFolders(home)).languages(
      site: language, others: people.compactMap(\.language), settings: settings, at: languageLocation)
  }

  /// Name and SHA-256 of each file in turn; a logo or font that cannot be read is told when the theme is loaded.
  func lookDigests(_ home: Home) throws(Failure) -> [String] {
    var parts: [String] = []
    for folder in templateFolders(home).reversed().flatMap({ [$0, "\($0)/languages"] }) {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      for name in names where [".mustache", ".js", ".yaml"].contains(where: name.hasSuffix) {
        parts += [name, try FileTree.sha256(of: "\(folder)/\(name)")]
      }
    }
    for path in [theme.logo].compactMap(\.self) + theme.fonts.map(\.path) {
      guard let data = FileManager.default.contents(atPath: absolutePath(path, in: directory)) else { continue }
      parts += [path, sha256(Array(data))]
    }
    return parts
  }
}
