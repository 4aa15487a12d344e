import Delivery
import Metrics
import Testing

@Suite("Addresses")
struct AddressTests {
  @Test(
    "usual addresses are taken as they are",
    arguments: [
      "a@b.example", "emma.schneider@harbour-energy.example", "o'brien+reports@x1.co.uk",
      "A_1001@XN--MNCHEN-3YA.example",
      "a=b&c~d#e$f*g?h^i{j}@example.org",
    ])
  func valid(_ text: String) {
    #expect(MailAddress.problem(text) == nil)
    #expect(MailAddress(text)?.text == text)
  }

  @Test(
    "whatever could reach somebody else is refused",
    arguments: [
      "", "@", "a", "a@", "@b.example", "a@b", "a@@b.example", "a@b.example@c.example", "a b@c.example", " a@b.example",
      "a@b.example ", "a@b.example\r\nRCPT TO:<x@y.example>", "a@b.example\n", "a\0@b.example", "a@b.exam\0ple",
      "\"a\"@b.example", "a(comment)@b.example", "<a@b.example>", "Emma <a@b.example>", "a@b.example,c@d.example",
      "a@b.example;c@d.example", "a%b@c.example", "a!b@c.example", "|prog@b.example", "/etc/passwd@b.example",
      "-f@b.example", ".a@b.example", "a.@b.example", "a..b@c.example", "a@[127.0.0.1]", "a@127.0.0.1", "a@b..example",
      "a@.example", "a@b.example.", "a@-b.example", "a@b-.example", "a@münchen.example", "ä@b.example", "a\\@b.example",
      "a@b_c.example", "a:b@c.example", "a`id`@b.example", "a\u{200B}@b.example", "a@b\u{2028}.example",
      "a\t@b.example",
      "e\u{301}@b.example", "a@b.exаmple",
    ])
  func invalid(_ text: String) {
    #expect(MailAddress.problem(text) != nil)
    #expect(MailAddress(text) == nil)
  }

  @Test("the limits of RFC 5321 hold to the character")
  func limits() {
    let local = String(repeating: "a", count: 64)
    let label = String(repeating: "b", count: 63)
    #expect(MailAddress("\(local)@\(label).example") != nil)
    #expect(MailAddress("a\(local)@b.example") == nil)
    #expect(MailAddress("a@b\(label).example") == nil)
    let domain = [label, label, String(repeating: "c", count: 61)].joined(separator: ".")
    #expect(MailAddress("\(local)@\(domain)")?.text.utf8.count == 254)
    #expect(MailAddress("\(local)@c\(domain)") == nil)
  }

  @Test("no text with an injection in it is ever an address", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func injections(_ seed: UInt64) {
    var random = Random(seed)
    let harmful = [
      "\r\n", "\n", "\r", "\0", " ", "\"", "(", ")", "<", ">", ",", ";", ":", "\\", "[", "]", "@", "%", "!", "|", "/",
      "`",
      "\r\nDATA\r\n", "\r\nRCPT TO:<b@c.example>", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{A0}", "ä", "＠",
      "\t",
    ]
    for _ in 0..<4000 {
      let base = Array("emma.schneider@harbour.example".unicodeScalars)
      var scalars = base
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let piece = harmful[Int.random(in: 0..<harmful.count, using: &random)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: Int.random(in: 0...scalars.count, using: &random))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      #expect(MailAddress(String(text)) == nil, "seed \(seed): \(String(text).debugDescription)")
    }
  }

  @Test("what is accepted has only bytes that mean nothing to a mail server", arguments: [11, 12] as [UInt64])
  func alphabet(_ seed: UInt64) {
    var random = Random(seed)
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+'&=~#$*?^{}@".utf8)
    var taken = 0
    for _ in 0..<60_000 {
      let length = Int.random(in: 3...9, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...127, using: &random) }
      let text =
        "\(String(decoding: bytes, as: UTF8.self))@\(Bool.random(using: &random) ? "b.example" : "b-c.example")"
      guard MailAddress(text) != nil else { continue }
      taken += 1
      #expect(text.utf8.allSatisfy(allowed.contains), "seed \(seed): \(text.debugDescription)")
      #expect(text.utf8.count { $0 == 64 } == 1, "seed \(seed): \(text.debugDescription)")
    }
    #expect(taken > 100)
  }

  @Test("two people with one address get nothing, whatever its spelling")
  func twoOwners() throws {
    let book = AddressBook([
      Person(id: "A-1", name: "Emma Schneider", addresses: ["shared@b.example"]),
      Person(id: "A-2", name: "Jan Novak", addresses: ["Shared@B.example"]),
      Person(id: "A-3", name: "Ana Silva", addresses: ["ana@b.example"]),
    ])
    #expect(book.byID.keys.sorted() == ["A-3"])
    #expect(book.owner(of: try address("shared@b.example")) == nil)
    #expect(book.owner(of: try address("ANA@b.example")) == "A-3")
    #expect(book.problems.map(\.code) == ["DEL-004", "DEL-004"])
    #expect(book.problems.allSatisfy { !$0.description.contains("shared") })
  }

  @Test("an address that was refused for one person is not free for another")
  func refusedOwner() {
    let book = AddressBook([
      Person(id: "A-1", name: "Emma", addresses: ["x@b.example", "y@b.example"]),
      Person(id: "A-2", name: "Jan", addresses: ["y@b.example"]),
    ])
    #expect(book.byID.isEmpty)
    #expect(Set(book.problems.map(\.code)) == ["DEL-004", "DEL-005"])
  }

  @Test("a wrong address is named by its owner and its fault, not by its text")
  func wrongAddress() {
    let book = AddressBook([Person(id: "A-1", name: "Emma", addresses: ["emma@b.example\r\nBcc: x@y.example"])])
    #expect(book.byID.isEmpty)
    #expect(book.problems.map(\.code) == ["DEL-003"])
    #expect(book.problems[0].description.contains("“A-1”"))
    #expect(!book.problems[0].description.contains("Bcc"))
  }
}
