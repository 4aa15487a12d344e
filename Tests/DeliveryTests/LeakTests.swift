import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing
import Testing

@Suite("Leaks")
struct LeakTests {
  private let people = [
    Person(id: "A-1001", name: "Emma Schneider", addresses: ["emma@b.example"]),
    Person(id: "A-1002", name: "Łukasz Wiśniewski", addresses: []),
    Person(id: "A-1003", name: "أمينة الحسن", addresses: []),
    Person(id: "A-1004", name: "王小明", addresses: []),
    Person(id: "A-1005", name: "Maria Lopez", addresses: []),
    Person(id: "A-1006", name: "Anna Maria Lopez", addresses: []),
    Person(id: "A-1007", name: "Emma Schneider", addresses: []),
    Person(id: "17", name: "May", addresses: []),
    Person(id: "A-10", name: "Ana", addresses: []),
    Person(id: "20481", name: "J. O'Neil-Smith", addresses: []),
  ]

  private func owners(_ text: String, of owner: String) -> [String] {
    Array(Set(LeakCheck(people).leaks(in: text, of: owner).map(\.owner))).sorted()
  }

  @Test(
    "somebody else is found as a whole word, however it is set",
    arguments: [
      ("You and Maria Lopez", "A-1005"), ("MARIA LOPEZ was", "A-1005"), ("Maria\nLopez", "A-1005"),
      ("Maria  \u{A0}Lopez.", "A-1005"), ("Lopez, Maria", "A-1005"), ("Maria Lopez’s calls", "A-1005"),
      ("(Maria Lopez)", "A-1005"), ("see A-1002!", "A-1002"), ("see a-1002", "A-1002"), ("id=20481;", "20481"),
      ("Łukasz Wiśniewski", "A-1002"), ("L\u{332}", ""), ("مع أمينة الحسن اليوم", "A-1003"), ("和王小明一起", "A-1004"),
      ("J. O'Neil-Smith", "20481"), ("north/A-1002", "A-1002"), ("Maria \u{200B}Lopez", "A-1005"),
      ("Ana helped", "A-10"),
      ("write to emma@b.example", "A-1001"),
    ])
  func found(_ text: String, _ owner: String) {
    #expect(owners(text, of: "A-9999").contains(owner) != owner.isEmpty, "\(owners(text, of: "A-9999"))")
  }

  @Test(
    "parts of other words are nobody",
    arguments: [
      "Maria Lopezzi", "Annamaria Lopez-Garcia", "BA-1002", "A-10021", "A-1002-7", "120481", "204810", "20,481 calls",
      "Emma and Schneider", "Emma. The Schneider", "analysis", "ANA", "May 2026", "17 calls", "Marias Lopez",
      "emma@b.example.org",
    ])
  func parts(_ text: String) { #expect(owners(text, of: "A-9999").isEmpty, "\(owners(text, of: "A-9999"))") }

  @Test("the own name holds no other, and a namesake is no leak")
  func ownName() {
    #expect(owners("Anna Maria Lopez, your month. A-1006", of: "A-1006").isEmpty)
    #expect(owners("Anna Maria Lopez and Maria Lopez", of: "A-1006") == ["A-1005"])
    #expect(owners("Emma Schneider", of: "A-1001").isEmpty)
    #expect(owners("Emma Schneider", of: "A-1007").isEmpty)
    #expect(owners("Maria Lopez", of: "A-1005").isEmpty)
  }

  @Test("ids that look like counts are told, not silently left out")
  func unsearched() { #expect(LeakCheck(people).unsearched == ["17"]) }

  @Test("a report that names somebody stops everything, by id and not by name", .enabled(if: Tools.hasPoppler))
  func readBack() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@b.example")
    try site.add("A-2", "Jan Novak", "jan@b.example", lines: ["Your month", "Jan Novak", "better than Emma Schneider"])
    let failure = await #expect(throws: Failure.self) { _ = try await site.reports() }
    #expect(failure?.status == .dataBreaksContract)
    #expect(failure?.diagnostics.map(\.code) == ["DEL-030"])
    #expect(failure?.diagnostics.first?.description.contains("“A-1”") == true)
    #expect(failure?.diagnostics.first?.description.contains("Emma") == false)
  }

  @Test("a name in the title of the file is found, too", .enabled(if: Tools.hasPoppler))
  func inTitle() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@b.example")
    try site.add("A-2", "Jan Novak", "jan@b.example")
    let pdf = tinyPDF(agent: "A-2", lines: ["Jan Novak"], title: "Emma Schneider, October")
    try FileWriting.write(pdf, to: site.folder + "/a-2.pdf")
    let failure = await #expect(throws: Failure.self) { _ = try await site.reports() }
    #expect(failure?.diagnostics.map(\.code) == ["DEL-030"])
  }

  @Test("a file that is no PDF is named, and nothing goes on", .enabled(if: Tools.hasPoppler))
  func damaged() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@b.example")
    try FileWriting.write(Array("no".utf8), to: site.folder + "/a-1.pdf")
    let failure = await #expect(throws: Failure.self) { _ = try await site.reports() }
    #expect(failure?.diagnostics.map(\.code) == ["DEL-021"])
  }

  @Test("files that cannot be opened are one obstacle, and no fault of theirs", .enabled(if: Tools.hasPoppler))
  func away() async throws {
    let site = try Site()
    for number in 1...4 { try site.add("A-\(number)", "Person Number\(number)", "a\(number)@harbour.example") }
    for number in [2, 3] {
      let path = "\(site.folder)/\(Slugs(["A-\(number)"])["A-\(number)"]).pdf"
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(site.folder)/none")
    }
    await #expect {
      _ = try await site.reports()
    } throws: { error in
      let failure = error as? Failure
      return failure?.status == .cannotWrite && failure?.diagnostics.map(\.code) == ["PUB-001"]
    }
  }
}
