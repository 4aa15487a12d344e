import Charts
import Document

/// An element of the structure tree of a PDF that was drawn.
package struct StructureElement {
  package let tag: StructureTag
  /// The position of the element around it; `nil` for the outermost.
  package let parent: Int?
  /// The page that it began on, from 0.
  package let page: Int
  /// Which of its page's marked contents it holds; `nil` for an element of elements, or without content.
  package internal(set) var content: Int?
  /// The positions of the elements in it.
  package internal(set) var kids: [Int] = []
}

/// Writes the pages of a PDF as operators (ISO 32000-1, annex A), with marked contents for the structure tree. What is
/// drawn outside an element that holds content is decoration and marked as an artifact. Not `Sendable`.
package final class PageCanvas: Drawing {
  package let fonts: DocumentFonts
  /// The operators of each finished page, not compressed.
  package private(set) var pages: [[UInt8]] = []
  /// In the order of their opening.
  package private(set) var elements: [StructureElement] = []
  /// By page and marked content, the element that holds it.
  package private(set) var holders: [[Int]] = []
  /// Whether the logo stands on a page.
  package internal(set) var logoPages: Set<Int> = []

  var content: [UInt8] = []
  var text = TextState()
  let height: Double
  let theme: Theme
  /// The three parts of each colour that was used, as a file states them.
  var colors: [ColorToken: [UInt8]] = [:]
  var state = State()
  private var pageHolders: [Int] = []
  private var open: [Int] = []
  private var leaf: Int?
  private var marking = Marking.none

  /// What is set on the page, so that it is not set again.
  struct State {
    var fill: ColorToken?
    var stroke: ColorToken?
    var lineWidth = -1.0
    var dash: [Double] = []
    var isRound = false
  }

  private enum Marking: Equatable {
    case none, artifact
    case element(Int)
  }

  /// - Parameters:
  ///   - height: of the pages in points.
  ///   - letters: that the file uses, as far as they are known; others cost it more room.
  package init(height: Double, theme: Theme, engine: TextEngine, letters: [String] = []) {
    self.height = height
    self.theme = theme
    fonts = DocumentFonts(engine: engine, letters: letters)
    beginPage()
  }

  // MARK: Structure

  /// Whether every element was closed.
  package var isComplete: Bool { open.isEmpty }

  /// Opens a structure element.
  ///
  /// - Parameter holdsContent: it holds what is drawn until it is closed; else it holds other elements.
  package func begin(_ tag: StructureTag, holdsContent: Bool) {
    stopMarking()
    let index = elements.count
    elements.append(StructureElement(tag: tag, parent: open.last, page: pages.count))
    if let parent = open.last { elements[parent].kids.append(index) }
    open.append(index)
    leaf = holdsContent ? index : nil
  }

  /// Closes the element that was opened last.
  package func end() {
    stopMarking()
    open.removeLast(open.isEmpty ? 0 : 1)
    leaf = nil
  }

  /// Ends the page and begins the next.
  package func endPage() {
    stopMarking()
    pages.append(content)
    holders.append(pageHolders)
    beginPage()
  }

  private func beginPage() {
    content = []
    content.reserveCapacity(32_768)
    pageHolders = []
    state = State()
    text = TextState()
    content.append("1 j\n")
  }

  /// Sees to it that what is drawn next is held by an element or marked as an artifact.
  func mark() {
    guard let leaf else {
      guard marking != .artifact else { return }
      content.append("/Artifact BMC\n")
      marking = .artifact
      return
    }
    guard marking != .element(leaf) else { return }
    content.append("/")
    content.append(elements[leaf].tag.role.rawValue)
    content.append("<</MCID ")
    content.append(integer: pageHolders.count)
    content.append(">>BDC\n")
    elements[leaf].content = pageHolders.count
    pageHolders.append(leaf)
    marking = .element(leaf)
  }

  private func stopMarking() {
    if marking != .none { content.append("EMC\n") }
    marking = .none
  }
}
