using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Workflow.Rules;

/// <summary>The grammar of <see cref="AssigneeRule"/>.</summary>
internal static class AssigneeRuleParser
{
    private const string Expected =
        "应为 role:ROLE、 case:Drafter、division:NAME/ROLE、user:previous、each:coHandlers/ROLE、each:countersigners、each:deputies 或 each:divisions/ROLE:NAME,NAME";

    public static (AssigneeRule? Rule, string? Problem) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, $"没有写由谁办理，{Expected}");
        var colon = text.IndexOf(':');
        var (head, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return (head, rest) switch
        {
            ("role", Roles.Drafter) or ("case", "Drafter") => Ok(AssigneeKind.CaseDrafter, null),
            ("role", _) => WithRole(AssigneeKind.Role, rest, []),
            ("user", "previous") => Ok(AssigneeKind.Previous, null),
            ("division", _) => Division(rest),
            ("each", "countersigners") => Ok(AssigneeKind.EachCountersigner, null),
            ("each", "deputies") => Ok(AssigneeKind.EachDeputy, null),
            ("each", _) when rest.StartsWith("coHandlers/", StringComparison.Ordinal) => WithRole(AssigneeKind.EachCoHandler, rest["coHandlers/".Length..], []),
            ("each", _) when rest.StartsWith("divisions/", StringComparison.Ordinal) => Divisions(rest["divisions/".Length..]),
            _ => (null, $"“{text}”不是办理人规则，{Expected}"),
        };
    }

    private static (AssigneeRule?, string?) Division(string rest)
    {
        var slash = rest.LastIndexOf('/');
        if (slash <= 0 || rest[..slash].Trim().Length == 0) return (null, $"“division:{rest}”没有写处室，应为 division:NAME/ROLE");
        return WithRole(AssigneeKind.Division, rest[(slash + 1)..], [rest[..slash].Trim()]);
    }

    private static (AssigneeRule?, string?) Divisions(string rest)
    {
        var colon = rest.IndexOf(':');
        var names = colon < 0 ? [] : rest[(colon + 1)..].Split([',', '，'], StringSplitOptions.TrimEntries);
        if (names.Length == 0 || names.Any(n => n.Length == 0)) return (null, $"“each:divisions/{rest}”没有写处室，应为 each:divisions/ROLE:NAME,NAME");
        if (names.Distinct().Count() < names.Length) return (null, $"“each:divisions/{rest}”中同一处室出现了两次");
        return WithRole(AssigneeKind.EachDivision, rest[..colon], names);
    }

    private static (AssigneeRule?, string?) WithRole(AssigneeKind kind, string role, IReadOnlyList<string> divisions) =>
        Vocabulary.Roles.Contains(role)
            ? (new AssigneeRule(kind, role, divisions), null)
            : (null, $"“{role}”不是角色，应为其中之一：{string.Join("、", Vocabulary.Roles.Order())}");

    private static (AssigneeRule?, string?) Ok(AssigneeKind kind, string? role) => (new AssigneeRule(kind, role, []), null);
}
