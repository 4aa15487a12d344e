import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing
import Testing

@Suite("Outbox", .enabled(if: Tools.hasPoppler))
struct OutboxTests {
  private func written(_ site: Site, at moment: Moment = clock) async throws -> [Outbox.Entry] {
    let (pairing, book) = try await site.pairing()
    return try site.outbox(at: moment).write(pairing.letters, book: book, lock: try DeliveryLock(output: site.output))
  }

  @Test("a message an agent, a list, all for the owner alone, and the same bytes again")
  func whole() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    try site.add("A-2", "Jan Novak", "jan@harbour.example")
    let entries = try await written(site)
    #expect(entries.map(\.file) == ["a-1.eml", "a-2.eml"])
    let folder = site.outbox().folder
    #expect(try FileTree.entries(folder).map(\.path) == ["a-1.eml", "a-2.eml", "manifest.csv"])
    #expect(
      try FileTree.entries(site.output + "/outbox").allSatisfy { $0.mode == ($0.kind == .folder ? 0o700 : 0o600) })
    let list = try String(contentsOfFile: folder + "/manifest.csv", encoding: .utf8).split(separator: "\n")
    #expect(list.first == "agent_id,address,file,sha256,subject,message")
    let sum = try FileTree.sha256(of: site.folder + "/a-1.pdf")
    #expect(
      list.dropFirst().first
        == "A-1,emma@harbour.example,private/2026-10/v1/agents/a-1.pdf,\(sum),\"Your report, October 2026\",a-1.eml")
    let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/a-1.eml"))
    _ = try await written(site)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a-1.eml")) == before)
    #expect(!String(decoding: before, as: UTF8.self).contains("Jan"))
  }

  @Test("another moment changes the date and nothing else")
  func date() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    let path = site.outbox().folder + "/a-1.eml"
    _ = try await written(site)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    _ = try await written(site, at: clock.adding(minutes: 1))
    let second = try String(contentsOfFile: path, encoding: .utf8)
    #expect(first != second)
    #expect(first.replacing("06:00:00", with: "06:01:00") == second)
  }

  @Test("what was in the outbox before is gone, and what is in it alone counts")
  func fresh() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    _ = try await written(site)
    try FileWriting.write([1], to: site.outbox().folder + "/a-9.eml")
    _ = try await written(site)
    #expect(!FileManager.default.fileExists(atPath: site.outbox().folder + "/a-9.eml"))
  }

  @Test("files without an owner, with the same owner, or of somebody without an address go to nobody")
  func nobody() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    try site.add("A-2", "Jan Novak", "jan@harbour.example", lines: ["x"], owner: "A-9")
    try site.add("A-3", "Ana Silva", "ana@harbour.example")
    try site.add("A-4", "Li Wei", "li@harbour.example")
    try FileWriting.write(tinyPDF(agent: nil, lines: ["x"]), to: site.folder + "/a-3.pdf")
    try FileWriting.write(tinyPDF(agent: "A-4", lines: ["y"]), to: site.folder + "/other.pdf")
    site.people.append(Person(id: "A-5", name: "Noor Haddad", addresses: []))
    try FileWriting.write(tinyPDF(agent: "A-5", lines: ["z"]), to: site.folder + "/a-5.pdf")
    try site.add("A-6", "Ines Costa", "ines@harbour.example")
    site.people[site.people.count - 1].left = clock.day
    let (pairing, _) = try await site.pairing()
    #expect(pairing.letters.map(\.key.reader) == [.agent("A-1")])
    #expect(
      pairing.problems.map(\.code).sorted() == ["DEL-006", "DEL-006", "DEL-006", "DEL-007", "DEL-007", "DEL-008"])
  }

  @Test("a letter whose file, address and owner do not agree is never written", arguments: 0..<5)
  func mismatch(_ kind: Int) async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    try site.add("A-2", "Jan Novak", "jan@harbour.example")
    let (pairing, book) = try await site.pairing()
    var letters = pairing.letters
    switch kind {
    case 0: letters[0].to.address = letters[1].to.address
    case 1: letters[0].matter = letters[1].matter
    case 2: letters[0].key.reader = .agent("A-2")
    case 3: letters[0].key.recipient = "jan@harbour.example"
    default: letters[0].key.content = letters[1].key.content
    }
    let failure = #expect(throws: Failure.self) {
      _ = try site.outbox().write(letters, book: book, lock: try DeliveryLock(output: site.output))
    }
    #expect(failure?.diagnostics.map(\.code) == ["DEL-009"])
    #expect(!FileManager.default.fileExists(atPath: site.outbox().folder))
  }

  @Test("a file that is exchanged between the check and the message stops the run")
  func exchanged() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    let (pairing, book) = try await site.pairing()
    try FileWriting.write(tinyPDF(agent: "A-1", lines: ["Jan Novak"]), to: site.folder + "/a-1.pdf")
    let failure = #expect(throws: Failure.self) {
      _ = try site.outbox().write(pairing.letters, book: book, lock: try DeliveryLock(output: site.output))
    }
    #expect(failure?.diagnostics.map(\.code) == ["DEL-022"])
  }

  @Test("a chart beside the file is shown in the message, and managers get links and no file")
  func chartAndManagers() async throws {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "emma@harbour.example")
    try FileWriting.write([137, 80, 78, 71], to: site.folder + "/a-1.png")
    let (pairing, book) = try await site.pairing()
    let lead = try address("lead@harbour.example")
    let page = ManagerPage(
      reader: .team("north"), title: "North Quay", headline: "Handle time went down.",
      links: [.init(title: "Report", href: "https://reports.example/2026-10/v1/teams/north.html")], content: "aa",
      slug: "north")
    let letter = Letter(
      key: DeliveryKey(period: october, reader: .team("north"), recipient: lead, content: "aa"),
      to: .init(name: "", address: lead), file: "north.eml", matter: .page(page))
    let entries = try site.outbox().write(
      pairing.letters + [letter], book: book, lock: try DeliveryLock(output: site.output))
    #expect(entries.map(\.file) == ["a-1.eml", "managers/north.eml"])
    let agent = try String(contentsOfFile: site.outbox().folder + "/a-1.eml", encoding: .utf8)
    #expect(agent.contains("Content-Type: image/png") && agent.contains("src=3D\"cid:chart."))
    let manager = try String(contentsOfFile: site.outbox().folder + "/managers/north.eml", encoding: .utf8)
    #expect(manager.contains("https://reports.example/2026-10/v1/teams/north.html"))
    #expect(!manager.contains("application/pdf") && manager.contains("Subject: North Quay: report, October 2026"))
    let list = try String(contentsOfFile: site.outbox().folder + "/manifest.csv", encoding: .utf8)
    #expect(!list.contains("north"))
  }
}

