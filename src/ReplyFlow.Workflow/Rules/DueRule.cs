using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Workflow.Rules;

/// <summary>
/// By when, as a definition writes it: <c>+10wd</c>, <c>+1m</c>, <c>+5cd</c> counted from the day the step opens (that
/// day excluded), or <c>case:due</c>, <c>case:due-10wd</c>, <c>case:due+5cd</c> from the case's own due date (its
/// extension included), or <c>rule:feedback</c>: the length that the deadline rules of the bureau and session give
/// (see <see cref="RuleKinds"/>). Working days, calendar days and months are computed by the calendar of the domain.
/// </summary>
/// <param name="FromCaseDue">True when counted from the case's due date, false from the day the step opens.</param>
/// <param name="Amount">How many units; negative is before. 0 only for <c>case:due</c>.</param>
/// <param name="Unit"><c>wd</c> working days, <c>cd</c> calendar days, <c>m</c> months.</param>
public sealed partial record DueRule(bool FromCaseDue, int Amount, string Unit)
{
    private const string RulePrefix = "rule:";

    /// <summary>The kinds of deadline that a step may name; the reply's own is <c>case:due</c>.</summary>
    public static IReadOnlyList<DeadlineKind> RuleKinds { get; } =
        [DeadlineKind.Assign, DeadlineKind.Object, DeadlineKind.Opinion, DeadlineKind.Feedback, DeadlineKind.ReReply];

    private static readonly Dictionary<string, DeadlineKind> Kinds = RuleKinds.ToDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));
    private static readonly string Expected = "应为 +N 加单位 wd（工作日）、cd（日）或 m（月），或 case:due，后面可加 +N 或 -N 和单位，N 为 1 到 999，"
        + $"或按期限规则 {string.Join("、", Kinds.Keys.Select(k => RulePrefix + k))}";

    /// <summary>The deadline rule that gives the length; null where the definition itself does. Then <see cref="Amount"/> is 0.</summary>
    public DeadlineKind? Kind { get; private init; }

    /// <summary>Parses a rule that must be right.</summary>
    /// <exception cref="FormatException">It is not; the message says what was expected.</exception>
    public static DueRule Parse(string text) =>
        TryParse(text, out var rule, out var problem) ? rule! : throw new FormatException(problem);

    /// <summary>Parses a rule; on failure <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, out DueRule? rule, out string? problem)
    {
        (rule, problem) = (null, null);
        if (text?.StartsWith(RulePrefix, StringComparison.Ordinal) == true && Kinds.TryGetValue(text[RulePrefix.Length..], out var kind))
        {
            rule = new DueRule(false, 0, "cd") { Kind = kind };
            return true;
        }

        var match = Pattern().Match(text ?? "");
        var fromCase = match.Groups["case"].Success;
        var sign = match.Groups["sign"].Value;
        if (!match.Success || (!fromCase && sign != "+"))
        {
            problem = $"“{text}”不是期限规则，{Expected}";
            return false;
        }

        var amount = sign.Length == 0 ? 0 : int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        rule = new DueRule(fromCase, sign == "-" ? -amount : amount, sign.Length == 0 ? "cd" : match.Groups["unit"].Value);
        return true;
    }

    /// <summary>The rule as a definition writes it.</summary>
    public override string ToString() => Kind is { } kind
        ? RulePrefix + JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())
        : (FromCaseDue ? "case:due" : "") + (Amount == 0 && FromCaseDue ? "" : $"{Amount.ToString("+0;-0", CultureInfo.InvariantCulture)}{Unit}");

    [GeneratedRegex(@"^(?<case>case:due)?(?:(?<sign>[+-])(?<n>[1-9][0-9]{0,2})(?<unit>wd|cd|m))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
