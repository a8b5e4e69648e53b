using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Json;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Forms;

/// <summary>Reads <c>templates/&lt;profile&gt;/&lt;name&gt;.form.json</c>; the format is described in templates/README.md.</summary>
public static class FormTemplateFile
{
    /// <summary>What the names of form files end with.</summary>
    public const string Extension = ".form.json";

    /// <summary>The feedback form's file.</summary>
    public const string Feedback = "feedback" + Extension;

    /// <summary>Placeholders a form may use.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["session", "number", "title", "deputy", "issuer", "documentNumber", "category", "date", "name", "phone", "due", "days", "online"];

    private const long MaxBytes = 256 * 1024;
    private const int Text = 400;

    /// <summary>Reads a form.</summary>
    /// <exception cref="TemplateException">The file is absent or wrong; the message names file, JSON path and expectation.</exception>
    public static FormTemplate Read(string path)
    {
        var id = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))}/{Path.GetFileName(path)}";
        return Parse(JsonInput.ReadFile(path, MaxBytes, FailAs(id)), id);
    }

    /// <summary>Reads a form from the bytes of its file.</summary>
    /// <exception cref="TemplateException">As for <see cref="Read"/>.</exception>
    public static FormTemplate Parse(ReadOnlyMemory<byte> bytes, string id) => Parse(bytes, id, isOut: false);

    /// <summary>Reads the form of a letter that is out: choices that cannot be told are no fault any more (<see cref="ChoiceLevels.AsBefore"/>).</summary>
    /// <exception cref="TemplateException">As for <see cref="Read"/>.</exception>
    public static FormTemplate ParseOut(ReadOnlyMemory<byte> bytes, string id) => Parse(bytes, id, isOut: true);

    private static FormTemplate Parse(ReadOnlyMemory<byte> bytes, string id, bool isOut) => JsonInput.Parse(bytes, FailAs(id), o =>
    {
        o.OptionalText("$schema", Text);
        var title = Checked(o, "title", o.Text("title", Text, "表题"));
        var subtitle = o.OptionalText("subtitle", Text) is { } s ? Checked(o, "subtitle", s) : null;
        var rows = o.Objects("rows", 40, r => Row(r, isOut));
        if (isOut)
            rows = [.. JudgedOnce(rows)];
        if (rows.Count == 0)
            o.Error("rows", "至少要有一行");
        var note = o.OptionalText("note", 1000) is { } n ? Checked(o, "note", n) : null;
        var form = new FormTemplate(id, title, subtitle, rows, note) { ReasonsBelowTop = o.Flag("reasonsBelowTop", false) };
        var labels = rows.SelectMany(r => r.Fields).Where(f => f.IsJudgement).GroupBy(f => f.Label);
        if (!isOut && labels.FirstOrDefault(g => g.Count() > 1) is { } twice)
            o.Error("rows", $"有两个满意度栏目都叫“{twice.Key}”，答复分不开，请改成不同的名称");
        return form;
    });

    /// <summary>Of two judgements of one name the first counts: the answers to both could not be told apart.</summary>
    private static IEnumerable<FormRow> JudgedOnce(IReadOnlyList<FormRow> rows)
    {
        var seen = new HashSet<string>();
        return rows.Select(r => r with { Fields = [.. r.Fields.Select(f => f.IsJudgement && !seen.Add(f.Label) ? f with { Levels = [] } : f)] });
    }

    private static FormRow Row(StrictObject o, bool isOut)
    {
        var fields = o.Objects("fields", 3, f => Field(f, isOut));
        if (fields.Count == 0)
            o.Error("fields", "至少要有一项");
        return new FormRow(fields, (int)o.Number("lines", 1, 1, 18));
    }

    private static FormField Field(StrictObject o, bool isOut)
    {
        var field = new FormField(
            o.Text("label", 40, "栏目名"),
            o.OptionalText("text", Text) is { } text ? Checked(o, "text", text) : "",
            o.Texts("choices", 12, 20));
        var stated = o.Object("levels", l => Stated(l, field.Choices)) ?? [];
        if (!isOut && field.Choices.Distinct().Count() < field.Choices.Count)
        {
            o.Error("choices", "有两个选项相同");
            return field;
        }
        var levels = ChoiceLevels.Of(field.Choices, stated, out var problem);
        if (problem is not null && !isOut)
            o.Error("choices", problem);
        return field with { Levels = problem is null ? levels : ChoiceLevels.AsBefore(field.Choices) };
    }

    private static Dictionary<string, FeedbackLevel> Stated(StrictObject o, IReadOnlyList<string> choices)
    {
        var stated = new Dictionary<string, FeedbackLevel>();
        foreach (var name in o.Names.ToList())
        {
            if (!choices.Contains(name))
                o.Error(name, "choices 里没有这一项");
            stated[name] = o.Choice<FeedbackLevel>(name, null, ("satisfied", FeedbackLevel.Satisfied), ("basic", FeedbackLevel.Basic),
                ("dissatisfied", FeedbackLevel.Dissatisfied), ("none", FeedbackLevel.NoJudgement));
        }
        return stated;
    }

    private static string Checked(StrictObject o, string name, string text)
    {
        if (Placeholders.Problem(text, Names) is { } problem)
            o.Error(name, problem);
        return text;
    }

    private static JsonInput.Refusal FailAs(string file) =>
        (field, expected, inner) => new TemplateException(file, field, expected, inner);
}
