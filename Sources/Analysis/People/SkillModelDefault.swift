extension SkillModel {
  /// The skills that are read when a workspace defines none, from the ten behaviours of reviews and common metrics.
  ///
  /// Links of weight 1 are hypotheses: they may add to evidence and never carry a reading.
  package static let standard = SkillModel(
    skills: [
      Skill(
        "communication", "Communication",
        [
          Link(criterion("clarity"), 3), Link(criterion("positive_tone"), 3), Link(criterion("greeting_signoff"), 3),
          Link(criterion("personalisation"), 3), Link(metric("ces_positive"), 2),
          Link(metric("aht"), 1, .lower, caution: .hurriedContacts),
          Link(metric("csat.top2"), 1, caution: .hurriedContacts),
        ]),
      Skill(
        "problem_solving", "Problem solving",
        [
          Link(criterion("issue_resolved"), 3), Link(metric("fcr_survey"), 2), Link(metric("fcr_repeat"), 2),
          Link(metric("aht"), 1, .lower, .lowIn([metric("fcr_survey"), metric("fcr_repeat")])),
          Link(metric("transfer_rate"), 1, .lower, caution: .routing),
        ]),
      Skill(
        "product_knowledge", "Product knowledge",
        [
          Link(criterion("policy_knowledge"), 3), Link(record("knowledge_test"), 3),
          Link(metric("hold_share"), 2, .lower, caution: .slowSystems),
          Link(metric("transfer_rate"), 1, .lower, caution: .routing), Link(metric("aht"), 1, .lower),
        ]),
      Skill(
        "time_management", "Time management",
        [
          Link(criterion("guidelines"), 3), Link(metric("acw_avg"), 2, .lower, caution: .slowSystems),
          Link(metric("aux_share"), 2, .lower, caution: .staffing), Link(metric("schedule_adherence"), 1),
          Link(metric("occupancy"), 1, .higher, .lowInSameIntervals, caution: .staffing),
        ]),
      Skill(
        "empathy", "Empathy and patience",
        [
          Link(criterion("empathy"), 3), Link(survey("friendliness"), 2),
          Link(metric("csat.top2"), 1, caution: .unresolvedMatter),
        ]),
      Skill(
        "teamwork", "Teamwork",
        [Link(record("peer_nomination"), 3), Link(record("mentoring_log"), 3)]),
      Skill(
        "self_confidence", "Self-confidence",
        [Link(criterion("ownership"), 3), Link(record("escalations"), 1, .lower)]),
      Skill("stress_tolerance", "Stress tolerance", [], isInferred: false),
    ],
    speed: SpeedGuard(
      speed: metric("aht"),
      outcomes: [
        metric("fcr_survey"), metric("fcr_repeat"), metric("resolution_rate.of_answered"), metric("qa_score"),
        metric("csat.top2"),
      ]))

  private static func metric(_ id: String) -> EvidenceSignal { EvidenceSignal(.metric, id) }
  private static func criterion(_ id: String) -> EvidenceSignal { EvidenceSignal(.criterion, id) }
  private static func record(_ id: String) -> EvidenceSignal { EvidenceSignal(.record, id) }
  private static func survey(_ id: String) -> EvidenceSignal { EvidenceSignal(.survey, id) }
}
