import Document

/// Writes runs of text and links.
struct InlineWriter {
  /// From the page to the version's folder.
  let up: String

  func markup(_ inlines: [Inline]) -> String {
    var writer = MarkupWriter()
    for inline in inlines {
      switch inline {
      case .text(let text), .number(let text, _): writer.text(text)
      case .strong(let text): writer.element("strong", text)
      case .link(let text, let link): writer.element("a", text, ["href": href(link)])
      }
    }
    return writer.markup
  }

  func href(_ link: Link) -> String {
    switch link {
    case .anchor(let id): "#" + address(id)
    case .file(let path): up + address(path)
    }
  }
}
