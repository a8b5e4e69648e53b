namespace ReplyFlow.Workflow.Rules;

/// <summary>
/// Who a step is given to, as a definition writes it. One person's rules:
/// <list type="bullet">
/// <item><c>role:ROLE</c>: whoever holds the role; <c>DivisionHead</c> and <c>Drafter</c> of the case's division, the bureau roles of the case's bureau.</item>
/// <item><c>case:Drafter</c>: the person the case was allocated to (经办人). <c>role:Drafter</c> means the same.</item>
/// <item><c>division:NAME/ROLE</c>: the role in the division of that name, whatever the case's division is.</item>
/// <item><c>user:previous</c>: whoever decided the step before.</item>
/// </list>
/// Group rules, one row each:
/// <list type="bullet">
/// <item><c>each:coHandlers/ROLE</c>: the role in each co-handling bureau (会办单位).</item>
/// <item><c>each:countersigners</c>: everyone named for countersigning (会签).</item>
/// <item><c>each:deputies</c>: every deputy who gets the letter.</item>
/// <item><c>each:divisions/ROLE:NAME,NAME</c>: the role in each of the named divisions.</item>
/// </list>
/// </summary>
/// <param name="Kind">Which of the shapes above.</param>
/// <param name="Role">The role, where the shape has one.</param>
/// <param name="Divisions">Names of divisions, where the shape has them; else empty.</param>
public sealed record AssigneeRule(AssigneeKind Kind, string? Role, IReadOnlyList<string> Divisions)
{
    /// <summary>True for the rules that name several participants.</summary>
    public bool IsGroup => Kind is AssigneeKind.EachCoHandler or AssigneeKind.EachCountersigner or AssigneeKind.EachDeputy or AssigneeKind.EachDivision;

    /// <summary>Parses a rule that must be right.</summary>
    /// <exception cref="FormatException">It is not; the message says what was expected.</exception>
    public static AssigneeRule Parse(string text) =>
        TryParse(text, out var rule, out var problem) ? rule! : throw new FormatException(problem);

    /// <summary>Parses a rule; on failure <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, out AssigneeRule? rule, out string? problem)
    {
        (rule, problem) = AssigneeRuleParser.Parse(text);
        return rule is not null;
    }
}
