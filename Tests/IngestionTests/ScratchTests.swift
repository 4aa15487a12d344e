import Testing
@testable import Ingestion
import Diagnostics
@Test func scratch() async throws {
  for n in ["pwc_switzerland", "flipkart_csat"] {
  do {
  let w = try Workspace(at: "/work/main/fixtures/workspaces/" + n)
  let e = try await DuckDB.locate(home: nil, environment: ["WRAPUP_DUCKDB": "/tmp/venv/bin/duckdb"])
  let r = try await Ingestion.load(workspace: w, engine: e, output: "/tmp/x/out-" + n)
  print(r)
  } catch {let f = error; for d in f.diagnostics { print(d.description) }; Issue.record("x") }
  }
}
