import Diagnostics
import Document
import Foundation
import Ingestion
import Publishing
import Typesetting

/// What documents look like and the font files that they are set in.
struct Look: Sendable {
  var theme: Theme
  var fonts: FontLibrary

  static func standard() throws(Failure) -> Look { Look(theme: .standard, fonts: try FontLibrary()) }

  /// - Parameter typeface: the letters of the theme's web fonts; `nil` for Inter.
  init(theme: Theme, typeface: Typeface?) throws(Failure) {
    self.init(theme: theme, fonts: try FontLibrary(typeface: typeface))
    self.theme.fonts = (typeface?.files ?? []).map { $0.webFont(sha256: sha256($0.bytes)) }
  }

  private init(theme: Theme, fonts: FontLibrary) {
    self.theme = theme
    self.fonts = fonts
  }
}

extension Workspace {
  /// The workspace's look, checked: colours, contrast, logo, paper and fonts.
  func loadedLook() throws(Failure) -> Look {
    func entries(_ colors: [WorkspaceTheme.ColorEntry]) -> [ThemeSettings.Entry] {
      colors.map { ThemeSettings.Entry($0.token, $0.color, at: $0.location) }
    }
    let settings = ThemeSettings(
      light: entries(theme.light), dark: entries(theme.dark), logo: theme.logo, logoText: theme.logoText,
      paper: theme.paper, footer: theme.footer, declaresPDFUA: theme.declaresPDFUA)
    let checked = try Theme(settings: settings) { bytes(absolutePath($0, in: directory)) }
    guard !theme.fonts.isEmpty else { return try Look(theme: checked, typeface: nil) }
    let sources = theme.fonts.map {
      Typeface.Source(weight: $0.weight, name: $0.path, path: absolutePath($0.path, in: directory))
    }
    return try Look(theme: checked, typeface: try Typeface(sources, read: bytes))
  }

  private func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }
}
