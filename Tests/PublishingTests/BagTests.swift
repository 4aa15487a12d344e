import Foundation
import Metrics
import Testing

@testable import Publishing

@Suite("Bags")
struct BagTests {
  @Test("the bag's own files say what it is, each on one line")
  func info() throws {
    let publication = Publication()
    try publication.publish()
    let folder = publication.archive.folder(Publication.october, version: 1)
    #expect(
      try String(contentsOfFile: folder + "/bagit.txt", encoding: .utf8)
        == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    let info = try String(contentsOfFile: folder + "/bag-info.txt", encoding: .utf8)
    #expect(info.contains("Source-Organization: Harbour Care\n"))
    #expect(info.contains("External-Identifier: 2026-10/v1\n"))
    #expect(info.contains("Payload-Oxum: 17.2\n"))
    #expect(info.contains("Bagging-Date: 2026-11-02\n"))
  }

  @Test("sha256sum, strict, agrees with both lists")
  func sha256sum() throws {
    let publication = Publication()
    try publication.publish()
    let folder = publication.archive.folder(Publication.october, version: 1)
    #expect(try shell("cd '\(folder)' && sha256sum -c --strict manifest-sha256.txt tagmanifest-sha256.txt") == 0)
    try publication.write("other", to: "archive/2026-10/v1/data/measures.csv")
    #expect(try shell("cd '\(folder)' && sha256sum -c --strict manifest-sha256.txt") != 0)
  }

  @Test(
    "bagit.py validates a version, and notices a changed page and an extra file of the payload",
    .enabled(if: BagTests.validator != nil, "needs bagit.py of PyPI’s bagit 1.9.0 on the path or in WRAPUP_BAGIT"))
  func bagit() throws {
    let publication = Publication()
    try publication.publish()
    let validator = try #require(BagTests.validator)
    let folder = publication.archive.folder(Publication.october, version: 1)
    #expect(try shell("\(validator) --validate '\(folder)'") == 0)
    try publication.write("x", to: "archive/2026-10/v1/data/more.csv")
    #expect(try shell("\(validator) --validate '\(folder)'") != 0)
    try FileManager.default.removeItem(atPath: folder + "/data/more.csv")
    try publication.write("other", to: "archive/2026-10/v1/index.html")
    #expect(try shell("\(validator) --validate '\(folder)'") != 0)
  }

  @Test("a list reads back as it was written, and a line that is none is refused")
  func lists() {
    let sum = sha256(Array("abc".utf8))
    let text = Bag.list([("b c.csv", sum), ("a.csv", sum)])
    #expect(text == "\(sum)  a.csv\n\(sum)  b c.csv\n")
    #expect(Bag.sums(text) == ["a.csv": sum, "b c.csv": sum])
    #expect(Bag.sums("# a note\n\(sum) *a.csv\n") == ["a.csv": sum])
    for bad in ["\(sum)", "\(sum) a.csv", "zz\(sum.dropFirst(2))  a.csv", "nothing"] { #expect(Bag.sums(bad) == nil) }
  }

  private static let validator: String? = {
    let named = ProcessInfo.processInfo.environment["WRAPUP_BAGIT"]
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let tools = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../.tools/checks/bin/bagit.py")
    return
      ([named, tools.standardizedFileURL.path].compactMap(\.self) + path.split(separator: ":").map { "\($0)/bagit.py" })
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private func shell(_ command: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
