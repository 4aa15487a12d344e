import Crypto
import Diagnostics
import Document
import Foundation

/// The style of a page with the policy that lets it, and nothing else, apply.
struct StyleSheet {
  let text: String
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
    let view = TemplateView(
      "style", ["fonts": .text(address(fonts)), "colors": .list(colors)], misses: misses)
    text = try templates.render("style", view, misses: misses)
    guard text.firstRange(of: "</") == nil else {
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-010", .error, "the style sheet contains “</”, which would end it early",
          at: templates.file(of: "style").map { SourceLocation(file: $0) }, hint: "write it as “<\\/”"))
    }
    contentSecurityPolicy = StyleSheet.policy(for: text)
  }

  /// Nothing may load or run but this style, pictures inside the page and the fonts beside it. `'self'` means the
  /// server that an archive is read from; a page opened from a folder has no server, so `file:` is named as well.
  private static func policy(for style: String) -> String {
    let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    return "default-src 'none'; style-src 'sha256-\(hash)'; img-src data:; font-src 'self' file:; base-uri 'none'; "
      + "form-action 'none'"
  }
}
