import Foundation
import Testing

@testable import HTMLRendering

@Suite("The guide to templates")
struct TemplateGuideTests {
  @Test("the description for customers names every key")
  func described() throws {
    let text = try String(
      contentsOf: GalleryPage.root.appendingPathComponent("docs/templates.md"), encoding: .utf8)
    func check(_ shape: TemplateShape) {
      for (name, key) in shape.keys.sorted(by: { $0.key < $1.key }) {
        #expect(text.contains(".\(name)`"), "\(shape.name): \(name)")
        if case .list(let inner) = key { check(inner) }
      }
    }
    for shape in [TemplateShape.page, .index, .style] { check(shape) }
  }
}
