import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Publishing

@Suite("Names on file shares")
struct NameTests {
  @Test(
    "what Windows or a share cannot hold is refused",
    arguments: [
      "", ".", "..", "con", "CON", "Con.html", "prn.txt", "aux", "nul.csv", "com1.pdf", "LPT9", "com²", "conin$",
      "end.", "end ", "a:b", "a*b", "a?b", "a\"b", "a<b", "a>b", "a|b", "a\\b", "a\u{1}b", "a\u{7F}b", "a\u{2028}b",
      "re\u{301}sume\u{301}.html", String(repeating: "x", count: 101), String(repeating: "é", count: 51),
    ])
  func refused(name: String) {
    #expect(SafeNames.problem(name: name) != nil)
    #expect(SafeNames.problem("teams/\(name)") != nil)
  }

  @Test(
    "plain names pass",
    arguments: ["index.html", "north-fig-1.csv", "console.html", "com10.txt", "a b.csv", "résumé.html", ".lock"])
  func allowed(name: String) { #expect(SafeNames.problem("teams/\(name)") == nil) }

  @Test("two names that differ in case or normal form only are one")
  func collisions() {
    #expect(SafeNames.collision(["a/North.html", "a/south.html", "a/north.html"]) != nil)
    #expect(SafeNames.collision(["r\u{E9}sum\u{E9}", "re\u{301}sume\u{301}"]) != nil)
    #expect(SafeNames.collision(["a", "b", "a/b"]) == nil)
  }

  @Test("a path that is too long for Windows is told with its path")
  func longPath() throws {
    let root = NSTemporaryDirectory() + "wrapup-names-\(UUID().uuidString)/" + String(repeating: "f/", count: 80)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let staged = try Archive(root: String(root.dropLast())).stage(Publication.october)
    #expect { try staged.write([1], to: "data/\(String(repeating: "n", count: 60))-fig-12.csv") } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.status == .cannotWrite && failure.diagnostics.first?.code == "PUB-006"
    }
  }

  @Test("hostile ids become names that are safe and all different, seeded")
  func slugs() {
    let odd = [
      "con", "CON", "Con", "nul", "com1", "lpt9", "", " ", ".", "..", "a", "A", "a.", "a ", "é", "e\u{301}", "É", "ß",
      "ss", "日本", "日本語", "../../etc", "a/b", "a\\b", "a:b", "a\u{2028}b", "\u{202E}a", "-", "--", "a-", "😀",
      String(repeating: "long name ", count: 40), String(repeating: "long name ", count: 41), "=1+1", "İ", "i",
    ]
    var state: UInt64 = 7
    let drawn = (0..<2000).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<6).compactMap { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Unicode.Scalar(UInt32(state >> 40) % 0x500)
          }))
    }
    let ids = Array(Set(odd + drawn))
    let slugs = Slugs(ids)
    let names = ids.map { slugs[$0] + ".html" }
    #expect(SafeNames.collision(names) == nil, "seed 7")
    for name in names {
      #expect(SafeNames.problem(name: name) == nil, "seed 7")
      #expect(!name.unicodeScalars.contains { !$0.isASCII })
    }
  }
}
