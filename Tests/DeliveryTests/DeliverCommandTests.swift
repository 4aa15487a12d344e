import Delivery
import Foundation
import Metrics
import Publishing
import Testing

@Suite("wrapup deliver", .serialized, .enabled(if: Centre.isReady, Centre.reason))
struct DeliverCommandTests {
  private let noon = ["--clock", "2026-11-02T12:00:00Z"]

  private func people(_ kinds: [String]) -> [Centre.Agent] {
    kinds.enumerated().map { index, kind in
      Centre.Agent(
        id: "A-\(1001 + index)", name: "Person Number\(["one", "two", "six", "ten", "zero", "nine"][index])",
        address: "\(kind)\(index)@harbour.example")
    }
  }

  @Test("nothing leaves without --send; then each gets the own file once, and what is open is told by id alone")
  func whole() throws {
    let sink = try Sink()
    let centre = try Centre(people(["ok", "perm", "temp", "dropafter", "grey1x", "ok"]), sink: sink)
    let run = try centre.wrapup("run", "2026-10", noon)
    #expect(run.status == 0, "\(run.errors)")
    let dry = try centre.wrapup("deliver", "2026-10", noon)
    #expect(dry.status == 0 && dry.output.contains("6 of 6 messages would be sent. Nothing was"), "\(dry.output)")
    #expect(try sink.settled().isEmpty)
    let sent = try centre.wrapup("deliver", "2026-10", noon + ["--send"])
    #expect(sent.status == 65, "\(sent.errors)")
    #expect(sent.output.contains("2 accepted, 2 deferred, 1 refused, 1 in doubt"), "\(sent.output)")
    #expect(sent.output.contains("A-1002  refused  550 5.1.1"), "\(sent.output)")
    for text in [run.output, run.errors, dry.output, dry.errors, sent.output, sent.errors] {
      #expect(!text.contains("@") && !text.contains("Person"), "\(text)")
    }
    // An hour later: what was put off is tried again, nothing else.
    let later = try centre.wrapup("deliver", "2026-10", ["--clock", "2026-11-02T13:00:00Z", "--send"])
    #expect(
      later.output.contains("Sent 1 now. All 6: 3 accepted, 1 deferred, 1 refused, 1 in doubt"), "\(later.output)")
    let wrong = try centre.wrapup("deliver", "2026-10", ["--resolve", "A-1001", "--as", "delivered"])
    #expect(wrong.status == 64 && wrong.errors.contains("DEL-044"))
    let settled = try centre.wrapup("deliver", "2026-10", ["--resolve", "A-1004", "--as", "delivered"])
    #expect(settled.status == 0, "\(settled.errors)")
    let status = try #require(try centre.run(["status", centre.output]))
    #expect(status.output.contains("Open deliveries: 2 of October"), "\(status.output)")
    let again = try centre.wrapup(
      "deliver", "2026-10", noon + ["--resend", "A-1001", "--why", "deleted by mistake", "--send"])
    #expect(again.status == 0, "\(again.errors)")
    let counts = Dictionary(grouping: try sink.settled(), by: \.recipient).mapValues(\.count)
    #expect(
      counts == [
        "ok0@harbour.example": 2, "dropafter3@harbour.example": 1, "grey1x4@harbour.example": 1,
        "ok5@harbour.example": 1,
      ])
    let only = try centre.wrapup("deliver", "2026-10", noon + ["--only", "A-1006", "--send"])
    #expect(only.status == 0 && only.output.contains("Sent 0 now"), "\(only.errors)")
    #expect(try centre.wrapup("deliver", "2026-10", ["--only", "A-9"]).status == 64)
    for part in ["private", "outbox", "delivery"] {
      for entry in try FileTree.entries("\(centre.output)/\(part)") {
        #expect(entry.mode == (entry.kind == .folder ? 0o700 : 0o600), "\(part)/\(entry.path)")
      }
    }
  }

  @Test("a month that is issued again goes out to nobody who has it; who was reached by none gets the new one")
  func reissue() throws {
    let sink = try Sink()
    let centre = try Centre(people(["ok", "temp"]), sink: sink)
    #expect(try centre.wrapup("run", "2026-10", noon).status == 0)
    #expect(try centre.wrapup("deliver", "2026-10", noon + ["--send"]).status == 75)
    // The clock is set back by a year: nothing is lost, and what is put off does not wait for a year.
    try centre.calls(5...9, talk: 300)
    let back = ["--clock", "2025-11-02T12:00:00Z"]
    let run = try centre.wrapup("run", "2026-10", back)
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: centre.output + "/archive/2026-10/v2/manifest.json"))
    let sent = try centre.wrapup("deliver", "2026-10", back + ["--send"])
    #expect(sent.output.contains("Sent 0 now. All 2: 1 deferred, 1 held"), "\(sent.output)\(sent.errors)")
    #expect(try sink.settled().count == 1)
  }

  @Test("files behind passwords open with them alone; who has none is one diagnostic, and the others get theirs")
  func passwords() throws {
    let sink = try Sink()
    let centre = try Centre(people(["ok", "ok"]), sink: sink, more: "  passwords: {file: passwords.csv}")
    try centre.write("agent_id,password\nA-1001,correct, horse\n", to: "passwords.csv", mode: 0o600)
    let run = try centre.wrapup("run", "2026-10", noon)
    #expect(run.status == 65 && run.errors.components(separatedBy: "DEL-015").count == 2, "\(run.errors)")
    let sent = try centre.wrapup("deliver", "2026-10", noon + ["--send"])
    #expect(sent.status == 65 && sent.errors.contains("“A-1002” has no password"), "\(sent.errors)")
    #expect(!sent.errors.contains("horse"))
    let mail = try #require(try sink.settled().first)
    #expect(mail.recipient == "ok0@harbour.example")
    let pdf = centre.scratch.path + "/attached.pdf"
    let script = """
      import email, email.policy, sys
      m = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
      open(sys.argv[2], "wb").write(next(m.iter_attachments()).get_content())
      print([p.get_content_type() for p in m.walk()])
      """
    let parsed = try Tools.run(try #require(Tools.python), ["-c", script, mail.path, pdf])
    #expect(!parsed.output.contains("image/png"), "the chart would say in the open what the file hides")
    #expect(try Tools.run("/usr/bin/env", ["pdfinfo", pdf]).status != 0)
    let open = try Tools.run("/usr/bin/env", ["pdfinfo", "-custom", "-upw", "correct, horse", pdf])
    #expect(open.status == 0 && open.output.contains("A-1001"), "\(open.output)")
    try centre.write("A-1001,x\n", to: "passwords.csv", mode: 0o644)
    #expect(try centre.wrapup("deliver", "2026-10", noon).errors.contains("DEL-012"))
  }

  @Test("a name with the start of a header in it makes no header, and an address with one makes no message")
  func injection() throws {
    let sink = try Sink()
    var agents = people(["ok", "ok"])
    agents[0].name = "Emma\r\nBcc: thief@harbour.example"
    agents[1].address = "ok1@harbour.example\r\nRCPT TO:<thief@harbour.example>"
    let centre = try Centre(agents, sink: sink)
    let run = try centre.wrapup("run", "2026-10", noon)
    #expect(run.status == 65 && run.errors.contains("DEL-003"), "\(run.errors)")
    let sent = try centre.wrapup("deliver", "2026-10", noon + ["--send"])
    #expect(sent.status == 65, "\(sent.errors)")
    let mail = try sink.settled()
    #expect(mail.map(\.recipient) == ["ok0@harbour.example"])
    let head = String(decoding: try #require(mail.first).bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    #expect(!head.components(separatedBy: "\r\n").contains { $0.lowercased().hasPrefix("bcc:") }, "\(head)")
  }

  @Test("a private file that names somebody else stops the run, and nothing of it is published")
  func leak() throws {
    let sink = try Sink()
    // The words of every report name this person.
    var agents = people(["ok", "ok"])
    agents[1].name = "Handle time"
    let centre = try Centre(agents, sink: sink)
    let run = try centre.wrapup("run", "2026-10", noon)
    #expect(run.status == 65 && run.errors.contains("error[DEL-030]: the report of “A-1001”"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: centre.output + "/archive/2026-10"))
    #expect(!FileManager.default.fileExists(atPath: centre.output + "/outbox/2026-10"))
  }

  @Test("forget takes a person out of the outbox, the ledger and the private files")
  func forget() throws {
    let sink = try Sink()
    let centre = try Centre(people(["ok", "ok"]), sink: sink)
    #expect(try centre.wrapup("run", "2026-10", noon).status == 0)
    #expect(try centre.wrapup("deliver", "2026-10", noon + ["--send"]).status == 0)
    let names = centre.scratch.path + "/names"
    try Data("A-1001\n".utf8).write(to: URL(fileURLWithPath: names))
    let command = "\"$0\" forget --agent --workspace \"$1\" < \"$2\""
    let result = try Tools.run(
      "/bin/sh", ["-c", command, try #require(Centre.program), centre.workspace, names])
    #expect(result.output.contains("Messages taken out of the outbox: 1."), "\(result.output)")
    #expect(result.output.contains("Deliveries taken out of the ledger: 1."), "\(result.output)")
    for part in ["private", "outbox", "delivery"] {
      for entry in try FileTree.entries("\(centre.output)/\(part)") where entry.kind == .file {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(centre.output)/\(part)/\(entry.path)"))
        #expect(bytes.range(of: Data("ok0@harbour".utf8)) == nil, "\(entry.path)")
        #expect(bytes.range(of: Data("A-1001".utf8)) == nil || entry.path.hasSuffix(".pdf"), "\(entry.path)")
        #expect(!entry.path.contains("a-1001"))
      }
    }
  }
}
