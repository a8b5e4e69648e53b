using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Deputies;

/// <summary>What a letter's profile asks deputies about, with the choices in its own words.</summary>
public static class Judgements
{
    private const int MostWords = 2_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where a profile has no form.</summary>
    private static readonly FormField Whole = new("对办理工作", "", ["满意", "基本满意", "不满意"]);

    /// <summary>The judgements of a profile; one where it has no form.</summary>
    public static IReadOnlyList<FormField> Of(LetterRenderer renderer, string template) =>
        renderer.FeedbackForm(template)?.Judgements is { Count: > 0 } judgements ? judgements : [Whole];

    /// <summary>Checks an answer before it is read back or kept.</summary>
    /// <exception cref="InvalidInputException">Something is not chosen, or a reason is missing.</exception>
    public static void Check(IReadOnlyList<FormField> asked, AnswerInput input)
    {
        if (Faults(asked, input) is { Count: > 0 } errors)
            throw new InvalidInputException(errors);
    }

    /// <summary>What is wrong with an answer, at its fields.</summary>
    internal static IReadOnlyList<FieldError> Faults(IReadOnlyList<FormField> asked, AnswerInput input)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < asked.Count; i++)
            if (!asked[i].Choices.Contains(Choice(input, i)))
                errors.Add(new FieldError($"Choices[{i}]", $"请选择{asked[i].Label}是否满意。"));
        if (TextLength.Of(input.Words.Trim()) is var length && length > MostWords)
            errors.Add(new FieldError("Words", $"意见有 {length} 字，最多 {MostWords} 字。"));
        if (errors.Count == 0 && Level(asked, input) == FeedbackLevel.Dissatisfied && input.Words.Trim().Length == 0)
            errors.Add(new FieldError("Words", "选了“不满意”，请写明原因，承办单位好照着再次办理。"));
        return errors;
    }

    /// <summary>A checked answer as it is kept.</summary>
    internal static JudgedAnswer Answer(IReadOnlyList<FormField> asked, AnswerInput input) =>
        new(Level(asked, input), input.Words.Trim(), ToJson(asked, input));

    /// <summary>The worst of the choices: the first is 满意, 不满意 is the worst, what is between is 基本满意.</summary>
    public static FeedbackLevel Level(IReadOnlyList<FormField> asked, AnswerInput input) => asked.Select((field, i) => Choice(input, i) switch
    {
        "不满意" => FeedbackLevel.Dissatisfied,
        var choice when choice == field.Choices[0] => FeedbackLevel.Satisfied,
        _ => FeedbackLevel.Basic,
    }).Max();

    private static string ToJson(IReadOnlyList<FormField> asked, AnswerInput input) =>
        JsonSerializer.Serialize(asked.Select((field, i) => (field.Label, Choice: Choice(input, i))).ToDictionary(p => p.Label, p => p.Choice), Json);

    internal static IReadOnlyDictionary<string, string> FromJson(string json) =>
        json.Length == 0 ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static string Choice(AnswerInput input, int i) => i < input.Choices.Count ? input.Choices[i] ?? "" : "";
}

/// <summary>An answer with what its choices come to.</summary>
/// <param name="Level">The worst of the choices.</param>
/// <param name="Words">The deputy's words.</param>
/// <param name="Json">The choices by what was asked.</param>
internal sealed record JudgedAnswer(FeedbackLevel Level, string Words, string Json);
