import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Ingestion

@Suite("Adapters", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct AdapterTests {
  private static let library = AdapterLibrary(directory: "/nowhere")

  @Test("every adapter of the product can be read and is listed")
  func readable() throws {
    let adapters = try AdapterTests.library.all()
    #expect(!adapters.isEmpty)
    let files = try FileManager.default.contentsOfDirectory(atPath: Place.root + "/Sources/Ingestion/Adapters")
    #expect(
      files.filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }.sorted()
        == (Array(AdapterLibrary.builtIn.keys) + Array(AdapterLibrary.parts.keys)).sorted())
    for adapter in adapters {
      #expect(!adapter.examples.isEmpty, "\(adapter.name) has no example")
      #expect(!adapter.because.isEmpty && !adapter.title.isEmpty)
    }
  }

  @Test("every adapter gives what its examples expect", arguments: AdapterLibrary.builtIn.keys.sorted())
  func examples(name: String) async throws {
    let adapter = try AdapterTests.library.adapter(named: name)
    let differences = try await AdapterExamples(engine: try await TestEngine.found()).differences(of: adapter)
    #expect(differences == [], "\(differences.joined(separator: "\n"))")
  }
}
