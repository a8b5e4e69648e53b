using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Pages.Cases.Answers;

/// <summary>代录: what the entries rest on, as typed.</summary>
public sealed class GroundForm
{
    [Display(Name = "答复方式")]
    public FeedbackWay? Way { get; set; }

    [Display(Name = "收到或通话的日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "通话双方")]
    public string Who { get; set; } = "";

    [Display(Name = "依据"), DataType(DataType.MultilineText)]
    public string Note { get; set; } = "";

    /// <summary>As the command takes it.</summary>
    public EntryGround ToGround() => new(Way ?? FeedbackWay.Entered, On, Who, Note);
}

/// <summary>One deputy's answer as typed from the form or the call.</summary>
public sealed class AnswerRowForm
{
    public Guid DeputyId { get; set; }

    /// <summary>The answer that the page showed.</summary>
    public Guid? Seen { get; set; }

    public List<string?> Choices { get; set; } = [];

    /// <summary>What is marked of each thing that the form asks beside judging; null where nothing is.</summary>
    public List<List<string>?> Facts { get; set; } = [];

    [Display(Name = "代表的意见"), DataType(DataType.MultilineText)]
    public string Words { get; set; } = "";

    [Display(Name = "要求再次办理")]
    public bool AsksAgain { get; set; }

    [Display(Name = "同意公开答复")]
    public bool MayPublish { get; set; }

    /// <summary>Whether anything was filled in.</summary>
    public bool IsFilled => Choices.Any(c => !string.IsNullOrEmpty(c)) || Words.Trim().Length > 0 || AsksAgain || MayPublish
        || Facts.Exists(f => f is { Count: > 0 });

    /// <summary>As the command takes it.</summary>
    public EnteredRow ToRow() => new(DeputyId, Seen, new AnswerInput([.. Choices.Select(c => c ?? "")], Words, AsksAgain, MayPublish)
    {
        Facts = [.. Facts.Select(f => f ?? [])],
    });
}