@Suite("Mail servers and programs")
struct TransportTests {
  @Test(
    "a name that could end the address of a server is refused",
    arguments: [
      "", "relay example", "relay/x", "relay@x", "relay:25", "-relay", "relay..x", "relay\r\nQUIT", "rel#ay", "münchen",
    ])
  func hosts(_ host: String) {
    #expect(throws: Failure.self) { _ = try SMTPServer(host: host, port: 587, client: "probe.example") }
    #expect(throws: Failure.self) { _ = try SMTPServer(host: "relay.example", port: 587, client: host) }
  }

  @Test("plain text is for this machine only")
  func plain() throws {
    _ = try SMTPServer(host: "127.0.0.1", port: 25, client: "probe.example", security: .plain)
    for host in ["relay.example", "127.0.0.1.example", "10.0.0.1", "localhost.example"] {
      #expect(throws: Failure.self) {
        _ = try SMTPServer(host: host, port: 25, client: "probe.example", security: .plain)
      }
    }
  }

  /// The patience is for a machine on which much else runs.
  private func program(_ body: String, timeout: Int = 120) throws -> (Scratch, ProgramTransport) {
    let scratch = try Scratch()
    try FileWriting.write(Array("#!/bin/sh\n\(body)\n".utf8), to: scratch.path + "/mail", mode: 0o700)
    return (scratch, ProgramTransport(program: scratch.path + "/mail", timeout: timeout))
  }

  @Test("a program gets sender, recipient and message, and its number decides")
  func programs() async throws {
    let (scratch, transport) = try program("echo \"$@\" > \"$0.args\"; cat > \"$0.mail\"; exit 0")
    let (from, to) = (try address("a@b.example"), try address("c@d.example"))
    #expect(await transport.send(from: from, to: to, Array("hello".utf8)) == .accepted("the program took it"))
    #expect(
      try String(contentsOfFile: scratch.path + "/mail.args", encoding: .utf8) == "-i -f a@b.example -- c@d.example\n")
    #expect(try String(contentsOfFile: scratch.path + "/mail.mail", encoding: .utf8) == "hello")
  }

  @Test(
    "numbers of sysexits.h",
    arguments: [(75, "deferred"), (67, "refused"), (78, "blocked"), (1, "inDoubt"), (69, "inDoubt"), (70, "inDoubt")])
  func codes(_ code: Int, _ word: String) async throws {
    let (scratch, transport) = try program("cat > /dev/null; exit \(code)")
    let outcome = await transport.send(from: try address("a@b.example"), to: try address("c@d.example"), [65])
    #expect("\(outcome)".hasPrefix(word), "\(outcome)")
    withExtendedLifetime(scratch) {}
  }

  @Test("a program that does not end, or is not there")
  func noEnd() async throws {
    let (scratch, transport) = try program("sleep 30", timeout: 1)
    let (from, to) = (try address("a@b.example"), try address("c@d.example"))
    #expect("\(await transport.send(from: from, to: to, [65]))".hasPrefix("inDoubt"))
    let missing = ProgramTransport(program: scratch.path + "/none")
    #expect("\(await missing.send(from: from, to: to, [65]))".hasPrefix("blocked"))
  }
}
