using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Passages;
using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Web.Pages.Passages;

/// <summary>A standard passage: the form.</summary>
public sealed class PassageForm
{
    [Display(Name = "名称")]
    public string Name { get; set; } = "";

    [Display(Name = "分类")]
    public string Category { get; set; } = "";

    [Display(Name = "内容"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";

    [Display(Name = "有效期至")]
    public DateOnly? ExpiresOn { get; set; }

    [Display(Name = "归属")]
    public PassageScope Scope { get; set; }

    [Display(Name = "处室")]
    public Guid? DivisionId { get; set; }

    [Display(Name = "今后由我维护")]
    public bool TakeOver { get; set; }

    /// <summary>The revision that is changed; 0 for a new passage.</summary>
    public int Seen { get; set; }

    /// <summary>The form as stored.</summary>
    public void Take(StandardPassage p)
    {
        (Name, Category, Text, ExpiresOn, DivisionId, Seen) = (p.Name, p.Category, p.Text, p.ExpiresOn, p.DivisionId, p.Revision);
        Scope = p.BureauId is null ? PassageScope.Common : p.DivisionId is null ? PassageScope.Bureau : PassageScope.Division;
    }

    /// <summary>What the command takes.</summary>
    public PassageInput ToInput() => new(Scope, DivisionId, Name, Category, Text, ExpiresOn, TakeOver);
}
