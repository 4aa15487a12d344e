/// The keys that a template may use, by name.
struct TemplateShape: Sendable {
  indirect enum Key: Sendable {
    case text
    case markup
    case flag
    case list(TemplateShape)

    /// How the key is written in a template, with the name in place of the ellipsis.
    var usage: String {
      switch self {
      case .text: "{{.…}}"
      case .markup: "{{{.…}}}"
      case .flag, .list: "{{#.…}} … {{/.…}}"
      }
    }
  }

  /// For messages: "a page", "a section".
  let name: String
  let keys: [String: Key]
}

extension TemplateShape {
  /// `page.mustache`.
  static let page = TemplateShape(
    name: "a page",
    keys: [
      "language": .text, "documentTitle": .text, "contentSecurityPolicy": .text, "style": .markup,
      "hasScript": .flag, "script": .markup, "logo": .list(logo), "kicker": .text,
      "heading": .text, "facts": .list(fact), "generated": .text, "hasLinks": .flag, "links": .list(link),
      "hasJumps": .flag, "jumps": .list(link), "sections": .list(section), "footer": .text, "program": .text,
      "runID": .text,
    ])

  /// `index.mustache`.
  static let index = TemplateShape(
    name: "the index",
    keys: [
      "language": .text, "documentTitle": .text, "contentSecurityPolicy": .text, "style": .markup, "logo": .list(logo),
      "heading": .text, "organisation": .text, "latest": .list(link), "summary": .text, "isEmpty": .flag,
      "years": .list(year),
      "pages": .list(link), "hasMeasures": .flag, "measures": .list(measure),
    ])

  /// `style.mustache`.
  static let style = TemplateShape(
    name: "the style sheet",
    keys: [
      "fonts": .text, "hasHouseFonts": .flag,
      "houseFonts": .list(
        TemplateShape(name: "a font", keys: ["weight": .text, "file": .text, "format": .text])),
      "colors": .list(TemplateShape(name: "a colour", keys: ["name": .text, "light": .text, "dark": .text])),
    ])

  private static let logo = TemplateShape(
    name: "a logo", keys: ["source": .text, "text": .text, "width": .text, "height": .text])
  private static let fact = TemplateShape(name: "a fact", keys: ["markup": .markup])
  private static let link = TemplateShape(name: "a link", keys: ["title": .text, "href": .text])
  private static let section = TemplateShape(
    name: "a section",
    keys: ["id": .text, "hasTitle": .flag, "title": .text, "isLead": .flag, "blocks": .markup])
  private static let measure = TemplateShape(
    name: "a measure",
    keys: [
      "id": .text, "title": .text, "value": .text, "sparkline": .markup,
      "notes": .list(TemplateShape(name: "a note", keys: ["text": .text])),
    ])
  private static let year = TemplateShape(
    name: "a year", keys: ["title": .text, "isOpen": .flag, "rows": .list(row)])
  private static let row = TemplateShape(
    name: "a row",
    keys: [
      "id": .text, "title": .text, "href": .text, "headline": .text, "signals": .markup,
      "badges": .list(TemplateShape(name: "a badge", keys: ["text": .text])), "links": .list(link),
    ])
}
