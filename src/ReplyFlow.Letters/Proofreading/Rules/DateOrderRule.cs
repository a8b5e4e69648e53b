using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: assigned, signed, dated and sent follow one another.</summary>
internal sealed class DateOrderRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "交办、签发、成文、送达的日期先后相承；印发日期不早于成文日期", Severity.Error, Grounds.Accuracy,
        ["date=2026-05-20|issuedOn=2026-05-19"], ["date=2026-05-20|issuedOn=2026-05-21"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var (letter, context) = (input.Letter, input.Context);
        (string Name, DateOnly? Day)[] order =
            [("交办日期", context.AssignedOn), ("签发日期", context.SignedOn), ("成文日期", letter.Date), ("送达日期", context.SentOn)];
        (string Name, DateOnly Day)? before = null;
        foreach (var (name, day) in order)
        {
            if (day is not { } now)
                continue;
            if (before is { } earlier && now < earlier.Day)
                sink.Field(Severity.Error, "date", letter.Date is { } date ? DayText.Iso(date) : "",
                    $"{name} {DayText.Iso(now)} 早于{earlier.Name} {DayText.Iso(earlier.Day)}");
            before = (name, now);
        }
        // A city may print before it dates; it is odd, not wrong.
        if (letter is { IssuedOn: { } issued, Date: { } dated } && issued < dated)
            sink.Field(Severity.Warning, "issuedOn", DayText.Iso(issued), $"印发日期 {DayText.Iso(issued)} 早于成文日期 {DayText.Iso(dated)}");
    }
}
