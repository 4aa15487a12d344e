import Metrics

/// How people are read: which evidence speaks for which skill, and what responsibilities ask for.
package struct PeopleModel: Codable, Hashable, Sendable {
  package var skills: SkillModel
  package var roles: [RoleRule]

  package init(skills: SkillModel, roles: [RoleRule]) {
    self.skills = skills
    self.roles = roles
  }

  /// Where a workspace says nothing.
  package static let standard = PeopleModel(skills: .standard, roles: RoleRule.standard)
}
