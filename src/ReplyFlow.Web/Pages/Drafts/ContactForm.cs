using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>登记沟通: the form.</summary>
public sealed class ContactForm
{
    [Display(Name = "日期")]
    public DateOnly? On { get; set; }

    public ContactPhase Phase { get; set; } = ContactPhase.During;
    public ContactChannel Channel { get; set; }

    [Display(Name = "沟通对象")]
    public string With { get; set; } = "";

    [Display(Name = "情况"), DataType(DataType.MultilineText)]
    public string Summary { get; set; } = "";

    /// <summary>An empty one for today, with the lead deputy.</summary>
    public static ContactForm Begin(DateOnly today, IEnumerable<SuggestionDeputy> deputies) => new()
    {
        On = today,
        With = deputies.OrderBy(d => d.Order).FirstOrDefault()?.Deputy is { } lead ? $"{lead.Name}代表" : "",
    };

    /// <summary>What the command takes.</summary>
    public ContactInput ToInput() => new(On, Phase, Channel, With, Summary);
}
