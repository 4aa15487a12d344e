import Diagnostics
import Document
import Foundation
import Ingestion
import Typesetting

extension Workspace {
  /// The workspace's look, checked: colours, contrast, logo and paper.
  func loadedTheme() throws(Failure) -> Theme {
    func entries(_ colors: [WorkspaceTheme.ColorEntry]) -> [ThemeSettings.Entry] {
      colors.map { ThemeSettings.Entry($0.token, $0.color, at: $0.location) }
    }
    let settings = ThemeSettings(
      light: entries(theme.light), dark: entries(theme.dark), logo: theme.logo, logoText: theme.logoText,
      paper: theme.paper, footer: theme.footer, declaresPDFUA: theme.declaresPDFUA)
    return try Theme(settings: settings) { path in
      FileManager.default.contents(atPath: absolutePath(path, in: directory)).map(Array.init)
    }
  }
}
