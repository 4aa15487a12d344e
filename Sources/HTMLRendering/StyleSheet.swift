import Diagnostics
import Document

/// The style of a page, and the policy that lets it, and nothing else, apply.
struct StyleSheet {
  let text: String
  /// Of a page that has no script.
  let contentSecurityPolicy: String

  /// - Parameters:
  ///   - fonts: from the page to the folder that holds the font files, with a slash at its end.
  init(templates: TemplateLibrary, theme: Theme, fonts: String) throws(Failure) {
    let misses = TemplateView.Misses()
    let colors = ColorToken.allCases.map { token in
      TemplateView(
        "style.colors",
        [
          "name": .text(token.rawValue), "light": .text(theme.paper(token).hex),
          "dark": .text((theme.dark[token] ?? theme.paper(token)).hex),
        ], misses: misses)
    }
    let house = theme.fonts.map { font in
      TemplateView(
        "style.houseFonts",
        [
          "weight": .text(String(font.weight)), "file": .text(address(fonts + font.fileName)),
          "format": .text(font.fileName.hasSuffix(".otf") ? "opentype" : "truetype"),
        ], misses: misses)
    }
    let view = TemplateView(
      "style",
      [
        "fonts": .text(address(fonts)), "colors": .list(colors), "houseFonts": .list(house),
        "hasHouseFonts": .flag(!house.isEmpty),
      ], misses: misses)
    text = try templates.render("style", view, misses: misses)
    guard text.firstRange(of: "</") == nil else {
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-010", .error, "the style sheet contains “</”, which would end it early",
          at: templates.file(of: "style").map { SourceLocation(file: $0) }, hint: "write it as “<\\/”"))
    }
    contentSecurityPolicy = ContentPolicy.text(style: text, script: nil)
  }
}
