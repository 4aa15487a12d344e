import Document
import Foundation
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
    #expect(example.scene.touchingTexts.isEmpty)
  }

  @Test("no text comes nearer than 2 to the edge of the canvas", arguments: GalleryCase.all)
  func insideCanvas(example: GalleryCase) {
    #expect(example.scene.textsOffCanvas.isEmpty)
  }

  @Test("no text lies on a data mark", arguments: GalleryCase.all)
  func textOffSymbols(example: GalleryCase) {
    let scene = example.scene
    let bars = scene.rects.filter { $0.part == .bar }.map(\.frame)
    let covered = scene.texts.filter { text in
      scene.symbols.contains { text.box.intersects($0.box) } || bars.contains { text.box.intersects($0) }
    }
    #expect(covered.map(\.text) == [])
  }

  @Test("no line of data or reference runs through a text", arguments: GalleryCase.all)
  func textOffLines(example: GalleryCase) {
    let scene = example.scene
    let parts: Set<Part> = [.line, .limit, .center, .target, .reference, .interval, .leader, .expected, .hatch]
    let crossed = scene.paths.filter { parts.contains($0.part) }.flatMap { path in
      zip(path.points, path.points.dropFirst()).flatMap { start, end in
        scene.texts.filter { $0.letters.isCrossed(from: start, to: end) }.map { "“\($0.text)” by \(path.part)" }
      }
    }
    #expect(crossed == [])
  }

  @Test("every mark is inside the canvas, and in its cell", arguments: GalleryCase.all)
  func marksInside(example: GalleryCase) {
    let scene = example.scene
    let canvas = Rect(x: -0.5, y: -0.5, width: scene.width + 1, height: scene.height + 1)
    #expect(scene.paths.flatMap(\.points).filter { !canvas.contains($0) } == [])
    let frames = scene.rects.map(\.frame) + scene.symbols.map(\.box) + scene.regions.map(\.frame)
    let outside = frames.filter {
      !canvas.contains(Point($0.x, $0.y)) || !canvas.contains(Point($0.maxX, $0.maxY))
    }
    #expect(outside == [])
    if case .heatMap = example.chart {
      for text in scene.texts where text.part == .value {
        #expect(scene.rects.contains { $0.frame.x <= text.box.x && text.box.maxX <= $0.frame.maxX }, "“\(text.text)”")
      }
    }
  }

  @Test("regions of the pointer do not cover each other", arguments: GalleryCase.all)
  func regionsApart(example: GalleryCase) {
    let regions = example.scene.regions
    for (index, region) in regions.enumerated() {
      #expect(!region.lines.isEmpty && !region.lines.contains(""))
      let covers = regions[(index + 1)...].contains { region.frame.intersects($0.frame, margin: -0.02) }
      #expect(!covers, "\(region.lines)")
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
    // Teams and states of evidence are told by the shape alone; they never have a status hue.
    let parts: Set<Part> = [.team, .state]
    for symbol in example.scene.symbols where parts.contains(symbol.part) {
      #expect(![.improve, .concern, .neutral].contains(symbol.fill ?? symbol.stroke?.color))
    }
    for symbol in example.scene.symbols where !parts.contains(symbol.part) {
      switch symbol.fill ?? symbol.stroke?.color {
      case .improve: #expect(symbol.shape == .square)
      case .concern: #expect(symbol.shape == .diamond)
      case .neutral: #expect(symbol.shape == .triangleUp || symbol.shape == .triangleDown)
      default: #expect(symbol.shape == .circle)
      }
    }
  }

  @Test("laying out twice gives the same scene", arguments: GalleryCase.all)
  func deterministic(example: GalleryCase) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let (first, second) = (try encoder.encode(example.scene), try encoder.encode(example.scene))
    #expect(first == second)
    #expect(try JSONDecoder().decode(Scene.self, from: first) == example.scene)
  }

  @Test("every number of a scene is rounded to 0.01", arguments: GalleryCase.all)
  func rounding(example: GalleryCase) {
    let scene = example.scene
    let lengths =
      scene.paths.flatMap(\.points).flatMap { [$0.x, $0.y] } + scene.symbols.flatMap { [$0.center.x, $0.center.y] }
      + scene.texts.flatMap { [$0.position.x, $0.position.y] }
      + (scene.rects.map(\.frame) + scene.regions.map(\.frame)).flatMap { [$0.x, $0.y, $0.width, $0.height] }
      + [scene.width, scene.height]
    #expect(lengths.filter { abs($0 * 100 - ($0 * 100).rounded()) >= 1e-6 } == [])
  }
}
