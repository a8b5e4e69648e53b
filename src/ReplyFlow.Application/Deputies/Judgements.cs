using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Deputies;

/// <summary>What the deputies of a letter are asked, with the choices in the words of the form that went with it.</summary>
/// <param name="Asked">What is judged.</param>
/// <param name="ReasonChoices">The choices that need a reason.</param>
public sealed record Judgements(IReadOnlyList<FormField> Asked, IReadOnlyList<string> ReasonChoices)
{
    /// <summary>What is asked beside judging: whoever types the form in copies it, nothing follows from it.</summary>
    public IReadOnlyList<FormField> Facts { get; init; } = [];

    private const int MostWords = 2_000;

    /// <summary>再次办理 without a word would tell the bureau nothing to do.</summary>
    private const string Unasked = "要求再次办理的，请写明还要办什么，承办单位好照着再次办理。";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where a profile has no form.</summary>
    private static readonly FormTemplate Whole = new("", "", null,
    [
        new([new("对办理工作", "", ["满意", "基本满意", "不满意"])
        {
            Levels = [FeedbackLevel.Satisfied, FeedbackLevel.Basic, FeedbackLevel.Dissatisfied],
        }], 1),
    ], null);

    /// <summary>The judgements of a form; one where there is no form or it asks for none.</summary>
    public static Judgements Of(FormTemplate? form) =>
        form is { Judgements.Count: > 0 } ? new(form.Judgements, form.ReasonChoices) { Facts = form.Facts } : new(Whole.Judgements, Whole.ReasonChoices);

    /// <summary>Checks an answer before it is read back or kept.</summary>
    /// <exception cref="InvalidInputException">Something is not chosen, or a reason is missing.</exception>
    public void Check(AnswerInput input)
    {
        if (Faults(input) is { Count: > 0 } errors)
            throw new InvalidInputException(errors);
    }

    /// <summary>The worst of the choices that judge; 未作评价 where none does.</summary>
    public FeedbackLevel Level(AnswerInput input) =>
        Levels(input).Where(l => l != FeedbackLevel.NoJudgement).DefaultIfEmpty(FeedbackLevel.NoJudgement).Max();

    /// <summary>What is wrong with an answer, at its fields.</summary>
    internal IReadOnlyList<FieldError> Faults(AnswerInput input)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < Asked.Count; i++)
            if (Asked[i].LevelOf(Choice(input, i)) is null)
                errors.Add(new FieldError($"Choices[{i}]", $"请选择{Asked[i].Label}是否满意。"));
        for (var i = 0; i < Facts.Count; i++)
            if (input.Facts.ElementAtOrDefault(i) is { } marked && Facts[i].DenialAmong(marked) is { } denial)
                errors.Add(new FieldError(
                    $"Facts[{i}]", $"{Facts[i].Label}勾了“{denial}”，就不能再勾别的。表上都勾了的，请问清楚代表是哪一种；问不清的，都不勾。"));
        if (TextLength.Of(input.Words.Trim()) is var length && length > MostWords)
            errors.Add(new FieldError("Words", $"意见有 {length} 字，最多 {MostWords} 字。"));
        if (errors.Count == 0 && input.Words.Trim().Length == 0 && (Unreasoned(input) ?? (input.AsksAgain ? Unasked : null)) is { } fault)
            errors.Add(new FieldError("Words", fault));
        return errors;
    }

    /// <summary>A checked answer as it is kept.</summary>
    internal JudgedAnswer Answer(AnswerInput input) => new(Level(input), input.Words.Trim(), ToJson(input));

    private string? Unreasoned(AnswerInput input)
    {
        var level = Level(input);
        var worst = Levels(input).ToList().IndexOf(level);
        var choice = Choice(input, worst);
        return !ReasonChoices.Contains(choice) ? null
            : $"选了“{choice}”，请写明原因，承办单位好照着{(level == FeedbackLevel.Dissatisfied ? "再次办理" : "改进")}。";
    }

    private IEnumerable<FeedbackLevel> Levels(AnswerInput input) => Asked.Select((field, i) => field.LevelOf(Choice(input, i))!.Value);

    private string ToJson(AnswerInput input) =>
        JsonSerializer.Serialize(Asked.Select((field, i) => (field.Label, Choice: Choice(input, i)))
            .Concat(Facts.Select((field, i) => (field.Label, Choice: Marked(field, input.Facts.ElementAtOrDefault(i) ?? []))).Where(p => p.Choice.Length > 0))
            .DistinctBy(p => p.Label).ToDictionary(p => p.Label, p => p.Choice), Json);

    /// <summary>In the form's order; what is none of its choices nobody can have marked.</summary>
    private static string Marked(FormField field, IReadOnlyList<string> marked) => string.Join("、", field.Choices.Where(marked.Contains));

    internal static IReadOnlyDictionary<string, string> FromJson(string json) =>
        json.Length == 0 ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static string Choice(AnswerInput input, int i) => i < input.Choices.Count ? input.Choices[i] ?? "" : "";
}

/// <summary>An answer with what its choices come to.</summary>
/// <param name="Level">The worst of the choices that judge.</param>
/// <param name="Words">The deputy's words.</param>
/// <param name="Json">The choices by what was asked.</param>
internal sealed record JudgedAnswer(FeedbackLevel Level, string Words, string Json);
