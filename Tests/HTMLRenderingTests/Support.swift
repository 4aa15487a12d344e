import Charts
import Diagnostics
import Document
import Foundation
import HTMLRendering

/// Every character has the same width, so that tests need no fonts.
struct EvenMeasurer: TextMeasurer {
  func width(of text: String, style: TextStyle) -> Double { Double(text.count) * style.size * 0.56 }

  func extents(of style: TextStyle) -> (ascent: Double, descent: Double) { (style.size * 0.97, style.size * 0.24) }
}

/// The folder of the built-in templates.
let builtIn = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("templates").path

func renderer(overlay: String? = nil) throws -> HTMLRenderer {
  try HTMLRenderer(
    templates: [overlay, builtIn].compactMap(\.self), theme: .standard, measurer: EvenMeasurer())
}

/// The sample's page, made once.
private let cachedPage = Result { try renderer().page(SampleReport.report, context: SampleReport.context) }
private let cachedReading = cachedPage.map(PageReading.init)

func samplePage() throws -> String { try cachedPage.get() }

func sampleReading() throws -> PageReading { try cachedReading.get() }

/// A folder with the given files that is removed at the end.
func withTemplates<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  return try body(folder.path)
}

/// Tags and texts of a page in order, read strictly: an element that is not closed where it was opened is a fault.
struct PageReading: Sendable {
  struct Element: Sendable {
    var name: String
    var attributes: [String: String]
    /// All text inside, in order.
    var text = ""
    /// The elements around it, outermost first.
    var path: [String]
  }

  private(set) var elements: [Element] = []
  private(set) var faults: [String] = []

  init(_ page: String) {
    var rest = Substring(page)
    var open: [Int] = []
    while let start = rest.firstIndex(of: "<") {
      let text = PageReading.unescaped(rest[..<start])
      for index in open { elements[index].text += text }
      guard let stop = rest[start...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: start)..<stop]
      rest = rest[rest.index(after: stop)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if let last = open.popLast(), elements[last].name != name {
          faults.append("</\(name)> closes <\(elements[last].name)>")
        }
        continue
      }
      let element = PageReading.element(tag, path: open.map { elements[$0].name })
      elements.append(element)
      if !tag.hasSuffix("/"), element.name != "meta" { open.append(elements.count - 1) }
    }
    if !open.isEmpty { faults.append("open at the end: \(open.map { elements[$0].name })") }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private static func element(_ tag: Substring, path: [String]) -> Element {
    let name = tag.prefix { $0 != " " && $0 != "/" }
    var attributes: [String: String] = [:]
    for match in tag.dropFirst(name.count).matches(of: /([A-Za-z:-]+)(?:="([^"]*)")?/) {
      attributes[String(match.1)] = match.2.map { unescaped($0) } ?? ""
    }
    return Element(name: String(name), attributes: attributes, path: path)
  }

  static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

extension Scene {
  /// The texts in drawing order.
  var texts: [String] {
    func texts(_ mark: Mark) -> [String] {
      switch mark {
      case .text(let text): [text.text]
      case .group(_, let marks): marks.flatMap(texts)
      case .path, .rect, .symbol: []
      }
    }
    return marks.flatMap(texts)
  }
}

extension Report {
  /// Every figure with the layouts that its place asks for.
  var placedFigures: [(figure: Figure, sizes: [SizeClass])] {
    sections.flatMap(\.blocks).flatMap { block -> [(Figure, [SizeClass])] in
      switch block {
      case .figure(let figure): [(figure, [.narrow, .column, .wide])]
      case .columns(let columns):
        columns.flatMap(\.blocks).compactMap { inner in
          if case .figure(let figure) = inner { (figure, [.narrow, .column]) } else { nil }
        }
      default: []
      }
    }
  }
}
