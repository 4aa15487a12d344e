import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Publishing

@Suite("Verification")
struct VerificationTests {
  private static let version = "archive/2026-10/v1"

  @Test("what was published is found as it was published")
  func untouched() throws {
    let publication = Publication()
    try publication.publish()
    try publication.publish()
    let check = try ArchiveCheck(at: publication.root)
    #expect(check.findings == [])
    #expect(check.versions == 2)
    // Two pages at the top; nine files in each archive version but its tag list; two files in each private folder.
    #expect(check.files == 2 + 2 * 8 + 2 * 2)
  }

  @Test(
    "every single change is named",
    arguments: [
      ("index.html", "changed"), ("teams/north.html", "changed"), ("data/measures.csv", "changed"),
      ("manifest.json", "changed"), ("bagit.txt", "changed"), ("bag-info.txt", "changed"),
    ])
  func changed(name: String, kind: String) throws {
    let publication = Publication()
    try publication.publish()
    try publication.write("other", to: "\(Self.version)/\(name)")
    #expect(try publication.findings() == ["\(kind) \(Self.version)/\(name)"])
    try FileManager.default.removeItem(atPath: publication.path("\(Self.version)/\(name)"))
    let problems = try ArchiveCheck(at: publication.root).findings.filter(\.kind.isProblem)
    #expect(problems.map { "\($0.kind.rawValue) \($0.path)" } == ["missing \(Self.version)/\(name)"])
  }

