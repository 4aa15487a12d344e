import Diagnostics

/// The look of pages and documents as the workspace writes it; whoever draws checks colours and the logo.
package struct WorkspaceTheme: Sendable, Equatable {
  package struct ColorEntry: Sendable, Equatable {
    package var token: String
    /// `#0B69B3`
    package var color: String
    package var location: SourceLocation?
  }

  /// A file of the organisation's own letters.
  package struct FontEntry: Sendable, Equatable {
    /// 400, 500, 600 or 700.
    package var weight: Int
    /// A path from the workspace's folder.
    package var path: String
  }

  package var light: [ColorEntry] = []
  package var dark: [ColorEntry] = []
  /// A path from the workspace's folder.
  package var logo: String?
  package var logoText = ""
  /// Lightest first; empty for Inter.
  package var fonts: [FontEntry] = []
  /// `a4` or `letter`; `nil` when the workspace does not say.
  package var paper: String?
  package var footer = ""
  /// Whether documents say of themselves that they follow PDF/UA-1; only who has had them checked can know.
  package var declaresPDFUA = false

  /// All of it in one text, which changes when any of it does.
  package var written: String {
    let colors = (light + dark).map { "\($0.token) \($0.color)" } + ["\(light.count)"]
    let fonts = fonts.map { "\($0.weight) \($0.path)" }
    return (colors + fonts + [logo ?? "", logoText, paper ?? "", footer, String(declaresPDFUA)]).joined(
      separator: "\u{1E}")
  }
}

extension WorkspaceReader {
  /// `theme: {colors: {improve: "#0B69B3"}, dark_colors: {}, logo: logo.png, logo_text: Name, paper: a4, footer: Text,
  /// fonts: {regular: A.otf, medium: B.otf, semi_bold: C.otf, bold: D.otf}, declare_pdf_ua: yes}`
  func theme() -> WorkspaceTheme {
    let keys = ["colors", "dark_colors", "logo", "logo_text", "paper", "footer", "fonts", "declare_pdf_ua"]
    guard let node = section["theme"], let part = Section(node, "“theme”", keys: keys, problems: problems) else {
      return WorkspaceTheme()
    }
    func colors(_ key: String) -> [WorkspaceTheme.ColorEntry] {
      guard part[key] != nil else { return [] }
      return part.pairs(key, required: false).compactMap { name, nameNode, value in
        Section.text(value, "“\(name)”", problems).map {
          WorkspaceTheme.ColorEntry(token: name, color: $0, location: problems.location(of: nameNode))
        }
      }
    }
    var declares = false
    if let word = part.text("declare_pdf_ua") {
      declares = ["yes", "true"].contains(word)
      if !declares, !["no", "false"].contains(word) {
        problems.add("ING-005", "“declare_pdf_ua” must be yes or no", at: part["declare_pdf_ua"])
      }
    }
    return WorkspaceTheme(
      light: colors("colors"), dark: colors("dark_colors"), logo: part.text("logo"),
      logoText: part.text("logo_text") ?? "", fonts: fonts(part), paper: part.text("paper"),
      footer: part.text("footer") ?? "",
      declaresPDFUA: declares)
  }

  private func fonts(_ part: Section) -> [WorkspaceTheme.FontEntry] {
    let weights = [("regular", 400), ("medium", 500), ("semi_bold", 600), ("bold", 700)]
    guard let node = part["fonts"],
      let files = Section(node, "“fonts”", keys: weights.map(\.0), problems: problems)
    else { return [] }
    return weights.compactMap { key, weight in
      files.text(key).map { WorkspaceTheme.FontEntry(weight: weight, path: $0) }
    }
  }
}
