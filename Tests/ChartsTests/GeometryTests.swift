import Document
import Testing

@testable import Charts

/// Every chart in every state at every size.
struct GalleryCase: Sendable, CustomStringConvertible {
  let name: String
  let chart: ChartSpec
  let size: SizeClass

  var description: String { "\(name), \(size.rawValue)" }
  var scene: Scene { layOut(chart, size: size, measurer: BlockMeasurer()) }

  static let all = ChartGallery.entries.flatMap { entry in
    SizeClass.allCases.map { GalleryCase(name: entry.name, chart: entry.chart, size: $0) }
  }
}

@Suite("Geometry of every chart in every state")
struct GeometryTests {
  @Test("no two texts overlap", arguments: GalleryCase.all)
  func textsApart(example: GalleryCase) {
    let texts = example.scene.texts
    for (index, text) in texts.enumerated() {
      for other in texts[(index + 1)...] {
        #expect(!text.box.intersects(other.box, margin: 0.5), "“\(text.text)” on “\(other.text)”")
      }
    }
  }

  @Test("no text leaves the canvas", arguments: GalleryCase.all)
  func insideCanvas(example: GalleryCase) {
    let scene = example.scene
    for text in scene.texts {
      #expect(text.box.x >= 1.9 && text.box.maxX <= scene.width - 1.9, "“\(text.text)” sideways")
      #expect(text.box.y >= -0.1 && text.box.maxY <= scene.height + 0.1, "“\(text.text)” up or down")
    }
  }

  @Test("no text lies on a data mark", arguments: GalleryCase.all)
  func textOffSymbols(example: GalleryCase) {
    let scene = example.scene
    for text in scene.texts {
      for symbol in scene.symbols { #expect(!text.box.intersects(symbol.box), "“\(text.text)”") }
    }
  }

  @Test("no text is smaller than 12 px or 7.5 pt", arguments: GalleryCase.all)
  func readable(example: GalleryCase) {
    for text in example.scene.texts { #expect(text.style.size >= (example.size.isPaper ? 7.5 : 12)) }
  }

  @Test(
    "at most three hues besides ink and grey, and improvement never meets the neutral hue", arguments: GalleryCase.all)
  func hues(example: GalleryCase) {
    let hues = example.scene.colors.intersection([.improve, .concern, .neutral, .link])
    #expect(hues.count <= 3)
    #expect(!(hues.contains(.improve) && hues.contains(.neutral)))
  }

  @Test("a status has a shape of its own, not only a colour", arguments: GalleryCase.all)
  func shapes(example: GalleryCase) {
    for symbol in example.scene.symbols {
      switch symbol.fill ?? symbol.stroke?.color {
      case .improve: #expect(symbol.shape == .square)
      case .concern: #expect(symbol.shape == .diamond)
      case .neutral: #expect(symbol.shape == .triangleUp || symbol.shape == .triangleDown)
      default: #expect(symbol.shape == .circle)
      }
    }
  }

  @Test("laying out twice gives the same scene", arguments: GalleryCase.all)
  func deterministic(example: GalleryCase) { #expect(example.scene == example.scene) }
}