  @Test("one flipped bit in any file is found, seeded")
  func bits() throws {
    let publication = Publication()
    try publication.publish()
    let files = try FileTree.entries(publication.root).filter { $0.kind == .file && $0.bytes > 0 }
    var state: UInt64 = 20_261_123
    for file in files {
      let url = URL(fileURLWithPath: publication.path(file.path))
      let whole = try Data(contentsOf: url)
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var flipped = whole
      flipped[Int(state >> 33) % whole.count] ^= UInt8(1 << (state >> 20 & 7))
      let handle = try FileHandle(forWritingTo: url)
      try handle.write(contentsOf: flipped)
      #expect(try ArchiveCheck(at: publication.root).problems > 0, "\(file.path) seed 20261123")
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: whole)
      try handle.close()
    }
    #expect(try publication.findings() == [])
  }

  @Test("what does not belong there is named: at the top, in a period, in a version, in the payload, a link")
  func extra() throws {
    let publication = Publication()
    try publication.publish()
    let names = [
      "archive/2026-10/notes.txt", "archive/2026-10/v1/data/more.csv", "archive/2026-10/v1/teams/south.html",
      "archive/desktop.ini", "archive/old/file",
    ]
    for name in names { try publication.write("x", to: name) }
    try FileManager.default.createSymbolicLink(
      atPath: publication.path("archive/2026-10/v1/link"), withDestinationPath: "index.html")
    #expect(
      try publication.findings() == [
        "extra archive/2026-10/notes.txt", "extra archive/2026-10/v1/data/more.csv", "extra archive/2026-10/v1/link",
        "extra archive/2026-10/v1/teams/south.html", "extra archive/desktop.ini", "extra archive/old",
      ])
  }

  @Test("a file that is gone together with its line is named by the manifest; a list that is gone is missing")
  func lists() throws {
    let publication = Publication()
    try publication.publish()
    let list = publication.path("\(Self.version)/manifest-sha256.txt")
    let text = try String(contentsOfFile: list, encoding: .utf8)
    try publication.write(
      text.split(separator: "\n").filter { !$0.hasSuffix("measures.csv") }.joined(separator: "\n") + "\n",
      to: "\(Self.version)/manifest-sha256.txt")
    try FileManager.default.removeItem(atPath: publication.path("\(Self.version)/data/measures.csv"))
    #expect(
      try publication.findings() == [
        "missing \(Self.version)/data/measures.csv", "changed \(Self.version)/manifest-sha256.txt",
      ])
    try FileManager.default.removeItem(atPath: list)
    #expect(try publication.findings() == ["missing \(Self.version)/manifest-sha256.txt"])
  }

  @Test("private files are checked: content, a missing one, an extra one, and who may open them")
  func privateTree() throws {
    let publication = Publication()
    try publication.publish()
    let folder = "private/2026-10/v1"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: publication.path("\(folder)/agents/a-0.pdf"))
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: publication.path(folder))
    #expect(try publication.findings() == ["exposed \(folder)", "exposed \(folder)/agents/a-0.pdf"])
    #expect(try ArchiveCheck(at: publication.root, modes: false).findings.isEmpty)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: publication.path(folder))
    try FileManager.default.removeItem(atPath: publication.path("\(folder)/agents/a-0.pdf"))
    try publication.write("other", to: "\(folder)/agents/a-1.pdf")
    try publication.write("new", to: "\(folder)/agents/b.pdf")
    let found = try ArchiveCheck(at: publication.root, modes: false).findings.map { "\($0.kind.rawValue) \($0.path)" }
    #expect(
      found == [
        "missing \(folder)/agents/a-0.pdf", "changed \(folder)/agents/a-1.pdf", "extra \(folder)/agents/b.pdf",
      ])
    // What the program itself takes out is written down again.
    try PrivateList.write(publication.path(folder))
    #expect(try ArchiveCheck(at: publication.root, modes: false).findings.isEmpty)
    try FileManager.default.removeItem(atPath: publication.path("private"))
    #expect(try publication.findings() == ["missing \(folder)/manifest-sha256.txt"])
  }

  @Test("the archive alone can be checked where it was copied to")
  func copied() throws {
    let publication = Publication()
    try publication.publish()
    try FileManager.default.copyItem(atPath: publication.path("archive"), toPath: publication.path("copy"))
    #expect(try ArchiveCheck(at: publication.path("copy")).findings.isEmpty)
    try publication.write("other", to: "copy/index.html")
    #expect(try ArchiveCheck(at: publication.path("copy")).findings.map(\.path) == ["index.html"])
    #expect { try ArchiveCheck(at: publication.path("private")) } throws: {
      ($0 as? Failure)?.diagnostics.first?.code == "PUB-009"
    }
  }

  @Test("an exchange of pages that was stopped half way is no damage, and the next one finishes it")
  func halfExchange() throws {
    let publication = Publication()
    try publication.publish()
    // As if stopped after the first rename: the new page stands, its list still waits.
    let other = Publication()
    try other.publish()
    try other.pages("new")
    for (name, target) in [
      ("index.html", "archive/index.html"), ("manifest-sha256.txt", ".staging/pages/manifest-sha256.txt"),
    ] {
      try publication.write(try String(contentsOfFile: other.path("archive/\(name)"), encoding: .utf8), to: target)
    }
    #expect(try publication.findings() == ["unfinished .staging"])
    #expect(try ArchiveCheck(at: publication.root).problems == 0)
    try publication.pages("new")
    #expect(try publication.findings() == [])
  }

  @Test("an exchange that was stopped is finished before anything else begins, so a second stop tears nothing")
  func interruptedTwice() throws {
    let publication = Publication()
    try publication.publish()
    let other = Publication()
    try other.publish()
    try other.pages("new")
    for (name, target) in [
      ("index.html", "archive/index.html"), ("manifest-sha256.txt", ".staging/pages/manifest-sha256.txt"),
    ] {
      try publication.write(try String(contentsOfFile: other.path("archive/\(name)"), encoding: .utf8), to: target)
    }
    // The next run is stopped as well, as soon as it has begun.
    _ = try publication.archive.stage(Publication.october)
    #expect(try publication.findings() == ["unfinished .staging"])
    // Pages that were not all prepared are given up.
    try publication.write("half", to: ".staging/pages/index.html")
    try publication.archive.clearStaging()
    #expect(try publication.findings() == [])
    #expect(try String(contentsOfFile: publication.path("archive/index.html"), encoding: .utf8) == "new")
  }

  @Test("a first version without its pages is unfinished as long as its staging folder is there, and damage without")
  func firstVersion() throws {
    let publication = Publication()
    let staged = try publication.archive.stage(Publication.october)
    var manifest = publication.manifest(Publication.october)
    manifest.files = [try staged.write([65], to: "index.html")]
    try staged.publish(manifest)
    #expect(try publication.findings() == ["unfinished .staging"])
    try FileManager.default.removeItem(atPath: publication.path(".staging"))
    #expect(try publication.findings() == ["missing archive/manifest-sha256.txt"])
    try publication.pages("index")
    #expect(try publication.findings() == [])
  }

  @Test("pages that are as they were are not written again")
  func unchangedPages() throws {
    let publication = Publication()
    try publication.publish()
    let path = publication.path("archive/index.html")
    let old = Date(timeIntervalSince1970: 1_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    try publication.pages("index of 2026-10")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == old)
  }

  @Test("a page that was lost comes back although its sum is as it was")
  func lostPage() throws {
    let publication = Publication()
    try publication.publish()
    try FileManager.default.removeItem(atPath: publication.path("archive/index.html"))
    #expect(try publication.findings() == ["missing archive/index.html"])
    try publication.pages("index of 2026-10")
    #expect(try publication.findings() == [])
  }

  @Test("an archive of a program that wrote one list and no bag is checked all the same")
  func oldLayout() throws {
    let publication = Publication()
    let manifest = publication.manifest(Publication.october)
    let bytes = json(manifest)
    try publication.write(String(decoding: bytes, as: UTF8.self), to: "archive/2026-10/v1/manifest.json")
    try publication.write("page", to: "archive/2026-10/v1/index.html")
    try publication.write("{}", to: "archive/latest.json")
    try publication.write(
      "\(sha256(Array("page".utf8)))  index.html\n\(sha256(bytes))  manifest.json\n",
      to: "archive/2026-10/v1/manifest-sha256.txt")
    #expect(try publication.findings() == [])
    try publication.write("other", to: "archive/2026-10/v1/index.html")
    #expect(try publication.findings() == ["changed archive/2026-10/v1/index.html"])
  }
}
