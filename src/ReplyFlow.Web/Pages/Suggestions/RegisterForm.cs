using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>A deputy as typed.</summary>
public sealed class DeputyFields
{
    [Display(Name = "代表姓名")]
    public string Name { get; set; } = "";

    [Display(Name = "代表团")]
    public string Delegation { get; set; } = "";

    [Display(Name = "邮箱")]
    public string Email { get; set; } = "";

    [Display(Name = "电话")]
    public string Phone { get; set; } = "";

    public ProposerInput ToInput() => new(Name, Delegation, Email, Phone);
}

/// <summary>A suggestion as typed.</summary>
public sealed class RegisterForm
{
    [Display(Name = "会议届次")]
    public string Session { get; set; } = "";

    public SuggestionKind Kind { get; set; }

    [Display(Name = "编号")]
    public string Number { get; set; } = "";

    [Display(Name = "标题")]
    public string Title { get; set; } = "";

    [Display(Name = "建议正文"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";

    [Display(Name = "分类")]
    public string Class { get; set; } = "";

    [Display(Name = "提出日期")]
    public DateOnly? ProposedOn { get; set; }

    public bool IdentitySecret { get; set; }

    public bool PublishText { get; set; } = true;

    public DeputyFields LeadDeputy { get; set; } = new();

    /// <summary>附议代表.</summary>
    public List<DeputyFields> Deputies { get; set; } = [];

    /// <summary>It takes the number of one that was withdrawn.</summary>
    public bool ReplacesWithdrawn { get; set; }

    /// <summary>What the command takes.</summary>
    public SuggestionInput ToInput() => new(
        Session, Kind, Number.Trim(), Title, Text, Class, ProposedOn, IdentitySecret, PublishText,
        [LeadDeputy.ToInput(), .. Deputies.Where(d => d.Name.Trim().Length > 0).Select(d => d.ToInput())], ReplacesWithdrawn);
}
