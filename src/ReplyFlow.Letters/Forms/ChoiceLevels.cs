using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Letters.Forms;

/// <summary>How the choices of a judgement count: as the file says, else as the words say, and as they stand only where nothing else is left.</summary>
public static class ChoiceLevels
{
    private static readonly Dictionary<string, FeedbackLevel> Words = new Dictionary<FeedbackLevel, string[]>
    {
        [FeedbackLevel.Satisfied] = ["满意", "很满意", "非常满意", "十分满意", "完全满意"],
        [FeedbackLevel.Basic] = ["基本满意", "比较满意", "较满意", "较为满意", "一般"],
        [FeedbackLevel.Dissatisfied] = ["不满意", "不太满意", "较不满意", "很不满意", "非常不满意"],
        [FeedbackLevel.NoJudgement] = ["不了解", "不清楚", "说不清", "弃权", "不作评价"],
    }.SelectMany(p => p.Value.Select(w => (Word: w, Level: p.Key))).ToDictionary(p => p.Word, p => p.Level);

    /// <summary>The level of each choice, in their order; empty where the choices judge nothing.</summary>
    /// <param name="choices">The choices, each once.</param>
    /// <param name="stated">What the file says of some or all of them.</param>
    /// <param name="problem">Why they cannot be counted, in Chinese; null where they can.</param>
    public static IReadOnlyList<FeedbackLevel> Of(
        IReadOnlyList<string> choices, IReadOnlyDictionary<string, FeedbackLevel> stated, out string? problem)
    {
        problem = null;
        var levels = choices
            .Select(c => stated.TryGetValue(c, out var said) ? said : Words.TryGetValue(c, out var known) ? known : (FeedbackLevel?)null).ToArray();
        if (stated.Count == 0 && !levels.Any(l => l is not null and not FeedbackLevel.NoJudgement))
            return [];
        var unknown = Array.IndexOf(levels, null);
        if (unknown >= 0)
            levels[unknown] = ByPlace(levels, unknown);
        if (Array.IndexOf(levels, null) is >= 0 and var open)
            problem = $"“{choices[open]}”算满意、基本满意、不满意还是不计，看不出来，请在 levels 里写明";
        else if (!levels.Contains(FeedbackLevel.Satisfied) || !levels.Contains(FeedbackLevel.Dissatisfied))
            problem = "至少要有一项算满意、一项算不满意";
        return problem is null ? [.. levels.Select(l => l!.Value)] : [];
    }

    /// <summary>
    /// The levels where letters already out cannot wait for the file to be mended: as every program before counted, 不满意 the worst, the first
    /// 满意, the rest 基本满意; choices without 不满意 judged nothing.
    /// </summary>
    public static IReadOnlyList<FeedbackLevel> AsBefore(IReadOnlyList<string> choices) => !choices.Contains("不满意") ? []
        : [.. choices.Select((c, i) => Words.TryGetValue(c, out var known) ? known : i == 0 ? FeedbackLevel.Satisfied : FeedbackLevel.Basic)];

    /// <summary>The one level that no other choice has, where the choice stands in its place among them; else null.</summary>
    private static FeedbackLevel? ByPlace(FeedbackLevel?[] levels, int at)
    {
        if (Enum.GetValues<FeedbackLevel>().Except([FeedbackLevel.NoJudgement]).Where(l => !levels.Contains(l)).ToList() is not [var missing])
            return null;
        var before = levels[..at].Where(Judges);
        var after = levels[(at + 1)..].Where(Judges);
        return before.All(l => l < missing) && after.All(l => l > missing) ? missing : null;
    }

    private static bool Judges(FeedbackLevel? level) => level is not null and not FeedbackLevel.NoJudgement;
}
