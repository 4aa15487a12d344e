import Testing
@testable import Ingestion
import Diagnostics
import Metrics
@Test func scratch() async throws {
  for (n, p) in [("pwc_switzerland", "2021-Q1"), ("flipkart_csat", "2023-08")] {
  do {
  let w = try Workspace(at: "/work/main/fixtures/workspaces/" + n)
  let e = try await DuckDB.locate(home: nil, environment: ["WRAPUP_DUCKDB": "/tmp/venv/bin/duckdb"])
  let r = try await Ingestion.load(workspace: w, engine: e, output: "/tmp/x/out-" + n)
  print(r)
  let d = try await Ingestion.summarise(workspace: w, engine: e, output: "/tmp/x/out-" + n, period: try #require(Period(p)))
  print(d.cells.count, d.agents.count, d.teams.count, d.quality)
  let s = try #require(d.cells[.site]?[d.period])
  for c in SumColumn.allCases { print(c.name, s[c], terminator: " ") }
  print(d.breakdowns[.site] as Any)
  } catch { let f = try #require(error as? Failure); for d in f.diagnostics { print(d.description) }; Issue.record("x") }
  }
}
