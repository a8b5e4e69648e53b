using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Letters.Forms;

/// <summary>A printed form, such as the 征询意见表: a title, a table of rows, a note underneath.</summary>
/// <param name="Id">The profile's and the form's name, for example <c>xian-gxj/feedback</c>.</param>
/// <param name="Title">Title with placeholders.</param>
/// <param name="Subtitle">Line under the title, or null.</param>
/// <param name="Rows">The table, from top to bottom.</param>
/// <param name="Note">Text under the table, or null.</param>
public sealed record FormTemplate(string Id, string Title, string? Subtitle, IReadOnlyList<FormRow> Rows, string? Note)
{
    /// <summary>Whether a judgement below 满意 needs a reason; else only 不满意 does.</summary>
    public bool ReasonsBelowTop { get; init; }

    /// <summary>The choices that need a reason, in the form's order.</summary>
    public IReadOnlyList<string> ReasonChoices => [.. Judgements
        .SelectMany(f => f.Choices.Where(c => f.LevelOf(c) is FeedbackLevel.Dissatisfied || (ReasonsBelowTop && f.LevelOf(c) is FeedbackLevel.Basic)))
        .Distinct()];

    /// <summary>What is judged, in the form's order.</summary>
    public IReadOnlyList<FormField> Judgements => [.. Rows.SelectMany(r => r.Fields).Where(f => f.IsJudgement)];

    /// <summary>What is asked beside judging, such as 沟通联系: several choices may be marked, or none. What every deputy may ask is none of it.</summary>
    public IReadOnlyList<FormField> Facts => [.. Rows.SelectMany(r => r.Fields).Where(f => f is { IsJudgement: false, Choices.Count: > 0 }
        && !f.Label.Contains(Again, StringComparison.Ordinal) && !f.Label.Contains(Public, StringComparison.Ordinal))];

    /// <summary>
    /// The form with what every deputy may ask beside judging: the page on the screen asks it, whatever the file says. Only where something is judged.
    /// </summary>
    public FormTemplate WithRequests()
    {
        var after = Rows.ToList().FindLastIndex(r => r.Fields.Any(f => f.IsJudgement)) + 1;
        return after == 0 || Rows.Any(r => r.Fields.Any(f => f.Label.Contains(Again, StringComparison.Ordinal))) ? this
            : this with { Rows = [.. Rows.Take(after), Requests, .. Rows.Skip(after)] };
    }

    private static FormRow Requests => new([new(Again, "", ["要求", "不要求"]), new(Public + "答复", "", ["同意", "不同意"])], 1);

    private const string Again = "再次办理", Public = "公开";

    /// <summary>The form where several bureaus answered: the rows that judge stand once for each, under its name.</summary>
    public FormTemplate For(IReadOnlyList<string> bureaus)
    {
        var judging = Rows.Where(r => r.Fields.Any(f => f.IsJudgement)).ToList();
        if (bureaus.Count < 2 || judging.Count == 0)
            return this;
        var rows = new List<FormRow>();
        foreach (var row in Rows)
            if (!judging.Contains(row))
                rows.Add(row);
            else if (row == judging[0])
                foreach (var bureau in bureaus)
                    rows.AddRange([new FormRow([new FormField("答复单位", bureau, [])], 1), .. judging]);
        return this with { Rows = rows };
    }
}

/// <summary>One row: pairs of label and content side by side.</summary>
/// <param name="Fields">The pairs, from left to right.</param>
/// <param name="Lines">Least height in lines.</param>
public sealed record FormRow(IReadOnlyList<FormField> Fields, int Lines);

/// <summary>A label and what stands beside it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Text">Content with placeholders; empty where somebody will write.</param>
/// <param name="Choices">Choices printed with boxes after the text.</param>
public sealed record FormField(string Label, string Text, IReadOnlyList<string> Choices)
{
    /// <summary>How each choice counts, in their order (<see cref="ChoiceLevels"/>); empty where nothing is judged.</summary>
    public IReadOnlyList<FeedbackLevel> Levels { get; init; } = [];

    /// <summary>Whether it asks how satisfied somebody is.</summary>
    public bool IsJudgement => Levels.Count > 0;

    /// <summary>Of several choices that are marked, one that says that there was nothing, such as 未联系; null where they do not contradict it.</summary>
    public string? DenialAmong(IReadOnlyCollection<string> marked) =>
        marked.Count < 2 ? null : Choices.FirstOrDefault(c => marked.Contains(c) && c.StartsWith('未'));

    /// <summary>How a choice counts; null for none of the choices.</summary>
    public FeedbackLevel? LevelOf(string choice)
    {
        for (var i = 0; i < Levels.Count; i++)
            if (Choices[i] == choice)
                return Levels[i];
        return null;
    }
}
