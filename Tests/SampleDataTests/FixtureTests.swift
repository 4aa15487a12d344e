import Foundation
import Testing

@testable import SampleData

/// Where the kept sample lies, from this file's place in the package.
private let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("fixtures/sample").path

@Suite struct FixtureTests {
  @Test(
    "the kept sample is what the default options write today",
    .enabled(if: FileManager.default.fileExists(atPath: fixture), "fixtures/sample is not beside Tests"))
  func isCurrent() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try writeSample(to: folder)
    let written = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") }
    for name in written.sorted() {
      let kept = FileManager.default.contents(atPath: "\(fixture)/\(name)")
      if let kept {
        #expect(kept == FileManager.default.contents(atPath: "\(folder)/\(name)"), "\(name) is not current")
      } else {
        // Large exports are kept compressed; gzip ends with the length of what is inside.
        let compressed = try #require(FileManager.default.contents(atPath: "\(fixture)/\(name).gz"), "\(name)")
        let length = compressed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == FileManager.default.contents(atPath: "\(folder)/\(name)")?.count, "\(name) is not current")
      }
    }
  }
}
