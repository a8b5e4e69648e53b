using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Deputies;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>What a deputy fills in.</summary>
public sealed class AnswerForm
{
    public List<string> Choices { get; set; } = [];

    [Display(Name = "意见和建议"), DataType(DataType.MultilineText)]
    public string Words { get; set; } = "";

    [Display(Name = "要求再次办理")]
    public bool AsksAgain { get; set; }

    [Display(Name = "同意公开我的答复")]
    public bool MayPublish { get; set; }

    /// <summary>When the answer was given that stood while this one was read back, in ticks; 0 for none. Null before that.</summary>
    public long? Seen { get; set; }

    /// <summary>As the command takes it.</summary>
    public AnswerInput ToInput() => new(Choices, Words, AsksAgain, MayPublish);

    /// <summary>What was answered before, to be changed.</summary>
    public static AnswerForm Of(PersonalPage page) => page.Answer is not { IsByThisWay: true } answer ? new AnswerForm() : new AnswerForm
    {
        Choices = [.. page.Asked.Asked.Select(a => answer.Choices.GetValueOrDefault(a.Label, ""))],
        Words = answer.Words,
        AsksAgain = answer.AsksAgain,
        MayPublish = answer.MayPublish,
    };
}
